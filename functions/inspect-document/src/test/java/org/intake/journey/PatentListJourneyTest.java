package org.intake.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.intake.application.screen.CaseScreening;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.screening.Evidence;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.testkit.documents.ApplicationForm;
import org.intake.testkit.documents.FormStyle;
import org.intake.testkit.documents.PdfWriter;
import org.intake.testkit.documents.Piece;
import org.intake.testkit.documents.SampleCities;
import org.intake.testkit.documents.SampleCity;
import org.intake.testkit.documents.SampleFile;
import org.intake.testkit.documents.SamplePark;
import org.intake.testkit.documents.SampleValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The list of invention patents (E13) as offices send it, counted against what the form declares.
class PatentListJourneyTest {
  private static final long SEED = 4711L;
  private static final String JIANGSU = "320000";
  private static final SampleCity CITY = SampleCities.invent(SampleCities.wuxi(), 2, SEED);
  private static final SamplePark PARK = CITY.parks().getFirst();
  private static final int DECLARED =
      Integer.parseInt(PARK.fields().shown("validInventionPatents"));

  private static SampleFile list(String extension, int patents) {
    SamplePark listed =
        PARK.with("validInventionPatents", SampleValue.number(Integer.toString(patents)));
    List<Piece> pieces = List.of(org.intake.testkit.documents.Evidence.patentList(listed, SEED));
    String name = "无锡市/E13_" + PARK.name() + "_有效发明专利清单." + extension;
    return extension.equals("pdf")
        ? PdfWriter.write(name, pieces, PdfWriter.Style.asFromWord())
        : SampleFile.office(name, pieces);
  }

  private static CaseRecord played(SampleFile list) {
    JourneyOnFakes journey = new JourneyOnFakes();
    List<SampleFile> files = new ArrayList<>(GoldenForms.besides(CITY));
    files.add(
        SampleFile.office("无锡市/无锡市申报表.docx", ApplicationForm.pieces(CITY, FormStyle.ornate())));
    files.add(list);
    String submission = journey.open(JIANGSU);
    for (SampleFile file : files) {
      journey.add(JIANGSU, submission, file.name(), file.bytes());
    }
    journey.settle();
    JourneyOnFakes.done(journey.submit.submit(JourneyOnFakes.province(JIANGSU), submission));
    journey.settle();
    journey.checkInvariants();
    return journey.caseOf("无锡市");
  }

  private static Finding counted(CaseRecord record) {
    return record.findings().stream()
        .filter(one -> one.check().equals("R-PRK-08") && PARK.name().equals(one.park()))
        .findFirst()
        .orElseThrow();
  }

  /// What the rule saw of the list itself, not of the form.
  private static List<Evidence> ofTheList(CaseRecord record, SampleFile list) {
    return counted(record).evidence().stream()
        .filter(evidence -> evidence.fieldId() != null)
        .filter(evidence ->
            record
                .document(evidence.documentId())
                .map(PlacedDocument::file)
                .filter(list.name()::equals)
                .isPresent())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls", "docx", "pdf"})
  void aListOfAsManyAsDeclaredLeavesNothingOpen(String extension) {
    SampleFile list = list(extension, DECLARED);
    CaseRecord record = played(list);

    assertThat(counted(record).outcome())
        .as(counted(record).message().zhHans())
        .isEqualTo(Outcome.PASS);
    assertThat(ofTheList(record, list)).isNotEmpty();
    assertThat(record.findings().stream().filter(CaseScreening::isOpen).map(Finding::check))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "xlsx, -1",
    "xlsx, 1",
    "xls, -1",
    "xls, 1",
    "docx, -1",
    "docx, 1",
    "pdf, -1",
    "pdf, 1",
  })
  void aListOfOtherwiseManyIsForAPersonAndNeverAFailure(String extension, int more) {
    SampleFile list = list(extension, DECLARED + more);
    CaseRecord record = played(list);

    assertThat(counted(record).outcome()).isEqualTo(Outcome.NEEDS_HUMAN);
    assertThat(counted(record).message().zhHans())
        .contains(Integer.toString(DECLARED), Integer.toString(DECLARED + more));
    assertThat(ofTheList(record, list))
        .isNotEmpty()
        .allSatisfy(evidence ->
            assertThat(evidence.place().cell() != null || evidence.place().box() != null).isTrue());
    assertThat(record.findings()).noneMatch(one -> one.outcome() == Outcome.FAIL);
  }

  /// The pages of a PDF are one list: none of them is taken for the whole.
  @ParameterizedTest
  @ValueSource(strings = {"pdf", "docx", "xlsx"})
  void aLongListCountsAsOneHoweverManyPagesItHas(String extension) {
    assertThat(counted(played(list(extension, 2 * DECLARED))).message().zhHans())
        .contains("所列有效发明专利为" + 2 * DECLARED + "件");
  }
}
