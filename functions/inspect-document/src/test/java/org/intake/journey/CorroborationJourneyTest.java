package org.intake.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.intake.application.port.DocumentReader;
import org.intake.documents.ocr.LanguageData;
import org.intake.documents.ocr.ScanReaders;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.Method;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.Evidence;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.testkit.documents.ApplicationForm;
import org.intake.testkit.documents.FormStyle;
import org.intake.testkit.documents.Piece;
import org.intake.testkit.documents.SampleCities;
import org.intake.testkit.documents.SampleCity;
import org.intake.testkit.documents.SampleFile;
import org.intake.testkit.documents.SampleValue;
import org.intake.testkit.documents.ScanFont;
import org.intake.testkit.documents.ScanStyle;
import org.intake.testkit.documents.ScanStyle.Condition;
import org.intake.testkit.documents.ScanWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a recognised figure may decide, from the picture of the page to the finding: the real
/// recognition, assembly and rules on a scan of a park's form that is painted here. Where the
/// machine has no language data or no fonts, the test says so and is skipped.
class CorroborationJourneyTest {
  private static final String JIANGSU = "320000";
  private static final ScanFont FONT = ScanFont.NOTO_SANS;
  private static final SampleCity CITY = SampleCities.invent(SampleCities.wuxi(), 2, 4711L);

  private static final String PARK = CITY.parkNames().getFirst();
  private static final String COMPUTATION = "  computation: true";
  private static final String COMPUTATION_OFF = "  computation: false";

  /// Recognition takes seconds: a page is read once for all tests.
  private static final Map<String, List<FileReading>> READ = new ConcurrentHashMap<>();

  @BeforeEach
  void recognitionIsThere() {
    assumeTrue(
        LanguageData.find(System.getenv(), Path.of(System.getProperty("user.home"))).isPresent(),
        "no language data on this machine: recognition is not tested");
    assumeTrue(FONT.isInstalled(), "no font on this machine to paint a scan with");
  }

  private static Function<Programme, DocumentReader> recognition() {
    return programme ->
        new ReadOnce(
            programme,
            READ,
            ScanReaders.create(System.getenv(), Path.of(System.getProperty("user.home"))));
  }

  private static JourneyOnFakes under(String from, String to) {
    return JourneyOnFakes.underCall(from, to, recognition());
  }

  private static List<SampleFile> scan() {
    return ScanWriter.pictures(
        "无锡市/申报表第二部分（扫描件）",
        List.of(ApplicationForm.part2(CITY.parks().getFirst(), FormStyle.plain())),
        ScanStyle.of(FONT, Condition.CLEAN_300, 1));
  }

  /// The case of the city whose first park's form is the scan, and also the office file if there is
  /// one.
  private static CaseRecord played(JourneyOnFakes journey, List<Piece> officeForm) {
    List<SampleFile> files = new ArrayList<>(GoldenForms.besides(CITY));
    files.add(SampleFile.office("无锡市/无锡市申报表.docx", officeForm));
    String submission = journey.open(JIANGSU);
    for (SampleFile file : files) {
      journey.add(JIANGSU, submission, file.name(), file.bytes());
    }
    for (SampleFile page : scan()) {
      journey.add(JIANGSU, submission, page.name(), page.bytes());
    }
    journey.settle();
    JourneyOnFakes.done(journey.submit.submit(JourneyOnFakes.province(JIANGSU), submission));
    journey.settle();
    journey.checkInvariants();
    return journey.caseOf("无锡市");
  }

  private static List<Piece> withOfficeFile(SampleCity city) {
    return ApplicationForm.pieces(city, FormStyle.plain());
  }

  /// Part 2 of the first park is left to the scan.
  private static List<Piece> scanAlone() {
    return withOfficeFile(CITY).stream().filter(piece -> !PARK.equals(piece.park())).toList();
  }

  private static Finding finding(CaseRecord record, String check) {
    return record.findings().stream()
        .filter(one -> one.check().equals(check) && PARK.equals(one.park()))
        .findFirst()
        .orElseThrow();
  }

  private static List<Method> methods(CaseRecord record, Finding finding) {
    return finding.evidence().stream()
        .flatMap(evidence ->
            record.fields().stream()
                .filter(field -> field.id().equals(evidence.fieldId()))
                .map(CaseField::read))
        .filter(read -> read.name().equals("inventionPer10k"))
        .map(read -> read.method())
        .toList();
  }

  /// Page and box of the cell: what the officer's screen shows.
  private static void showsTheCell(CaseRecord record, Finding finding) {
    assertThat(finding.outcome()).isEqualTo(Outcome.NEEDS_HUMAN);
    List<Evidence> recognised =
        finding.evidence().stream()
            .filter(evidence ->
                record.fields().stream()
                    .anyMatch(field ->
                        field.id().equals(evidence.fieldId())
                            && field.read().method() == Method.OCR))
            .toList();
    assertThat(recognised)
        .isNotEmpty()
        .allSatisfy(evidence -> {
          assertThat(evidence.place().page()).isEqualTo(1);
          assertThat(evidence.place().box()).isNotNull();
        });
  }

  @Test
  void theOfficeFileAndItsScanDecideTogetherAndBothAreShown() {
    CaseRecord record = played(under(COMPUTATION, COMPUTATION_OFF), withOfficeFile(CITY));
    Finding finding = finding(record, "R-PRK-07");

    assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
    assertThat(methods(record, finding)).containsExactlyInAnyOrder(Method.FORM_TABLE, Method.OCR);
    assertThat(finding(record, "R-PRK-08").outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void theScanAloneShowsAPersonTheCell() {
    CaseRecord record = played(under(COMPUTATION, COMPUTATION_OFF), scanAlone());

    showsTheCell(record, finding(record, "R-PRK-06"));
    showsTheCell(record, finding(record, "R-PRK-07"));
    showsTheCell(record, finding(record, "R-PRK-08"));
  }

  @Test
  void aScanWithAnotherFigureThanTheOfficeFileGoesToAPerson() {
    SampleCity other =
        CITY.withPark(0, park -> park.with("inventionPer10k", SampleValue.number("48.4")));
    CaseRecord record = played(under(COMPUTATION, COMPUTATION_OFF), withOfficeFile(other));
    Finding finding = finding(record, "R-PRK-07");

    showsTheCell(record, finding);
    assertThat(methods(record, finding)).containsExactlyInAnyOrder(Method.FORM_TABLE, Method.OCR);
    assertThat(finding.message().zhHans())
        .contains("48.4", CITY.parks().getFirst().fields().shown("inventionPer10k"));
  }

  @Test
  void figuresThatGiveTheDeclaredOneDecideWhereTheSwitchSaysSo() {
    CaseRecord record = played(under(COMPUTATION, COMPUTATION), scanAlone());
    Finding finding = finding(record, "R-PRK-07");

    assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
    assertThat(methods(record, finding)).containsExactly(Method.OCR);
    assertThat(finding.evidence())
        .extracting(Evidence::fieldId)
        .contains(field(record, "validInventionPatents").id(), field(record, "population").id());
  }

  private static CaseField field(CaseRecord record, String name) {
    return record.fields().stream()
        .filter(field -> field.read().name().equals(name))
        .filter(field -> field.read().method() == Method.OCR)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void twoPassesDecideWhatIsNoThresholdWhereTheSwitchSaysSo() {
    CaseRecord on = played(under("  twoPasses: true", "  twoPasses: true"), scanAlone());
    CaseRecord off = played(under("  twoPasses: true", "  twoPasses: false"), scanAlone());

    for (String check : List.of("R-PRK-09", "R-PRK-10", "R-PRK-11")) {
      assertThat(finding(on, check).outcome()).as(check).isEqualTo(Outcome.PASS);
      showsTheCell(off, finding(off, check));
    }
    // A threshold takes more than two looks at the same picture: its evidence states the number
    // too.
    assertThat(finding(on, "R-PRK-06").outcome()).isEqualTo(Outcome.PASS);
  }
}
