package org.intake.programme.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.intake.domain.screening.CaseFacts;
import org.intake.domain.screening.Evidence;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.programme.LoadResult;
import org.junit.jupiter.api.Test;

/// The office file of a form beside its scan: one form in two readings.
class TwinTest {
  private static final List<String> FORM = List.of("cover", "form", "east", "west");

  /// Every document of the form once as an office file and once as a scan of which one reading in
  /// eight is not sure.
  private static CaseBuilder withScans(CaseBuilder builder) {
    for (String document : FORM) {
      builder.copyOf(document, document + "-scan", false).recognised(document + "-scan");
      builder.scanned(document + "-scan", 0.85, 1);
    }
    return builder;
  }

  private static List<Finding> screen(CaseBuilder builder) {
    return Rules2017.rules().screen(builder.build());
  }

  private static List<String> open(List<Finding> findings) {
    return findings.stream()
        .filter(f -> f.outcome() == Outcome.NEEDS_HUMAN || f.outcome() == Outcome.FAIL)
        .map(f -> f.check() + (f.park() == null ? "" : "@" + f.park()) + ": " + f.message().en())
        .toList();
  }

  @Test
  void aFormAndItsScanAreDecidedTogetherAndBothReadingsAreEvidence() {
    List<Finding> findings = screen(withScans(CaseBuilder.clean(Rules2017.programme())));

    assertThat(open(findings)).isEmpty();
    assertThat(Rules2017.finding(findings, "R-PRK-07", CaseBuilder.EAST).evidence())
        .extracting(Evidence::documentId)
        .contains("east", "east-scan");
  }

  @Test
  void theScanAloneGoesToAPerson() {
    CaseBuilder builder = withScans(CaseBuilder.clean(Rules2017.programme()));
    FORM.forEach(builder::without);

    Finding figure = Rules2017.finding(screen(builder), "R-PRK-07", CaseBuilder.EAST);

    assertThat(figure.outcome()).isEqualTo(Outcome.NEEDS_HUMAN);
    assertThat(figure.evidence()).isNotEmpty();
  }

  @Test
  void aScanThatSurelySaysSomethingElseGoesToAPersonWithBothReadings() {
    CaseBuilder builder =
        withScans(CaseBuilder.clean(Rules2017.programme()))
            .number("east-scan", "inventionPer10k", "45.00")
            .ocr("east-scan", "inventionPer10k", 0.97, 2);

    List<Finding> findings = screen(builder);

    Finding figure = Rules2017.finding(findings, "R-PRK-07", CaseBuilder.EAST);
    assertThat(figure.outcome()).isEqualTo(Outcome.NEEDS_HUMAN);
    assertThat(figure.evidence()).extracting(Evidence::documentId).contains("east", "east-scan");
    assertThat(Rules2017.finding(findings, "R-MAT-03", CaseBuilder.EAST).outcome())
        .isEqualTo(Outcome.NEEDS_HUMAN);
  }

  @Test
  void aScanThatIsOnlyNotSureDoesNotSpeakAgainstTheOfficeFile() {
    CaseBuilder builder =
        withScans(CaseBuilder.clean(Rules2017.programme()))
            .number("east-scan", "inventionPer10k", "65.00")
            .ocr("east-scan", "inventionPer10k", 0.4, 1);

    assertThat(open(screen(builder))).isEmpty();
  }

  @Test
  void theyAreTwoFormsWhereTheCallDoesNotTakeAnOfficeFileForProof() {
    LoadResult.Loaded strict = Rules2017.with("  officeTwin: true", "  officeTwin: false");
    CaseFacts facts = withScans(CaseBuilder.clean(strict.programme())).build();

    assertThat(
            Rules2017.finding(strict.rules().screen(facts), "R-MAT-03", CaseBuilder.EAST).outcome())
        .isEqualTo(Outcome.NEEDS_HUMAN);
  }

  @Test
  void patentsAndPopulationThatGiveTheFigureAreItsEvidence() {
    CaseBuilder builder =
        CaseBuilder.clean(Rules2017.programme())
            .ocr("east", "inventionPer10k", 0.95, 2)
            .ocr("east", "validInventionPatents", 0.95, 2)
            .ocr("east", "population", 0.95, 2);

    Finding figure = Rules2017.finding(screen(builder), "R-PRK-07", CaseBuilder.EAST);

    assertThat(figure.outcome()).isEqualTo(Outcome.PASS);
    assertThat(figure.evidence())
        .extracting(Evidence::fieldId)
        .contains("east:inventionPer10k", "east:validInventionPatents", "east:population");
  }

  @Test
  void theyAreNoProofWhereTheCallDoesNotCompute() {
    LoadResult.Loaded strict = Rules2017.with("  computation: true", "  computation: false");
    CaseBuilder builder =
        CaseBuilder.clean(strict.programme())
            .ocr("east", "inventionPer10k", 0.95, 2)
            .ocr("east", "validInventionPatents", 0.95, 2)
            .ocr("east", "population", 0.95, 2);

    assertThat(
            Rules2017.finding(strict.rules().screen(builder.build()), "R-PRK-07", CaseBuilder.EAST)
                .outcome())
        .isEqualTo(Outcome.NEEDS_HUMAN);
  }
}
