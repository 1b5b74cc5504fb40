package org.intake.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.intake.application.screen.CheckSubmission;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.testkit.documents.ApplicationForm;
import org.intake.testkit.documents.DocxWriter;
import org.intake.testkit.documents.FormStyle;
import org.intake.testkit.documents.SampleCities;
import org.intake.testkit.documents.SampleCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The dry run says what handing in will say. It once looked at each city of a package as if the
/// others were not in it, and took every further file of a supplement as asked for.
class DryRunTest {
  private static final String PROVINCE = "320000";

  private final JourneyOnFakes journey = new JourneyOnFakes();
  private String submission = "";

  @BeforeEach
  void upload() {
    submission = journey.open(PROVINCE);
    journey.addFolder(PROVINCE, submission, SamplePackageTest.FOLDER);
    journey.settle();
  }

  private Map<String, Map<String, Outcome>> dryRun() {
    CheckSubmission.Checked checked =
        JourneyOnFakes.done(journey.check.check(JourneyOnFakes.province(PROVINCE), submission));
    Map<String, Map<String, Outcome>> said = new TreeMap<>();
    checked.applications().forEach(city -> said.put(city.city().name(), outcomes(city.findings())));
    return said;
  }

  private Map<String, Map<String, Outcome>> handedIn() {
    JourneyOnFakes.done(journey.submit.submit(JourneyOnFakes.province(PROVINCE), submission));
    journey.settle();
    Map<String, Map<String, Outcome>> said = new TreeMap<>();
    for (CaseRecord record : journey.cases()) {
      said.put(record.city().name(), outcomes(record.findings()));
    }
    return said;
  }

  private static Map<String, Outcome> outcomes(List<Finding> findings) {
    Map<String, Outcome> outcomes = new TreeMap<>();
    findings.forEach(
        finding -> outcomes.put(finding.check() + "/" + finding.park(), finding.outcome()));
    return outcomes;
  }

  @Test
  void ofTwoCitiesInOnePackageSaysOfEachWhatHandingInSays() {
    Map<String, Map<String, Outcome>> before = dryRun();
    assertThat(before).containsOnlyKeys("苏州市", "南通市").isEqualTo(handedIn());
  }

  @Test
  void ofASupplementTakesOnlyWhatIsAskedFor() {
    handedIn();
    SampleCity richer = SampleCities.invent(SampleCities.nantong(), 3, 20170710L + 1);
    journey.add(
        PROVINCE,
        submission,
        "南通市/新园区_第二部分.docx",
        DocxWriter.write(
            List.of(ApplicationForm.part2(richer.parks().getLast(), FormStyle.plain()))));
    journey.settle();
    Map<String, Map<String, Outcome>> before = dryRun();
    assertThat(before.get("南通市")).containsEntry("R-MAT-09/null", Outcome.NEEDS_HUMAN);
    assertThat(before).isEqualTo(handedIn());
  }
}
