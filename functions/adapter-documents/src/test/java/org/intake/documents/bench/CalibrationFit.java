package org.intake.documents.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Fits how often a value of some confidence is right: isotonic, by pooling neighbours, so that a
/// surer value is never told to be righter less often. Where few values stand behind a step it is
/// kept careful: a wrong value is added to each.
final class CalibrationFit {
  private static final int LEAST = 25;

  private CalibrationFit() {}

  private record Step(double said, double right, int count) {
    double share() {
      return right / (count + 1);
    }

    Step with(Step next) {
      int both = count + next.count;
      return new Step((said * count + next.said * next.count) / both, right + next.right, both);
    }
  }

  static void write(Path file, List<Score.Value> values, String provenance) throws IOException {
    List<Score.Value> given =
        values.stream()
            .filter(value -> value.isGiven() && !value.prose())
            .sorted(Comparator.comparingDouble(Score.Value::confidence))
            .toList();
    List<Step> steps = new ArrayList<>();
    for (int from = 0; from < given.size(); from += LEAST) {
      List<Score.Value> some = given.subList(from, Math.min(given.size(), from + LEAST));
      steps.add(
          new Step(
              some.stream().mapToDouble(Score.Value::confidence).average().orElse(0),
              some.stream().filter(Score.Value::right).count(),
              some.size()));
      pool(steps);
    }
    StringBuilder table = new StringBuilder();
    table.append("# confidence before and after, from ").append(provenance).append(": ");
    table.append(given.size()).append(" values. Made by -Pbench-scans with bench.calibrate.\n");
    for (Step step : steps) {
      table.append(String.format(Locale.ROOT, "%.4f\t%.4f%n", step.said, step.share()));
    }
    Files.writeString(file, table);
    Score.say(
        "calibration of %d values in %d steps written to %s", given.size(), steps.size(), file);
  }

  private static void pool(List<Step> steps) {
    while (steps.size() > 1 && steps.get(steps.size() - 2).share() >= steps.getLast().share()) {
      Step last = steps.removeLast();
      steps.add(steps.removeLast().with(last));
    }
  }
}
