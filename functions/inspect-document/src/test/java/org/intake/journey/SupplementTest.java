package org.intake.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.intake.application.Answer;
import org.intake.application.Refusal;
import org.intake.application.audit.CompareVersions;
import org.intake.application.screen.CaseScreening;
import org.intake.application.submit.PrepareSubmission;
import org.intake.domain.Sha256;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.ledger.Change;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.Problem;
import org.intake.domain.screening.Finding;
import org.intake.domain.submission.SubmissionFile;
import org.intake.json.JsonBundleCodec;
import org.intake.testkit.documents.ApplicationForm;
import org.intake.testkit.documents.DocxWriter;
import org.intake.testkit.documents.Evidence;
import org.intake.testkit.documents.FormStyle;
import org.intake.testkit.documents.Piece;
import org.intake.testkit.documents.SampleCities;
import org.intake.testkit.documents.SampleCity;
import org.intake.testkit.documents.SampleValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a supplement changes, and what it must not change by the way. Nantong has five defects: the
/// type of city in Part 1, the date on the cover, no evidence of staff for the second park, no
/// staff in the first park's form, an address elsewhere in the second's.
class SupplementTest {
  private static final String PROVINCE = "320000";
  private static final String FORM = "南通市/南通市_申报表.pdf";
  private static final String CITY = "南通市";

  /// The city as it ought to have been written, by the seed of the sample.
  private static final SampleCity SOUND =
      SampleCities.invent(SampleCities.nantong(), 2, 20170710L + 1);

  private final JourneyOnFakes journey = new JourneyOnFakes();
  private final CompareVersions compare =
      new CompareVersions(journey.ledger, journey.contents, new JsonBundleCodec());
  private String submission = "";

  @BeforeEach
  void handIn() {
    submission = journey.open(PROVINCE);
    journey.addFolder(PROVINCE, submission, SamplePackageTest.FOLDER);
    handInAgain();
    assertThat(journey.caseOf(CITY).status()).isEqualTo(CaseStatus.DEFICIENT);
  }

  private void handInAgain() {
    journey.settle();
    JourneyOnFakes.done(journey.submit.submit(JourneyOnFakes.province(PROVINCE), submission));
    journey.settle();
  }

  private static byte[] docx(List<Piece> pieces) {
    return DocxWriter.write(pieces);
  }

  private static byte[] form(SampleCity city) {
    return docx(ApplicationForm.pieces(city, FormStyle.plain()));
  }

  private Answer<PrepareSubmission.Announced> announce(
      String name, byte[] content, String replaces) {
    return journey.prepare.announce(
        JourneyOnFakes.province(PROVINCE),
        submission,
        new PrepareSubmission.Announcement(
            name, content.length, Sha256.of(content), "application/octet-stream", replaces));
  }

  private void replace(String old, String name, byte[] content) {
    String id =
        journey.submission(submission).current().stream()
            .filter(file -> file.name().equals(old))
            .findFirst()
            .orElseThrow()
            .id();
    var announced = JourneyOnFakes.done(announce(name, content, id));
    journey.uploads.put(announced.file().objectKey(), content);
    journey.receive.receive(announced.file().objectKey(), journey.now);
  }

  private void add(String name, byte[] content) {
    journey.add(PROVINCE, submission, name, content);
  }

  private byte[] staffEvidence() {
    return docx(
        List.of(
            Evidence.forPark(
                SOUND, SOUND.parks().getLast(), Evidence.ParkCondition.E10, 20170710L)));
  }

  private List<String> defects() {
    return CaseScreening.defects(journey.caseOf(CITY).findings()).stream()
        .map(Finding::check)
        .toList();
  }

  private SubmissionFile file(String name) {
    return journey.submission(submission).files().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void curesWhatAReplacedFormAndTheMissingEvidenceCureAndSaysSo() {
    replace(FORM, "南通市/申报表（补正）.docx", form(SOUND.withCover("fillDate", SampleValue.blank("年月日"))));
    add("南通市/E10_" + SOUND.parkNames().getLast() + "_专职人员证明.docx", staffEvidence());
    handInAgain();
    assertThat(defects()).containsExactly("R-MAT-10");
    assertThat(journey.mailer.sent())
        .filteredOn(mail -> mail.subject().contains("补正通知书"))
        .last()
        .satisfies(mail -> {
          assertThat(mail.text())
              .contains("共1项", "相比", "已补正4项", "城市类型", "仍需补正：第1项", "新发现：无")
              .doesNotContain("{", "\n\n\n");
          assertThat(mail.html()).contains("<a href=").doesNotContain("<script");
        });
    replace("南通市/申报表（补正）.docx", "南通市/申报表（再补正）.docx", form(SOUND));
    handInAgain();
    assertThat(journey.caseOf(CITY).status()).isEqualTo(CaseStatus.REVIEW_QUEUED);
    assertThat(journey.submission(submission).receipts()).hasSize(3);
  }

  @Test
  void theDifferenceNamesDocumentsValuesAndFindings() {
    replace(FORM, "南通市/申报表.docx", form(SOUND));
    handInAgain();
    CaseRecord nantong = journey.caseOf(CITY);
    var difference = JourneyOnFakes.done(compare.compare(nantong, 1, 2));
    assertThat(difference.documents().replaced()).hasSize(4);
    assertThat(difference.documents().added()).isEmpty();
    assertThat(difference.fields())
        .extracting(CompareVersions.FieldChange::name)
        .contains("cityType", "fillDate", "ipFullTimeStaff", "address");
    assertThat(difference.findings().cured())
        .extracting(Finding::check)
        .contains("R-ELG-02", "R-MAT-10", "R-PRK-06", "R-PRK-11");
    assertThat(difference.findings().remaining())
        .extracting(Finding::check)
        .containsExactly("R-MAT-06");
    assertThat(difference.findings().fresh()).isEmpty();
    var nothing = JourneyOnFakes.done(compare.compare(nantong, 2, 2));
    assertThat(nothing.fields()).isEmpty();
    assertThat(nothing.findings().cured()).isEmpty();
    assertThat(nothing.findings().remaining()).hasSize(1);
  }

  @Test
  void aFurtherPageTakesThePlaceOfTheOneWithTheDefect() {
    add(
        "南通市/补正_第二部分.docx",
        docx(List.of(ApplicationForm.part2(SOUND.parks().getFirst(), FormStyle.plain()))));
    handInAgain();
    assertThat(defects()).containsExactly("R-ELG-02", "R-MAT-06", "R-MAT-10", "R-PRK-11");
    assertThat(journey.caseOf(CITY).documents())
        .filteredOn(d -> d.type().equals(DocumentType.FORM_PART_2))
        .extracting(PlacedDocument::park)
        .containsExactlyInAnyOrderElementsOf(SOUND.parkNames());
    add("南通市/E10_" + SOUND.parkNames().getLast() + "_专职人员证明.docx", staffEvidence());
    handInAgain();
    assertThat(defects()).containsExactly("R-ELG-02", "R-MAT-10", "R-PRK-11");
    assertThat(journey.caseOf(CITY).documents())
        .filteredOn(d -> d.type().equals(DocumentType.FORM_PART_2))
        .hasSize(2);
  }

  @Test
  void aFurtherPageThatNobodyAskedForChangesNoValueAndGoesToAPerson() {
    CaseRecord before = journey.caseOf(CITY);
    SampleCity richer = SampleCities.invent(SampleCities.nantong(), 3, 20170710L + 1);
    String uninvited = "南通市/新园区_第二部分.docx";
    add(
        uninvited,
        docx(List.of(ApplicationForm.part2(richer.parks().getLast(), FormStyle.plain()))));
    handInAgain();
    CaseRecord after = journey.caseOf(CITY);
    assertThat(after.status()).isEqualTo(CaseStatus.MANUAL_CHECK);
    assertThat(after.parks()).extracting(park -> park.name()).hasSize(before.parks().size());
    assertThat(after.fields()).containsExactlyElementsOf(before.fields());
    assertThat(after.documents())
        .filteredOn(PlacedDocument::isAside)
        .singleElement()
        .extracting(PlacedDocument::file)
        .isEqualTo(uninvited);
    assertThat(file(uninvited).problems())
        .extracting(Problem::code)
        .contains(Problem.Code.NOT_ASKED_FOR);
    assertThat(after.findings())
        .filteredOn(CaseScreening::isOpen)
        .extracting(Finding::check)
        .contains("R-MAT-09");
  }

  @Test
  void aFileOfACityThatNothingIsAskedOfIsNotExchanged() {
    String suzhou = file("苏州市/苏州市_申报表.docx").id();
    var answer = announce("苏州市/新申报表.docx", form(SOUND), suzhou);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.why().code()).isEqualTo(Refusal.Code.NOT_ASKED_FOR));
  }

  /// The same message about an expired supplement gave new time: whoever missed the day got
  /// another.
  @Test
  void noRunOfTheRulesGivesNewTimeToAnExpiredSupplement() {
    String id = journey.caseOf(CITY).id();
    journey.now = journey.now.plusSeconds(40L * 24 * 3600);
    journey.sweep.sweep();
    assertThat(journey.caseOf(CITY).status()).isEqualTo(CaseStatus.MANUAL_CHECK);
    int mails = journey.mailer.sent().size();
    journey.screenCase.screen(id);
    journey.settle();
    CaseRecord expired = journey.caseOf(CITY);
    assertThat(expired.status()).isEqualTo(CaseStatus.MANUAL_CHECK);
    assertThat(journey.mailer.sent()).hasSize(mails);
    assertThat(expired.findings()).filteredOn(f -> CaseScreening.isOpen(expired, f)).hasSize(5);
  }

  @Test
  void aCityThatWasTakenBackDoesNotComeAgainWithTheFilesOfAnother() {
    Set<String> before = Set.copyOf(journey.submission(submission).cases());
    CaseRecord suzhou = journey.caseOf("苏州市");
    var stored = journey.stored(suzhou.id());
    journey.ledger.commit(
        Change.by(JourneyOnFakes.province(PROVINCE), journey.now)
            .save(stored, suzhou.at(CaseStatus.WITHDRAWN))
            .build());
    replace(FORM, "南通市/申报表.docx", form(SOUND));
    handInAgain();
    assertThat(Set.copyOf(journey.submission(submission).cases())).isEqualTo(before);
    assertThat(journey.cases()).hasSize(2);
  }
}
