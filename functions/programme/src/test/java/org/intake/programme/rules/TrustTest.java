package org.intake.programme.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.programme.rules.CaseBuilder.EAST;

import org.intake.domain.reading.Doubt;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.programme.LoadResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The general rules: which reading of a value may decide.
class TrustTest {
  private static CaseBuilder clean() {
    return CaseBuilder.clean(Rules2017.programme());
  }

  private static Outcome east(CaseBuilder builder, String check) {
    return Rules2017.screened(builder.build(), check, EAST).outcome();
  }

  private static Outcome ofCase(CaseBuilder builder, String check) {
    return Rules2017.screened(builder.build(), check, null).outcome();
  }

  @ParameterizedTest
  @EnumSource(Doubt.class)
  void anyDoubtSendsAThresholdToAPerson(Doubt doubt) {
    assertThat(east(clean().doubt("east", "inventionPer10k", doubt), "R-PRK-07"))
        .isEqualTo(Outcome.NEEDS_HUMAN);
  }

  @Test
  void twoPassesDecideADateOnlyWhereNoThresholdHangsOnIt() {
    CaseBuilder dates =
        clean().ocr("letter", "letterDate", 0.97, 2).ocr("cover", "cityIpOffice", 0.97, 2);

    assertThat(ofCase(dates, "R-PRC-03")).isEqualTo(Outcome.NEEDS_HUMAN);
    assertThat(ofCase(dates, "R-PRC-05")).isEqualTo(Outcome.PASS);
  }

  @Test
  void onePassOrLittleConfidenceDoesNotDecide() {
    assertThat(ofCase(clean().ocr("cover", "cityIpOffice", 0.97, 1), "R-PRC-05"))
        .isEqualTo(Outcome.NEEDS_HUMAN);
    assertThat(ofCase(clean().ocr("cover", "cityIpOffice", 0.80, 2), "R-PRC-05"))
        .isEqualTo(Outcome.NEEDS_HUMAN);
  }

  @Test
  void theSwitchTakesTheSecondPassAway() {
    LoadResult.Loaded strict = Rules2017.with("  twoPasses: true", "  twoPasses: false");

    assertThat(
            Rules2017.finding(
                    strict
                        .rules()
                        .screen(
                            CaseBuilder.clean(strict.programme())
                                .ocr("cover", "cityIpOffice", 0.97, 2)
                                .build()),
                    "R-PRC-05",
                    null)
                .outcome())
        .isEqualTo(Outcome.NEEDS_HUMAN);
  }

  @Test
  void theSwitchTakesTheComputationAway() {
    LoadResult.Loaded strict = Rules2017.with("  computation: true", "  computation: false");
    CaseBuilder builder = CaseBuilder.clean(strict.programme());
    for (String field :
        java.util.List.of("inventionPer10k", "population", "validInventionPatents")) {
      builder.ocr("east", field, 0.99, 3);
    }

    assertThat(
            Rules2017.finding(strict.rules().screen(builder.build()), "R-PRK-07", EAST).outcome())
        .isEqualTo(Outcome.NEEDS_HUMAN);
  }

  @Test
  void theSwitchLetsRecognitionNotEvenTellThatSomethingIsWritten() {
    LoadResult.Loaded strict = Rules2017.with("  presence: true", "  presence: false");
    CaseBuilder builder =
        CaseBuilder.clean(strict.programme()).ocr("form", "policySupport", 0.70, 1);

    assertThat(
            Rules2017.finding(strict.rules().screen(builder.build()), "R-CND-07", null).outcome())
        .isEqualTo(Outcome.NEEDS_HUMAN);
    assertThat(ofCase(clean().ocr("form", "policySupport", 0.70, 1), "R-CND-07"))
        .isEqualTo(Outcome.PASS);
  }

  /// A cell whose ink was not read may be filled or dirty: neither missing nor there.
  @Test
  void inkThatNothingWasReadOfIsForAPerson() {
    CaseBuilder unread =
        clean().blank("form", "policySupport", "〓").ocr("form", "policySupport", 0, 1);

    assertThat(ofCase(unread, "R-CND-07")).isEqualTo(Outcome.NEEDS_HUMAN);
  }

  @Test
  void theOfficeFileOfTheSameFormCorroboratesTheScan() {
    CaseBuilder twin = clean().copyOf("east", "east-scan", false);
    twin.number("east-scan", "inventionPer10k", "55.00");
    twin.ocr("east-scan", "inventionPer10k", 0.95, 1);

    assertThat(east(twin, "R-PRK-07")).isEqualTo(Outcome.PASS);
  }

  @Test
  void aScanThatSaysSomethingElseSpeaksAgainstTheOfficeFile() {
    CaseBuilder twin = clean().copyOf("east", "east-scan", false);
    twin.number("east-scan", "inventionPer10k", "45.00");
    twin.ocr("east-scan", "inventionPer10k", 0.95, 1);

    Finding finding = Rules2017.screened(twin.build(), "R-PRK-07", EAST);

    assertThat(finding.outcome()).isEqualTo(Outcome.NEEDS_HUMAN);
    assertThat(finding.message().zhHans()).contains("55.00").contains("45.00");
    assertThat(finding.evidence()).hasSize(2);
  }

  @Test
  void aPersonsWordSettlesEveryDoubt() {
    CaseBuilder builder =
        clean()
            .ocr("east", "inventionPer10k", 0.30, 1)
            .doubt("east", "inventionPer10k", Doubt.READINGS_DISAGREE)
            .confirmed("east", "inventionPer10k");

    assertThat(east(builder, "R-PRK-07")).isEqualTo(Outcome.PASS);
  }

  @Test
  void aCaseThatIsAllScanNeedsAPersonForWhatNothingCorroborates() {
    CaseBuilder scan = clean().allByOcr(0.85, 1);

    assertThat(Rules2017.rules().screen(scan.build()))
        .filteredOn(finding -> finding.outcome() == Outcome.FAIL)
        .isEmpty();
    assertThat(ofCase(scan, "R-ELG-01")).isEqualTo(Outcome.NEEDS_HUMAN);
    assertThat(east(scan, "R-PRK-07")).isEqualTo(Outcome.NEEDS_HUMAN);
    assertThat(east(clean().allByOcr(0.95, 2), "R-PRK-07")).isEqualTo(Outcome.PASS);
    assertThat(east(scan, "R-PRK-06")).isEqualTo(Outcome.NEEDS_HUMAN);
  }
}
