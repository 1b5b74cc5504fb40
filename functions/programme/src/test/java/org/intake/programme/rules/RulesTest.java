package org.intake.programme.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intake.domain.programme.RuleDefinition;
import org.intake.domain.screening.Effect;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.domain.screening.ProcedureFacts;
import org.intake.programme.LoadResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
  static Stream<Scenario> scenarios() {
    return Scenarios.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void says(Scenario scenario) {
    Finding finding = scenario.finding();

    assertThat(finding.outcome()).as(finding.message().zhHans()).isEqualTo(scenario.outcome());
    if (scenario.effect() != null) {
      assertThat(finding.effect()).isEqualTo(scenario.effect());
    }
    assertThat(finding.message().zhHans()).doesNotContain("{").isNotBlank();
    assertThat(finding.message().en()).doesNotContain("{").isNotBlank();
  }

  @Test
  void asksAnOfficerToConfirmWhereTheCallAcceptsNothingByItself() {
    var officer = Rules2017.with("  acceptance: automatic", "  acceptance: officer");
    Finding finding =
        Rules2017.finding(
            officer
                .rules()
                .screen(
                    CaseBuilder.clean(officer.programme())
                        .procedure(
                            org.intake.domain.screening.ProcedureFacts.atScreening("ACCEPTED"))
                        .build()),
            "R-REV-01",
            null);

    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.effect()).isEqualTo(Effect.BLOCK);
  }

  @Test
  void asksBothAgenciesToConfirmWhereTheCallSaysSo() {
    var both = Rules2017.with("  acceptance: automatic", "  acceptance: both-agencies");

    assertThat(confirmedBy(both, "CNIPA").outcome()).isEqualTo(Outcome.FAIL);
    assertThat(confirmedBy(both, "CNIPA").message().zhHans()).contains("现有1个部门");
    assertThat(confirmedBy(both, "CNIPA", "CNIPA").outcome()).isEqualTo(Outcome.FAIL);
    assertThat(confirmedBy(both, "CNIPA", "MIIT").outcome()).isEqualTo(Outcome.PASS);
    assertThat(confirmedBy(both).outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void isContentWithOneOfficerWhereTheCallAsksForOne() {
    var officer = Rules2017.with("  acceptance: automatic", "  acceptance: officer");

    assertThat(confirmedBy(officer, "CNIPA").outcome()).isEqualTo(Outcome.PASS);
  }

  private static Finding confirmedBy(LoadResult.Loaded call, String... agencies) {
    List<ProcedureFacts.Confirmation> confirmations = new ArrayList<>();
    for (String agency : agencies) {
      confirmations.add(new ProcedureFacts.Confirmation("officer-" + confirmations.size(), agency));
    }
    ProcedureFacts accepted =
        new ProcedureFacts("ACCEPTED", confirmations, null, null, List.of(), null, List.of());
    return Rules2017.finding(
        call.rules().screen(CaseBuilder.clean(call.programme()).procedure(accepted).build()),
        "R-REV-01",
        null);
  }

  @Test
  void leavesWhatCameLateToAPersonWhereTheCallSaysSo() {
    var lenient = Rules2017.with("  lateness: refuse ", "  lateness: person ");

    assertThat(
            Rules2017.finding(
                    lenient
                        .rules()
                        .screen(
                            CaseBuilder.clean(lenient.programme())
                                .date("letter", "letterDate", "2017-08-01")
                                .build()),
                    "R-PRC-03",
                    null)
                .outcome())
        .isEqualTo(Outcome.NEEDS_HUMAN);
  }

  /// Every case of every rule is reached by some scenario: a case that none reaches is untested.
  @Test
  void everyCaseOfEveryRuleIsReached() {
    List<Finding> findings = Scenarios.all().stream().map(Scenario::finding).toList();
    List<String> untouched = new ArrayList<>();
    for (RuleDefinition rule : Rules2017.programme().rules()) {
      for (RuleDefinition.Case each : rule.cases()) {
        Pattern said =
            Pattern.compile(
                Pattern.quote(each.message().zhHans())
                    .replaceAll("\\{[A-Za-z0-9.]+}", "\\\\E.*\\\\Q"),
                Pattern.DOTALL);
        if (findings.stream()
            .noneMatch(f ->
                f.check().equals(rule.check())
                    && f.outcome() == each.outcome()
                    && said.matcher(f.message().zhHans()).matches())) {
          untouched.add(rule.check() + " " + each.outcome() + " " + each.message().zhHans());
        }
      }
    }
    // These are said only under another setting of the call; each has a test of its own above.
    assertThat(untouched)
        .containsExactly(
            "R-PRC-03 NEEDS_HUMAN 推荐函成文日期{dated}，报送时间{received}，晚于规定期限。",
            "R-REV-01 FAIL 审核结果须由两部门分别确认，现有{agencies}个部门确认。",
            "R-REV-01 FAIL 审核结果尚无工作人员确认。");
  }
}
