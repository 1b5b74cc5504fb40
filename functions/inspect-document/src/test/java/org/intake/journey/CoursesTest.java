package org.intake.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.journey.JourneyOnFakes.done;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.intake.application.Answer;
import org.intake.application.Refusal;
import org.intake.application.decide.DecideCase;
import org.intake.application.decide.Decision;
import org.intake.application.decide.DecisionAction;
import org.intake.application.decide.Withdraw;
import org.intake.application.notify.TellProvince;
import org.intake.application.port.Mailer.Mail;
import org.intake.application.review.Seats;
import org.intake.application.screen.CaseScreening;
import org.intake.application.submit.PrepareSubmission;
import org.intake.domain.Sha256;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Role;
import org.intake.domain.screening.Effect;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.testkit.documents.ApplicationForm;
import org.intake.testkit.documents.FormStyle;
import org.intake.testkit.documents.SampleCities;
import org.intake.testkit.documents.SampleCity;
import org.intake.testkit.documents.SampleFile;
import org.intake.testkit.documents.SampleValue;
import org.junit.jupiter.api.Test;

/// What happens to whole packages in several steps: the loop of deficiencies, the quota under each
/// policy, the second officer.
class CoursesTest {
  private static final String JIANGSU = "320000";
  private static final String SHANDONG = "370000";
  private static final Actor CNIPA = new Actor(Role.OFFICER, "officer-a", null, "CNIPA", null);
  private static final Actor COLLEAGUE = new Actor(Role.OFFICER, "officer-c", null, "CNIPA", null);
  private static final SampleCity WUXI = SampleCities.invent(SampleCities.wuxi(), 2, 4711L);

  private JourneyOnFakes journey = new JourneyOnFakes();
  private String submission = "";

  private void handIn(String province, List<SampleFile> files) {
    submission = journey.open(province);
    for (SampleFile file : files) {
      journey.add(province, submission, file.name(), file.bytes());
    }
    submit(province);
  }

  private void submit(String province) {
    journey.settle();
    done(journey.submit.submit(JourneyOnFakes.province(province), submission));
    journey.settle();
  }

  private static SampleFile form(SampleCity city, String name) {
    return SampleFile.office(name, ApplicationForm.pieces(city, FormStyle.ornate()));
  }

  private void replace(SampleFile old, SampleFile fresh) {
    String id =
        journey.submission(submission).current().stream()
            .filter(file -> file.name().equals(old.name()))
            .findFirst()
            .orElseThrow()
            .id();
    var announced =
        done(
            journey.prepare.announce(
                JourneyOnFakes.province(JIANGSU),
                submission,
                new PrepareSubmission.Announcement(
                    fresh.name(),
                    fresh.bytes().length,
                    Sha256.of(fresh.bytes()),
                    "application/octet-stream",
                    id)));
    journey.uploads.put(announced.file().objectKey(), fresh.bytes());
    journey.receive.receive(announced.file().objectKey(), journey.now);
  }

  private List<String> defects() {
    return CaseScreening.defects(journey.caseOf("无锡市").findings()).stream()
        .map(Finding::check)
        .distinct()
        .toList();
  }

  private List<Mail> deficiencyNotices() {
    return journey.mailer.sent().stream().filter(mail -> mail.subject().contains("补正通知书")).toList();
  }

  private static SampleCity spoiled() {
    return WUXI.withCover("fillDate", SampleValue.blank("年月日"))
        .withPart1("cityType", SampleValue.text("县级城市"))
        .withPark(0, park -> park.with("ipFullTimeStaff", SampleValue.blank("")));
  }

  // The loop of deficiencies.

  @Test
  void tellsEverythingAtOnceThenWhatIsCuredWhatRemainsAndWhatIsNew() {
    SampleFile first = form(spoiled(), "无锡市/申报表.docx");
    List<SampleFile> files = new ArrayList<>(GoldenForms.besides(WUXI));
    files.add(first);
    handIn(JIANGSU, files);

    assertThat(journey.caseOf("无锡市").status()).isEqualTo(CaseStatus.DEFICIENT);
    assertThat(defects()).containsExactly("R-ELG-02", "R-MAT-10", "R-PRK-06");
    assertThat(deficiencyNotices())
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("R-ELG-02", "R-MAT-10", "R-PRK-06"));

    SampleFile second =
        form(
            WUXI.withCover("fillDate", SampleValue.blank("年月日"))
                .withPark(1, park -> park.with("ipPolicies", SampleValue.blank(""))),
            "无锡市/申报表（补正）.docx");
    replace(first, second);
    submit(JIANGSU);

    assertThat(defects()).containsExactly("R-MAT-10", "R-PRK-03");
    assertThat(deficiencyNotices())
        .hasSize(2)
        .last()
        .satisfies(mail -> assertThat(mail.text()).contains("已补正2项", "仍需补正：第1项", "新发现：第2项"));

    replace(second, form(WUXI, "无锡市/申报表（再补正）.docx"));
    submit(JIANGSU);

    assertThat(journey.caseOf("无锡市").status()).isEqualTo(CaseStatus.REVIEW_QUEUED);
    assertThat(deficiencyNotices()).hasSize(2);
    journey.checkInvariants();
  }

  @Test
  void leavesWhatWasNotCuredInTimeToAPersonAndNeverRefusesByItself() {
    List<SampleFile> files = new ArrayList<>(GoldenForms.besides(WUXI));
    files.add(form(spoiled(), "无锡市/申报表.docx"));
    handIn(JIANGSU, files);
    Instant due = Objects.requireNonNull(journey.caseOf("无锡市").supplementDue());

    journey.now = due.minusMillis(1);
    assertThat(journey.sweep.sweep().expired()).isZero();
    assertThat(journey.caseOf("无锡市").status()).isEqualTo(CaseStatus.DEFICIENT);
    journey.now = due;
    assertThat(journey.sweep.sweep().expired()).isEqualTo(1);

    CaseRecord expired = journey.caseOf("无锡市");
    assertThat(expired.status()).isEqualTo(CaseStatus.MANUAL_CHECK);
    assertThat(expired.findings()).filteredOn(f -> CaseScreening.isOpen(expired, f)).hasSize(3);
    done(decide().decide(CNIPA, expired.id(), Decision.of(DecisionAction.REJECT, "逾期未补正")));
    assertThat(journey.caseOf("无锡市").status()).isEqualTo(CaseStatus.REJECTED);
    journey.checkInvariants();
  }

  /// Nobody asks a province to look at its own paper by hand: that is the officer's desk.
  @Test
  void asksTheProvinceAboutWhatAnOfficerGivesBackUndecided() {
    List<SampleFile> files = new ArrayList<>(GoldenForms.besides(WUXI));
    files.add(
        form(
            WUXI.withPark(0, park -> park.with("ipFullTimeStaff", SampleValue.text("约3人"))),
            "无锡市/申报表.docx"));
    handIn(JIANGSU, files);
    CaseRecord open = journey.caseOf("无锡市");
    assertThat(open.status()).isEqualTo(CaseStatus.MANUAL_CHECK);

    done(decide().decide(CNIPA, open.id(), Decision.of(DecisionAction.RETURN, "请省里核对")));
    journey.settle();

    assertThat(deficiencyNotices())
        .singleElement()
        .satisfies(mail ->
            assertThat(mail.text())
                .contains("R-PRK-06", "约3人", "核对该项内容")
                .doesNotContain("人工", "更正该项内容"));
  }

  // The quota.

  private DecideCase.Effects effects() {
    return new DecideCase.Effects(
        journey.accept,
        new Seats(journey.ledger),
        journey.notices,
        new TellProvince(journey.notices));
  }

  private DecideCase decide() {
    return new DecideCase(journey.ledger, journey.programmes, effects(), journey.clock);
  }

  private void handInThreeCities() {
    handIn(
        SHANDONG,
        GoldenPackages.all().stream()
            .filter(golden -> golden.name().equals("quota-three-cities"))
            .findFirst()
            .orElseThrow()
            .files());
  }

  private List<CaseStatus> statuses() {
    return journey.cases().stream().map(CaseRecord::status).sorted().toList();
  }

  private List<Finding> quota() {
    return journey.cases().stream()
        .flatMap(one -> one.findings().stream())
        .filter(finding -> finding.check().equals("R-QUO-01"))
        .toList();
  }

  @Test
  void holdsTheThirdCityAndTakesItWhenOneIsWithdrawn() {
    handInThreeCities();

    assertThat(quota())
        .hasSize(3)
        .allMatch(f -> f.outcome() == Outcome.FAIL && f.effect() == Effect.BATCH);
    assertThat(statuses())
        .containsExactlyInAnyOrder(
            CaseStatus.BATCH_HOLD, CaseStatus.REVIEW_QUEUED, CaseStatus.REVIEW_QUEUED);
    String held = at(CaseStatus.BATCH_HOLD).getFirst();
    String taken = at(CaseStatus.REVIEW_QUEUED).getFirst();
    var tooMany = decide().decide(CNIPA, held, Decision.of(DecisionAction.RELEASE, "放行"));
    assertThat(tooMany)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused ->
                assertThat(((Answer.Refused<?>) refused).why().code())
                    .isEqualTo(Refusal.Code.QUOTA_EXHAUSTED));

    done(
        new Withdraw(journey.ledger, journey.programmes, effects(), journey.clock)
            .city(JourneyOnFakes.province(SHANDONG), taken, "改报其他城市"));
    done(decide().decide(CNIPA, held, Decision.of(DecisionAction.RELEASE, "名额空出")));

    assertThat(statuses())
        .containsExactlyInAnyOrder(
            CaseStatus.WITHDRAWN, CaseStatus.REVIEW_QUEUED, CaseStatus.REVIEW_QUEUED);
    journey.checkInvariants();
  }

  private List<String> at(CaseStatus status) {
    return journey.cases().stream()
        .filter(one -> one.status() == status)
        .map(CaseRecord::id)
        .toList();
  }

  @Test
  void leavesAllToAPersonWhereTheCallRefusesAll() {
    journey = JourneyOnFakes.underCall("    value: hold\n", "    value: refuse-all\n");
    handInThreeCities();

    assertThat(quota())
        .hasSize(3)
        .allMatch(f -> f.outcome() == Outcome.FAIL && f.effect() == Effect.BLOCK);
    assertThat(statuses()).containsOnly(CaseStatus.MANUAL_CHECK);
    journey.checkInvariants();
  }

  @Test
  void takesTheFirstOfTheLetterWhereTheCallGoesByRank() {
    journey = JourneyOnFakes.underCall("    value: hold\n", "    value: by-rank\n");
    handInThreeCities();

    assertThat(
            journey.cases().stream()
                .collect(Collectors.toMap(one -> one.city().name(), CaseRecord::status)))
        .containsEntry("济南市", CaseStatus.REVIEW_QUEUED)
        .containsEntry("烟台市", CaseStatus.REVIEW_QUEUED)
        .containsEntry("潍坊市", CaseStatus.BATCH_HOLD);
    journey.checkInvariants();
  }

  @Test
  void asksAPersonWhenAProvinceSendsSeveralLetters() {
    handInAlone(WUXI);
    assertThat(journey.caseOf("无锡市").status()).isEqualTo(CaseStatus.REVIEW_QUEUED);
    handInAlone(SampleCities.invent(SampleCities.nantong(), 2, 4712L));

    CaseRecord nantong = journey.caseOf("南通市");
    assertThat(nantong.status()).isEqualTo(CaseStatus.MANUAL_CHECK);
    assertThat(nantong.findings())
        .filteredOn(CaseScreening::isOpen)
        .extracting(Finding::check)
        .contains("R-QUO-01");
    for (Finding open : nantong.findings().stream().filter(CaseScreening::isOpen).toList()) {
      settle(CNIPA, nantong.id(), open, Outcome.PASS);
    }
    journey.settle();
    assertThat(journey.caseOf("南通市").status()).isEqualTo(CaseStatus.REVIEW_QUEUED);
    journey.checkInvariants();
  }

  @Test
  void takesTheReplacementOfAWithdrawnCityWithItsOwnLetter() {
    handInAlone(WUXI);
    done(
        new Withdraw(journey.ledger, journey.programmes, effects(), journey.clock)
            .city(JourneyOnFakes.province(JIANGSU), journey.caseOf("无锡市").id(), "改报南通市"));
    handInAlone(SampleCities.invent(SampleCities.nantong(), 2, 4712L));

    assertThat(journey.caseOf("无锡市").status()).isEqualTo(CaseStatus.WITHDRAWN);
    assertThat(journey.caseOf("南通市").status()).isEqualTo(CaseStatus.REVIEW_QUEUED);
    journey.checkInvariants();
  }

  private void handInAlone(SampleCity city) {
    List<SampleFile> files = new ArrayList<>(GoldenForms.besides(city));
    files.add(form(city, city.name() + "/申报表.docx"));
    handIn(JIANGSU, files);
  }

  private Answer<?> settle(Actor officer, String caseId, Finding finding, Outcome outcome) {
    return journey.corrections.settle(
        officer,
        caseId,
        journey.stored(caseId).revision(),
        finding.check(),
        finding.park(),
        outcome,
        "已核对原件");
  }

  // The second officer.

  private Finding staff() {
    return journey.caseOf("无锡市").findings().stream()
        .filter(f -> f.check().equals("R-PRK-06") && f.outcome() == Outcome.FAIL)
        .findFirst()
        .orElseThrow();
  }

  private void handInSpoiled() {
    List<SampleFile> files = new ArrayList<>(GoldenForms.besides(WUXI));
    files.add(form(spoiled(), "无锡市/申报表.docx"));
    handIn(JIANGSU, files);
  }

  @Test
  void anOverrideWaitsForASecondOfficerWhereTheCallSaysSo() {
    journey =
        JourneyOnFakes.underCall(
            "  second-officer:\n    value: none\n", "  second-officer:\n    value: officer\n");
    handInSpoiled();
    String id = journey.caseOf("无锡市").id();
    Finding staff = staff();

    assertThat(settle(CNIPA, id, staff, Outcome.PASS)).isInstanceOf(Answer.Done.class);
    assertThat(staff().decidedBy()).isEqualTo(Finding.BY_RULE);
    assertThat(journey.caseOf("无锡市").pending()).hasSize(1);
    assertThat(settle(CNIPA, id, staff, Outcome.PASS))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused ->
                assertThat(((Answer.Refused<?>) refused).why().code())
                    .isEqualTo(Refusal.Code.SAME_OFFICER));

    assertThat(settle(COLLEAGUE, id, staff, Outcome.PASS)).isInstanceOf(Answer.Done.class);
    assertThat(journey.caseOf("无锡市").pending()).isEmpty();
    assertThat(journey.caseOf("无锡市").findings())
        .filteredOn(f -> f.check().equals("R-PRK-06") && Objects.equals(f.park(), staff.park()))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.outcome()).isEqualTo(Outcome.PASS);
          assertThat(f.decidedBy()).isEqualTo("officer-c");
        });
  }

  @Test
  void anOverrideIsOneOfficersWordWhereTheCallDoesNotAskForTwo() {
    handInSpoiled();
    String id = journey.caseOf("无锡市").id();
    Finding staff = staff();

    assertThat(settle(CNIPA, id, staff, Outcome.PASS)).isInstanceOf(Answer.Done.class);

    assertThat(journey.caseOf("无锡市").findings())
        .filteredOn(f -> f.check().equals("R-PRK-06") && Objects.equals(f.park(), staff.park()))
        .singleElement()
        .satisfies(f -> assertThat(f.decidedBy()).isEqualTo("officer-a"));
  }
}
