package org.intake.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.intake.domain.Sha256;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.QuotaPolicy.OverQuota;
import org.intake.domain.reading.CellRef;
import org.intake.domain.reading.Cover;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.ReadField;
import org.intake.domain.reading.SealReport;
import org.intake.domain.screening.CaseDocument;
import org.intake.domain.screening.CaseFacts;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.domain.screening.ProcedureFacts;
import org.intake.domain.screening.ProvinceFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A call of another kind, with its own documents, fields, quota and rules, and no code of its own.
class AnotherCallTest {
  private final LoadResult.Loaded call = loaded();
  private final List<CaseDocument> documents = new ArrayList<>();
  private final List<CaseField> fields = new ArrayList<>();

  static ProgrammeFiles files() {
    try {
      return ProgrammeFiles.at(
          Path.of(AnotherCallTest.class.getResource("/programmes/county-libraries-2031").toURI()));
    } catch (java.io.IOException | java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LoadResult.Loaded loaded() {
    return switch (ProgrammeLoader.load(files())) {
      case LoadResult.Loaded loaded -> loaded;
      case LoadResult.Faulty(ProgrammeFaults faults) -> throw new AssertionError(faults.toString());
    };
  }

  @Test
  void itsPoliciesAreItsOwn() {
    Programme programme = call.programme();

    assertThat(programme.quota().limitOf("150000")).isEqualTo(5);
    assertThat(programme.quota().overQuota()).isEqualTo(OverQuota.HOLD);
    assertThat(programme.quota().withdrawalFrees()).isFalse();
    assertThat(programme.calendar().isLate(Instant.parse("2031-03-16T04:00:00Z"))).isTrue();
    assertThat(programme.calendar().isLate(Instant.parse("2031-03-16T03:59:59.999Z"))).isFalse();
    assertThat(programme.calendar().supplementDeadline(Instant.parse("2031-02-01T01:00:00Z")))
        .isEqualTo(Instant.parse("2031-02-08T16:00:00Z"));
    assertThat(programme.review().seats()).isEqualTo(2);
  }

  @Test
  void aGoodCountyPassesItsRules() {
    county("150122", "100000", "125000");
    library("甲书屋", "1000");
    library("乙书屋", "1500");
    library("丙书屋", "3000");

    assertThat(findings("150122", "150122"))
        .extracting(Finding::check, Finding::outcome)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("LIB-01", Outcome.PASS),
            org.assertj.core.groups.Tuple.tuple("LIB-02", Outcome.PASS),
            org.assertj.core.groups.Tuple.tuple("LIB-03", Outcome.PASS),
            org.assertj.core.groups.Tuple.tuple("LIB-03", Outcome.PASS),
            org.assertj.core.groups.Tuple.tuple("LIB-03", Outcome.PASS),
            org.assertj.core.groups.Tuple.tuple("LIB-04", Outcome.PASS),
            org.assertj.core.groups.Tuple.tuple("LIB-05", Outcome.PASS));
  }

  @Test
  void aDistrictWithFewBooksAndSmallLibrariesDoesNot() {
    county("150105", "100000", "124999");
    library("甲书屋", "999");

    assertThat(findings("150105", "150105"))
        .extracting(finding -> finding.check() + " " + finding.outcome())
        .containsExactly(
            "LIB-01 FAIL", "LIB-02 FAIL", "LIB-03 NEEDS_HUMAN", "LIB-04 FAIL", "LIB-05 PASS");
  }

  @Test
  void bannersTakeNoPlaceAndTheSixthCountyIsOverTheQuota() {
    county("150122", "1", "2");

    assertThat(outcome("LIB-05", "150121", "150223", "150625", "150122")).isEqualTo(Outcome.PASS);
    assertThat(outcome("LIB-05", "150122", "150123", "150124", "150125", "150222"))
        .isEqualTo(Outcome.PASS);
    assertThat(outcome("LIB-05", "150122", "150123", "150124", "150125", "150222", "150105"))
        .isEqualTo(Outcome.FAIL);
  }

  @Test
  void itIsServedBesideTheBuiltInCall() {
    BuiltInProgrammes programmes = BuiltInProgrammes.with(Map.of("county-libraries-2031", files()));

    assertThat(programmes.calls()).containsExactly("county-libraries-2031", "sme-ip-pilot-2017");
    assertThat(programmes.programme("county-libraries-2031").orElseThrow().hash())
        .isEqualTo(call.programme().hash());
    assertThat(programmes.rules("county-libraries-2031")).isPresent();
    assertThat(programmes.files("county-libraries-2031"))
        .containsOnlyKeys("programme.yaml", "divisions.csv", "organs.csv");
  }

  private Outcome outcome(String check, String... endorsed) {
    return findings("150122", endorsed).stream()
        .filter(finding -> finding.check().equals(check))
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  private void county(String code, String inhabitants, String books) {
    document("county", "COUNTY_FORM", null, List.of());
    field("county", "county", new FieldValue.Division(code, division(code).name()));
    number("county", "inhabitants", inhabitants);
    number("county", "books", books);
  }

  private void library(String name, String collection) {
    document(name, "LIBRARY_FORM", name, List.of(new Cover("V1", name, 1, 1)));
    field(name, "library", new FieldValue.Text(name));
    number(name, "collection", collection);
  }

  private Division division(String code) {
    return call.programme().reading().divisions().byCode(code).orElseThrow();
  }

  private CaseDocument document(String id, String type, @Nullable String part, List<Cover> covers) {
    CaseDocument document =
        new CaseDocument(
            id,
            id,
            id + ".docx",
            new DocumentType(type),
            part,
            1,
            1,
            Sha256.ofText(id),
            covers,
            List.of(),
            SealReport.NOT_EXPECTED,
            List.of());
    documents.add(document);
    return document;
  }

  private void number(String document, String name, String number) {
    field(document, name, new FieldValue.Decimal(new BigDecimal(number)));
  }

  private void field(String document, String name, FieldValue value) {
    fields.add(read(document, name, value));
  }

  private static CaseField read(String document, String name, FieldValue value) {
    return new CaseField(
        CaseField.idOf(document, name),
        document,
        new ReadField(
            name,
            name,
            value,
            value.display(),
            null,
            Method.FORM_TABLE,
            1,
            1,
            Set.of(),
            Place.ofCell(1, new CellRef(1, 1, 2), value.display())),
        null);
  }

  private List<Finding> findings(String county, String... endorsed) {
    List<FieldValue> counties =
        Stream.of(endorsed)
            .<FieldValue>map(code -> new FieldValue.Division(code, division(code).name()))
            .toList();
    CaseDocument endorsement = document("endorsement", "ENDORSEMENT", null, List.of());
    documents.remove(endorsement);
    return call.rules()
        .screen(
            new CaseFacts(
                call.programme().id(),
                division(county),
                division(county).name(),
                List.of(),
                documents,
                fields,
                new ProvinceFacts(
                    "150000",
                    List.of(
                        new ProvinceFacts.Letter(
                            endorsement,
                            List.of(
                                read("endorsement", "counties", new FieldValue.Many(counties))))),
                    List.of(),
                    null),
                Instant.parse("2031-03-01T01:00:00Z"),
                Instant.parse("2031-03-01T01:00:00Z"),
                ProcedureFacts.atScreening("CHECKING")));
  }
}
