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
  void twoPassesDecideWhatNoThresholdHangsOn() {
    assertThat(ofCase(clean().ocr("cover", "cityIpOffice", 0.97, 2), "R-PRC-05"))
        .isEqualTo(Outcome.PASS);
  }

  private static CaseBuilder letterDated(CaseBuilder builder, String date, int passes) {
    return builder.date("letter", "letterDate", date).ocr("letter", "letterDate", 0.97, passes);
  }

  /// A letter that has arrived was signed before, so that its arrival in time says the same as its
  /// date.
  @Test
  void theArrivalCorroboratesTheRecognisedDateOfALetter() {
    assertThat(ofCase(letterDated(clean(), "2017-07-14", 2), "R-PRC-03")).isEqualTo(Outcome.PASS);
    assertThat(ofCase(letterDated(clean(), "2017-07-14", 1), "R-PRC-03"))
        .isEqualTo(Outcome.NEEDS_HUMAN);
  }

  @Test
  void aRecognisedDateAfterTheArrivalOrBeforeTheNoticeIsMisread() {
    for (String date : java.util.List.of("2017-07-21", "2017-08-14", "2047-07-14", "2017-06-14")) {
      assertThat(ofCase(letterDated(clean(), date, 3), "R-PRC-03"))
          .as(date)
          .isEqualTo(Outcome.NEEDS_HUMAN);
    }
  }

  @Test
  void theRecognisedDateOfALetterThatArrivedLateDecidesNothing() {
    for (String date : java.util.List.of("2017-07-14", "2017-08-02")) {
      CaseBuilder late = clean().receivedAt("2017-08-05T01:00:00Z");
      assertThat(ofCase(letterDated(late, date, 3), "R-PRC-03"))
          .as(date)
          .isEqualTo(Outcome.NEEDS_HUMAN);
    }
  }

  @Test
  void theSwitchTakesTheArrivalAway() {
    LoadResult.Loaded strict = Rules2017.with("  computation: true", "  computation: false");
    CaseBuilder letter = letterDated(CaseBuilder.clean(strict.programme()), "2017-07-14", 3);

    assertThat(Rules2017.finding(strict.rules().screen(letter.build()), "R-PRC-03", null).outcome())
        .isEqualTo(Outcome.NEEDS_HUMAN);
  }

  private static CaseBuilder staff(String evidenced) {
    return clean()
        .ocr("east", "ipFullTimeStaff", 0.97, 2)
        .figures("E10-" + EAST, "statedStaff", evidenced);
  }

  @Test
  void theEvidenceCorroboratesTheRecognisedNumberOfStaff() {
    assertThat(east(staff("4"), "R-PRK-06")).isEqualTo(Outcome.PASS);
    assertThat(east(staff("9"), "R-PRK-06")).isEqualTo(Outcome.NEEDS_HUMAN);
    assertThat(east(clean().ocr("east", "ipFullTimeStaff", 0.97, 2), "R-PRK-06"))
        .isEqualTo(Outcome.NEEDS_HUMAN);
    assertThat(east(staff("0").number("east", "ipFullTimeStaff", "0"), "R-PRK-06"))
        .isEqualTo(Outcome.FAIL);
    assertThat(
            east(
                staff("0")
                    .number("east", "ipFullTimeStaff", "0")
                    .ocr("east", "ipFullTimeStaff", 0.97, 2),
                "R-PRK-06"))
        .isEqualTo(Outcome.NEEDS_HUMAN);
  }

  @Test
  void aRecognisedTitleTellsALetterByItsOneWord() {
    CaseBuilder scan = clean().recognised("letter").ocr("letter", "title", 0.4, 1);
    String title = "关于推荐苏州市申报中小企业知识产权战略推进工程试点城市的";

    assertThat(ofCase(scan.text("letter", "title", title + "函"), "R-MAT-01"))
        .isEqualTo(Outcome.PASS);
    assertThat(
            ofCase(
                scan.text("letter", "title", title + "请木").ocr("letter", "title", 0.4, 1),
                "R-MAT-01"))
        .isEqualTo(Outcome.NEEDS_HUMAN);
    assertThat(
            ofCase(
                clean().ocr("letter", "letterDate", 0.9, 2).blank("letter", "title", ""),
                "R-MAT-01"))
        .isEqualTo(Outcome.NEEDS_HUMAN);
  }

  @Test
  void anAttachmentThatRecognitionMayHaveMisreadIsNotMissing() {
    CaseBuilder scan = clean().ocr("letter", "attachmentList", 0.5, 1);

    assertThat(ofCase(scan, "R-MAT-07")).isEqualTo(Outcome.PASS);
    assertThat(
            ofCase(
                scan.texts("letter", "attachmentList", "苏州市试点城市申报方茶")
                    .ocr("letter", "attachmentList", 0.5, 1),
                "R-MAT-07"))
        .isEqualTo(Outcome.NEEDS_HUMAN);
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

  private static String asked(CaseBuilder builder) {
    return Rules2017.screened(builder.build(), "R-PRK-06", EAST).message().zhHans();
  }

  /// Where a scan is hard to read, whoever checks it is sent to the original; the applicant wrote
  /// nothing vague.
  @Test
  void aValueReadInDoubtIsAskedAboutAsReadAndAVagueOneAsWritten() {
    CaseBuilder scan = clean().ocr("east", "ipFullTimeStaff", 0.4, 1);

    assertThat(asked(scan.doubt("east", "ipFullTimeStaff", Doubt.LOW_CONFIDENCE)))
        .contains("扫描件上的“专职工作人员数”识别为“")
        .contains("请与原件核对");
    assertThat(asked(scan.doubt("east", "ipFullTimeStaff", Doubt.APPROXIMATE))).contains("不是确定的值");
    assertThat(asked(clean().doubt("east", "ipFullTimeStaff", Doubt.APPROXIMATE)))
        .contains("不是确定的值");
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
