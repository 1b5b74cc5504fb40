package org.intake.application.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.application.Bench.CALL;
import static org.intake.application.Bench.CNIPA;
import static org.intake.application.Bench.MIIT;
import static org.intake.application.Bench.OFFICE_OF_JIANGSU;
import static org.intake.application.Bench.done;
import static org.intake.application.Bench.refused;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.intake.application.Bench;
import org.intake.application.Refusal;
import org.intake.application.decide.Decision;
import org.intake.application.decide.DecisionAction;
import org.intake.domain.Language;
import org.intake.domain.call.Objection;
import org.intake.domain.casefile.CaseRecord.ParkResult;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.Park;
import org.intake.domain.casefile.ParkStatus;
import org.intake.domain.ledger.Event;
import org.junit.jupiter.api.Test;

class PublicationTest {
  private static final LocalDate START = LocalDate.parse("2017-11-06");
  private static final LocalDate END = LocalDate.parse("2017-11-10");
  private static final String NUMBER = "国知发管字〔2017〕81号";
  private static final List<String> BOTH = List.of("国家知识产权局", "工业和信息化部办公厅");

  private final Bench bench = new Bench();
  private final FollowPublication follow =
      new FollowPublication(bench.ledger, bench.programmes, bench.tell, () -> bench.now);
  private final Publish publish =
      new Publish(bench.ledger, bench.programmes, follow, () -> bench.now);
  private final Objections objections =
      new Objections(bench.ledger, bench.programmes, () -> bench.now);
  private final Approve approve =
      new Approve(bench.ledger, bench.programmes, objections, follow, () -> bench.now);

  private void proposed() {
    List.of("c1", "c2").forEach(bench::ready);
    List.of("c1", "c2").forEach(bench.accept::automatically);
    bench.reviewEverything();
    done(bench.rounds.close(CNIPA, CALL));
    Decision yes =
        new Decision(
            DecisionAction.PROPOSE,
            "",
            List.of(new ParkResult("东园", "PROPOSED"), new ParkResult("西园", "NOT_PROPOSED")));
    Decision no = Decision.of(DecisionAction.NOT_SELECT, "名次靠后");
    List.of(CNIPA, MIIT)
        .forEach(officer -> {
          done(bench.decide.decide(officer, "c1", yes));
          done(bench.decide.decide(officer, "c2", no));
        });
  }

  private void publicized() {
    proposed();
    bench.now = Instant.parse("2017-11-06T01:00:00Z");
    done(publish.publish(CNIPA, CALL, START, END));
  }

  private static Objections.Filing objection(String name, String contact) {
    return new Objections.Filing("c1", name, true, contact, "专利数量不实");
  }

  @Test
  void theListIsPublishedFromTheWhiteListForLongEnough() {
    proposed();
    assertThat(refused(publish.publish(CNIPA, CALL, START, END.minusDays(1))))
        .isEqualTo(Refusal.Code.INVALID);
    assertThat(refused(publish.publish(CNIPA, CALL, END, START))).isEqualTo(Refusal.Code.INVALID);

    done(publish.publish(CNIPA, CALL, START, END));
    done(publish.publish(CNIPA, CALL, START, END));

    assertThat(bench.status("c1")).isEqualTo(CaseStatus.PUBLICIZED);
    assertThat(bench.status("c2")).isEqualTo(CaseStatus.NOT_SELECTED);
    PublicList.PublicNotice notice =
        done(new PublicList(bench.ledger, bench.programmes).read(CALL, Language.ZH_HANS));
    assertThat(notice.rows())
        .containsExactly(new PublicList.Row("320000", "城市c1", List.of("东园"), List.of()));
    assertThat(notice.text()).contains("2017-11-06", "城市c1", "东园").doesNotContain("西园");
  }

  @Test
  void aPublishedCityIsNotWithdrawn() {
    publicized();

    assertThat(refused(bench.withdraw.city(OFFICE_OF_JIANGSU, "c1", "")))
        .isEqualTo(Refusal.Code.WRONG_STATE);
  }

  @Test
  void anonymousObjectionsAndThoseOutsideTheWindowAreRefused() {
    publicized();

    assertThat(refused(objections.file(CNIPA, CALL, objection(" ", "0512-1"))))
        .isEqualTo(Refusal.Code.INVALID);
    assertThat(refused(objections.file(CNIPA, CALL, objection("匿名", "0512-1"))))
        .isEqualTo(Refusal.Code.INVALID);
    assertThat(refused(objections.file(CNIPA, CALL, objection("某公司", ""))))
        .isEqualTo(Refusal.Code.INVALID);
    // The last day ends at 24:00 in Shanghai.
    bench.now = Instant.parse("2017-11-10T16:00:00Z");
    assertThat(refused(objections.file(CNIPA, CALL, objection("某公司", "a@b.example"))))
        .isEqualTo(Refusal.Code.WRONG_STATE);
    bench.now = Instant.parse("2017-11-10T15:59:59Z");
    done(objections.file(CNIPA, CALL, objection("某公司", "a@b.example")));
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.OBJECTED);
    assertThat(bench.ledger.events())
        .extracting(Event::data)
        .noneMatch(data -> data.containsValue("某公司"));
  }

  @Test
  void anOpenObjectionHoldsTheApprovalUntilItIsClosed() {
    publicized();
    Objection first = done(objections.file(CNIPA, CALL, objection("甲公司", "a@b.example")));
    Objection second = done(objections.file(CNIPA, CALL, objection("乙公司", "b@b.example")));
    bench.now = Instant.parse("2017-11-11T01:00:00Z");
    assertThat(refused(approve.approve(CNIPA, CALL, NUMBER, LocalDate.parse("2017-12-07"), BOTH)))
        .isEqualTo(Refusal.Code.OBJECTION_OPEN);

    done(objections.close(CNIPA, first.id(), Objections.Outcome.DISMISSED, "查无实据"));
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.OBJECTED);
    done(objections.close(CNIPA, second.id(), Objections.Outcome.DISMISSED, "查无实据"));
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.PUBLICIZED);

    done(approve.approve(CNIPA, CALL, NUMBER, LocalDate.parse("2017-12-07"), BOTH));
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.PILOT);
  }

  @Test
  void anUpheldObjectionTakesTheCityOffTheList() {
    publicized();
    Objection objection = done(objections.file(CNIPA, CALL, objection("甲公司", "a@b.example")));
    done(objections.close(CNIPA, objection.id(), Objections.Outcome.UPHELD, "数据不实"));

    assertThat(bench.status("c1")).isEqualTo(CaseStatus.NOT_SELECTED);
    assertThat(refused(objections.close(CNIPA, objection.id(), Objections.Outcome.DISMISSED, "再查")))
        .isEqualTo(Refusal.Code.WRONG_STATE);
  }

  @Test
  void theApprovalNeedsTheEndOfTheNoticeAProperNumberAndBothIssuers() {
    publicized();
    LocalDate date = LocalDate.parse("2017-12-07");
    assertThat(refused(approve.approve(CNIPA, CALL, NUMBER, date, BOTH)))
        .isEqualTo(Refusal.Code.WRONG_STATE);
    bench.now = Instant.parse("2017-12-07T01:00:00Z");
    assertThat(refused(approve.approve(CNIPA, CALL, "81号", date, BOTH)))
        .isEqualTo(Refusal.Code.INVALID);
    assertThat(refused(approve.approve(CNIPA, CALL, NUMBER, date, List.of("CNIPA"))))
        .isEqualTo(Refusal.Code.INVALID);
    assertThat(refused(approve.approve(CNIPA, CALL, NUMBER, END, BOTH)))
        .isEqualTo(Refusal.Code.INVALID);
    LocalDate afterThePilot = LocalDate.parse("2021-01-01");
    assertThat(refused(approve.approve(CNIPA, CALL, NUMBER, afterThePilot, BOTH)))
        .isEqualTo(Refusal.Code.INVALID);

    done(approve.approve(CNIPA, CALL, "国知发管字[2017]81号", date, List.of("CNIPA", "MIIT")));

    assertThat(bench.record("c1").pilot().documentNumber()).isEqualTo(NUMBER);
    assertThat(bench.record("c1").pilot().lastYear()).isEqualTo(2020);
    assertThat(bench.record("c1").parks())
        .containsExactly(
            new Park("东园", ParkStatus.APPROVED), new Park("西园", ParkStatus.NOT_APPROVED));
    assertThat(bench.noticesOf("c1")).contains("DECISION");
    assertThat(bench.noticesOf("c2")).contains("DECISION");
  }

  @Test
  void whatWasCutOffIsCaughtUpOnceAndOnlyOnce() {
    publicized();
    bench.now = Instant.parse("2017-12-07T01:00:00Z");
    done(approve.approve(CNIPA, CALL, NUMBER, LocalDate.parse("2017-12-07"), BOTH));
    int events = bench.ledger.events().size();

    follow.catchUp(CNIPA, CALL);

    assertThat(bench.ledger.events()).hasSize(events);
  }

  @Test
  void personalDataIsFoundWherePublicationWouldLeakIt() {
    assertThat(PersonalData.isIn("联系人 13812345678")).isTrue();
    assertThat(PersonalData.isIn("电话 0512-65123456")).isTrue();
    assertThat(PersonalData.isIn("someone@city.example")).isTrue();
    assertThat(PersonalData.isIn("11010519491231002X")).isTrue();
    assertThat(PersonalData.isIn("110105194912310021")).isFalse();
    assertThat(PersonalData.isIn("东园科技产业园 201310699744.2")).isFalse();
  }

  @Test
  void noCellOfTheTableIsAFormula() {
    String csv =
        Csv.of(List.of(List.of("=1+1", "+cmd", "-2.5", "@x", " \t=a", "说\"好\"", "＝A1", "苏州")));

    assertThat(csv)
        .isEqualTo(
            "\uFEFF\"'=1+1\",\"'+cmd\",\"-2.5\",\"'@x\",\"' "
                + " =a\",\"说\"\"好\"\"\",\"'＝A1\",\"苏州\"\r\n");
  }

  @Test
  void theTableOfTheOfficeHoldsEveryCaseAndTheScoresOfAClosedRound() {
    publicized();
    ExportCases export = new ExportCases(bench.ledger, bench.programmes, bench.ranking);

    List<List<String>> rows = done(export.rows(CALL));

    assertThat(rows).hasSize(3);
    assertThat(rows.get(1)).startsWith("c1", "320000").contains("76.0000", "PUBLICIZED");
  }
}
