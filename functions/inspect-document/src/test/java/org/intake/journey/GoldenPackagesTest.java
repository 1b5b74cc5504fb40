package org.intake.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.intake.domain.casefile.Park;
import org.intake.journey.GoldenVerdicts.Verdicts;
import org.intake.testkit.documents.SampleFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Packages as provinces hand them in, through the real readers and rules, each against its verdict
/// file and against what its name promises: nothing else may differ from the clean package.
///
/// `-Dgolden.write=true` writes the verdict files anew; what changed is then for a reader of the
/// difference to judge.
class GoldenPackagesTest {
  private static final boolean WRITE = Boolean.getBoolean("golden.write");
  private static Map<String, String> clean = Map.of();
  private static Map<String, String> cleanThree = Map.of();

  static List<Golden> packages() {
    return GoldenPackages.all();
  }

  @BeforeAll
  static void playTheCleanPackages() {
    List<Golden> all = GoldenPackages.all();
    clean = flat(all.get(0));
    cleanThree = flat(all.get(1));
  }

  private static Map<String, String> flat(Golden golden) {
    JourneyOnFakes journey = play(golden);
    return positioned(journey, journey.cases().getFirst().city().name());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void comesToItsVerdicts(Golden golden) {
    JourneyOnFakes journey = play(golden);
    Verdicts verdicts = Verdicts.of(journey.cases());
    String city = journey.cases().getFirst().city().name();
    Map<String, String> said = positioned(journey, city);
    Map<String, String> promised =
        new TreeMap<>(said.keySet().stream().anyMatch(k -> k.endsWith("@2")) ? cleanThree : clean);
    golden.differs().forEach((check, outcome) -> promised.put(check, outcome.name()));
    assertThat(said).as(golden.name()).containsAllEntriesOf(only(promised, said));
    if (WRITE) {
      GoldenVerdicts.write(golden.name(), verdicts);
    }
    assertThat(verdicts.json()).isEqualTo(GoldenVerdicts.expected(golden.name()));
  }

  /// Where a park has no form, only what is said of it counts.
  private static Map<String, String> only(Map<String, String> promised, Map<String, String> said) {
    Map<String, String> only = new TreeMap<>(promised);
    only.keySet().removeIf(check -> check.contains("@") && !said.containsKey(check));
    return only;
  }

  /// Parks by their number in the list of the form, not by their invented names.
  private static Map<String, String> positioned(JourneyOnFakes journey, String city) {
    List<String> parks = parks(journey, city);
    Map<String, String> positioned = new TreeMap<>();
    Verdicts.of(journey.cases())
        .flat(city)
        .forEach((check, outcome) -> {
          int at = check.indexOf('@');
          String place = at < 0 ? "" : "@" + parks.indexOf(check.substring(at + 1));
          positioned.put((at < 0 ? check : check.substring(0, at)) + place, outcome);
        });
    return positioned;
  }

  private static List<String> parks(JourneyOnFakes journey, String city) {
    var one = journey.caseOf(city);
    return one.fields().stream()
        .filter(field -> field.read().name().equals("parkList"))
        .map(field -> field.read().raw())
        .findFirst()
        .map(raw -> List.of(raw.replace("產", "产").split("、", -1)))
        .orElseGet(() -> one.parks().stream().map(Park::name).toList());
  }

  private static JourneyOnFakes play(Golden golden) {
    JourneyOnFakes journey = new JourneyOnFakes();
    journey.now = Instant.parse(golden.at());
    String submission = journey.open(golden.province());
    for (SampleFile file : golden.files()) {
      journey.add(golden.province(), submission, file.name(), file.bytes());
    }
    journey.settle();
    JourneyOnFakes.done(
        journey.submit.submit(JourneyOnFakes.province(golden.province()), submission));
    journey.settle();
    return journey;
  }
}
