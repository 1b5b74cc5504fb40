package org.intake.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.intake.application.Answer;
import org.intake.application.Refusal;
import org.intake.application.port.MalwareScanner;
import org.intake.application.receive.ReceiveUpload.Received;
import org.intake.application.screen.CaseScreening;
import org.intake.application.screen.CheckSubmission;
import org.intake.application.submit.PrepareSubmission;
import org.intake.domain.Sha256;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Role;
import org.intake.domain.ledger.Stored;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Problem;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.domain.submission.FileStatus;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;
import org.intake.domain.submission.SubmissionStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What provinces really do with packages: names twice, files twice, folders, late evenings,
/// supplements.
class PackagesOfAllKindsTest {
  private static final Path SUZHOU = SamplePackageTest.FOLDER.resolve("苏州市");
  private static final Path NANTONG = SamplePackageTest.FOLDER.resolve("南通市");
  private static final Path LETTER = SamplePackageTest.FOLDER.resolve("推荐函.docx");
  private static final Actor OFFICER = new Actor(Role.OFFICER, "officer-1", null, "CNIPA", null);

  private final JourneyOnFakes journey = new JourneyOnFakes();

  @AfterEach
  void everyInvariantHolds() {
    journey.checkInvariants();
  }

  @Test
  void readsTheSameFileTwiceAsOneDocument() throws IOException {
    String submission = journey.open("320000");
    byte[] form = Files.readAllBytes(SUZHOU.resolve("苏州市_申报表.docx"));
    journey.add("320000", submission, "苏州市/申报表.docx", form);
    journey.add("320000", submission, "苏州市/申报表 - 副本.docx", form);
    CaseRecord suzhou = handIn(submission).getFirst();
    assertThat(finding(suzhou, "R-MAT-02").outcome()).isEqualTo(Outcome.PASS);
    assertThat(journey.submission(submission).files())
        .allMatch(file -> file.status() == FileStatus.INSPECTED);
  }

  @Test
  void keepsTwoFilesOfOneNameApart() throws IOException {
    String submission = journey.open("320000");
    journey.add(
        "320000", submission, "材料.docx", Files.readAllBytes(SUZHOU.resolve("苏州市_申报表.docx")));
    journey.add("320000", submission, "材料.docx", Files.readAllBytes(LETTER));
    handIn(submission);
    assertThat(journey.submission(submission).files())
        .hasSize(2)
        .allMatch(file -> file.status() == FileStatus.INSPECTED);
    assertThat(journey.caseOf("苏州市").documents())
        .extracting(document -> document.type().code())
        .contains("LETTER", "FORM_COVER", "FORM_PART_1", "FORM_PART_2");
  }

  @Test
  void opensTheCasesThatALetterNamesWhenItComesWithoutForms() throws IOException {
    String submission = journey.open("320000");
    journey.add("320000", submission, "推荐函.docx", Files.readAllBytes(LETTER));
    List<CaseRecord> cases = handIn(submission);
    assertThat(cases).extracting(one -> one.city().name()).containsExactlyInAnyOrder("苏州市", "南通市");
    assertThat(cases)
        .flatExtracting(one ->
            one.findings().stream()
                .filter(CaseScreening::isOpen)
                .map(f -> f.check() + ": " + f.message().zhHans())
                .toList())
        .isEmpty();
    assertThat(cases).extracting(CaseRecord::status).containsOnly(CaseStatus.DEFICIENT);
    assertThat(CaseScreening.defects(cases.getFirst().findings()))
        .extracting(Finding::check)
        .contains("R-MAT-02", "R-MAT-04", "R-MAT-06");
  }

  @Test
  void tellsTheProvinceWhenNothingOfAPackageIsOfThisCall() {
    String submission = journey.open("320000");
    journey.add("320000", submission, "会议通知.txt", "关于召开秋季运动会的通知".getBytes(StandardCharsets.UTF_8));
    assertThat(handIn(submission)).isEmpty();
    assertThat(journey.submission(submission).status()).isEqualTo(SubmissionStatus.PARSE_FAILED);
    assertThat(journey.mailer.sent()).anyMatch(mail -> mail.text().contains("会议通知.txt"));
  }

  @Test
  void goesOnWithThePackageWhenOneFileIsNotUsable() throws IOException {
    String submission = journey.open("320000");
    journey.addFolder("320000", submission, SUZHOU);
    journey.add("320000", submission, "推荐函.docx", Files.readAllBytes(LETTER));
    byte[] plan = Files.readAllBytes(SUZHOU.resolve("苏州市_申报方案.pdf"));
    journey.add("320000", submission, "残缺.pdf", Arrays.copyOf(plan, 300));
    handIn(submission);
    SubmissionFile broken = file(submission, "残缺.pdf");
    assertThat(broken.status()).isEqualTo(FileStatus.REFUSED);
    assertThat(broken.problems().getFirst().message().zhHans()).contains("重新");
    CaseRecord suzhou = journey.caseOf("苏州市");
    assertThat(finding(suzhou, "R-MAT-09").outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding(suzhou, "R-MAT-02").outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void letsFilesWaitWhileTheScannerIsSilentAndReadsThemWhenItIsBack() throws IOException {
    journey.scanner.say(new MalwareScanner.Verdict.NoAnswer("down"));
    String submission = journey.open("320000");
    journey.add("320000", submission, "推荐函.docx", Files.readAllBytes(LETTER));
    journey.settle();
    assertThat(file(submission, "推荐函.docx").status()).isEqualTo(FileStatus.RECEIVED);
    journey.scanner.say(new MalwareScanner.Verdict.Clean());
    journey.sweep.sweep();
    journey.settle();
    assertThat(file(submission, "推荐函.docx").status()).isEqualTo(FileStatus.INSPECTED);
  }

  @Test
  void setsInfectedFilesAside() throws IOException {
    journey.scanner.say(new MalwareScanner.Verdict.Infected("Test.Signature"));
    String submission = journey.open("320000");
    journey.add("320000", submission, "推荐函.docx", Files.readAllBytes(LETTER));
    journey.settle();
    assertThat(file(submission, "推荐函.docx").problems())
        .extracting(Problem::code)
        .containsExactly(Problem.Code.MALWARE);
  }

  @Test
  void refusesToHandInWhatWasAnnouncedButNeverUploaded() {
    String submission = journey.open("320000");
    journey.prepare.announce(
        JourneyOnFakes.province("320000"),
        submission,
        new PrepareSubmission.Announcement(
            "推荐函.pdf", 3, Sha256.ofText("abc"), "application/pdf", null));
    assertThat(journey.submit.submit(JourneyOnFakes.province("320000"), submission))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> {
              Refusal why = ((Answer.Refused<?>) refused).why();
              assertThat(why.code()).isEqualTo(Refusal.Code.FILE_NOT_UPLOADED);
              assertThat(why.detail()).contains("推荐函.pdf");
            });
  }

  @Test
  void givesTheSameReceiptAgainWhenNothingNewCame() throws IOException {
    String submission = journey.open("320000");
    journey.add("320000", submission, "推荐函.docx", Files.readAllBytes(LETTER));
    Actor province = JourneyOnFakes.province("320000");
    var first = JourneyOnFakes.done(journey.submit.submit(province, submission)).receipt();
    journey.now = journey.now.plus(Duration.ofHours(1));
    assertThat(JourneyOnFakes.done(journey.submit.submit(province, submission)).receipt())
        .isEqualTo(first);
  }

  @Test
  void showsAnotherProvinceNothing() {
    String submission = journey.open("320000");
    assertThat(journey.submit.submit(JourneyOnFakes.province("330000"), submission))
        .isEqualTo(Answer.refused(Refusal.of(Refusal.Code.NOT_FOUND, "没有这份申报。")));
  }

  @Test
  void checksWithoutLeavingATrace() throws IOException {
    String submission = journey.open("320000");
    journey.addFolder("320000", submission, NANTONG);
    journey.add("320000", submission, "推荐函.docx", Files.readAllBytes(LETTER));
    journey.settle();
    int events = journey.ledger.events().size();
    CheckSubmission.Checked checked =
        JourneyOnFakes.done(journey.check.check(JourneyOnFakes.province("320000"), submission));
    assertThat(checked.pending()).isEmpty();
    assertThat(checked.applications()).hasSize(1);
    assertThat(CaseScreening.defects(checked.applications().getFirst().findings()))
        .extracting(Finding::check)
        .contains("R-ELG-02", "R-PRK-06");
    assertThat(journey.ledger.events()).hasSize(events);
    assertThat(journey.mailer.sent()).isEmpty();
  }

  @Test
  void takesASupplementAndTellsWhatItCured() throws IOException {
    String submission = sample();
    CaseRecord before = journey.caseOf("南通市");
    assertThat(before.notices()).isEqualTo(1);
    byte[] staff = Files.readAllBytes(NANTONG.resolve("证明材料/E10_南通白鹭智能产业园_专职人员证明.docx"));
    journey.add("320000", submission, "南通市/证明材料/E10_南通松涛新材产业园_专职人员证明.docx", withAnotherByte(staff));
    handIn(submission);
    CaseRecord after = journey.caseOf("南通市");
    assertThat(after.status()).isEqualTo(CaseStatus.DEFICIENT);
    assertThat(finding(after, "R-MAT-06").outcome()).isEqualTo(Outcome.PASS);
    assertThat(after.version()).isEqualTo(2);
    assertThat(journey.mailer.sent())
        .filteredOn(mail -> mail.subject().contains("补正通知书"))
        .hasSize(2)
        .last()
        .satisfies(mail -> assertThat(mail.text()).contains("已补正1项", "E10专职人员证明", "新发现：无"));
    assertThat(journey.caseOf("苏州市").status()).isEqualTo(CaseStatus.REVIEW_QUEUED);
  }

  @Test
  void runsTheRulesAgainWhenAnOfficerCorrectsAValue() throws IOException {
    sample();
    CaseRecord nantong = journey.caseOf("南通市");
    String field =
        nantong.fields().stream()
            .filter(f -> f.read().name().equals("cityType"))
            .findFirst()
            .orElseThrow()
            .id();
    Stored<CaseRecord> stored = journey.stored(nantong.id());
    Answer<Stored<CaseRecord>> answer =
        journey.corrections.correct(
            OFFICER,
            nantong.id(),
            stored.revision(),
            field,
            new FieldValue.Text("地级城市"),
            "纸质原件为地级城市");
    CaseRecord after = JourneyOnFakes.done(answer).value();
    assertThat(finding(after, "R-ELG-02").outcome()).isEqualTo(Outcome.PASS);
    assertThat(
            journey.corrections.correct(
                OFFICER, nantong.id(), stored.revision(), field, null, "迟到的修改"))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused ->
                assertThat(((Answer.Refused<?>) refused).why().code())
                    .isEqualTo(Refusal.Code.STALE));
  }

  @Test
  void asksAPersonWhenASupplementDoesNotComeInTime() throws IOException {
    sample();
    journey.now = Instant.parse("2017-09-30T00:00:00Z");
    assertThat(journey.sweep.sweep().expired()).isEqualTo(1);
    assertThat(journey.caseOf("南通市").status()).isEqualTo(CaseStatus.MANUAL_CHECK);
  }

  @Test
  void handsADroppedPackageInWhenTheSubmitObjectComesBeforeItsFilesEvents() throws IOException {
    String prefix = "drop/" + JourneyOnFakes.CALL + "/320000/";
    journey.uploads.put(
        prefix + "苏州市/申报表 最终.docx", Files.readAllBytes(SUZHOU.resolve("苏州市_申报表.docx")));
    journey.uploads.put(prefix + "SUBMIT", new byte[0]);
    assertThat(journey.receive.receive(prefix + "SUBMIT", journey.now))
        .isInstanceOf(Received.HandedIn.class);
    journey.settle();
    assertThat(journey.caseOf("苏州市").documents()).isNotEmpty();
    assertThat(journey.mailer.sent()).allMatch(mail -> mail.to().endsWith(".example"));
  }

  @Test
  void closesADroppedPackageAfterItsQuietPeriodOnTimeOfItsLastObject() throws IOException {
    String key = "drop/" + JourneyOnFakes.CALL + "/320000/推荐函.docx";
    journey.now = Instant.parse("2017-07-31T15:59:59.999Z");
    journey.uploads.put(key, Files.readAllBytes(LETTER));
    journey.receive.receive(key, journey.now);
    journey.settle();
    assertThat(journey.sweep.sweep().packagesClosed()).isZero();
    journey.now = journey.now.plusSeconds(5);
    assertThat(journey.sweep.sweep().packagesClosed()).isEqualTo(1);
    journey.settle();
    assertThat(finding(journey.caseOf("苏州市"), "R-PRC-03").outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void takesOtherBytesUnderADroppedKeyAsANewVersionAndTheSameBytesAsKnown() throws IOException {
    String key = "drop/" + JourneyOnFakes.CALL + "/320000/推荐函.docx";
    byte[] letter = Files.readAllBytes(LETTER);
    journey.uploads.put(key, letter);
    journey.receive.receive(key, journey.now);
    assertThat(journey.receive.receive(key, journey.now)).isInstanceOf(Received.Ignored.class);
    journey.uploads.put(key, withAnotherByte(letter));
    journey.receive.receive(key, journey.now.plusSeconds(1));
    Submission open = journey.ledger.all(Submission.class).getFirst();
    assertThat(open.files()).hasSize(2);
    assertThat(open.current()).hasSize(1);
  }

  @Test
  void isLateByOneMillisecond() throws IOException {
    journey.now = Instant.parse("2017-07-31T16:00:00Z");
    String submission = journey.open("320000");
    journey.addFolder("320000", submission, SUZHOU);
    journey.add("320000", submission, "推荐函.docx", Files.readAllBytes(LETTER));
    handIn(submission);
    assertThat(finding(journey.caseOf("苏州市"), "R-PRC-03").outcome()).isNotEqualTo(Outcome.PASS);
    assertThat(journey.caseOf("苏州市").status()).isEqualTo(CaseStatus.MANUAL_CHECK);
  }

  private String sample() {
    String submission = journey.open("320000");
    journey.addFolder("320000", submission, SamplePackageTest.FOLDER);
    handIn(submission);
    return submission;
  }

  private List<CaseRecord> handIn(String submission) {
    journey.settle();
    JourneyOnFakes.done(journey.submit.submit(JourneyOnFakes.province("320000"), submission));
    journey.settle();
    return journey.cases();
  }

  private SubmissionFile file(String submission, String name) {
    return journey.submission(submission).files().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Finding finding(CaseRecord of, String check) {
    return of.findings().stream()
        .filter(finding -> finding.check().equals(check))
        .findFirst()
        .orElseThrow();
  }

  /// Other bytes of the same document: a ZIP may have anything behind it.
  private static byte[] withAnotherByte(byte[] office) {
    byte[] other = Arrays.copyOf(office, office.length + 1);
    return other;
  }
}
