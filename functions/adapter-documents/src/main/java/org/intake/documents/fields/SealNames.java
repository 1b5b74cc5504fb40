package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.intake.documents.text.Likeness;
import org.intake.documents.text.Script;
import org.intake.domain.programme.Organ;
import org.intake.domain.programme.OrganRegistry;

/// Decides what a stamp's ring says: an organ of the registry where all readings are nearer to it
/// than to every other, else what two readings agree on, else nothing. An unread stamp is a
/// question for a person; a stamp read as another's would be a wrong answer.
public final class SealNames {
  /// Characters of the organ's name that may be misread, as a share.
  private static final double NEAR = 0.34;

  private static final int SHORTEST = 6;
  private static final String ENDING = ".*(?:局|厅|委|委员会|部|办|办公室|府|院|中心|公司)";

  private final OrganRegistry organs;

  public SealNames(OrganRegistry organs) {
    this.organs = organs;
  }

  private record Near(Organ organ, String name, int all, int[] each) {}

  /// The name in Simplified characters, as the registry writes it where it knows it.
  public Optional<String> told(List<String> rings) {
    List<String> readings = rings.stream().map(Script::simplified).toList();
    if (readings.isEmpty()) {
      return Optional.empty();
    }
    List<Near> nearest = nearest(readings);
    Near best = nearest.getFirst();
    int most = ((int) (best.name().length() * NEAR)) * readings.size();
    if (best.all() <= most) {
      boolean alone =
          nearest.stream()
              .filter(near -> !near.organ().id().equals(best.organ().id()))
              .allMatch(other -> isClearly(best, other, readings));
      return alone ? Optional.of(best.name()) : Optional.empty();
    }
    return agreed(readings);
  }

  /// No reading is nearer to the other, and where the two names differ the readings side with the
  /// first by at least one character a reading: 江苏省 and 江西省 are one character apart.
  private static boolean isClearly(Near best, Near other, List<String> readings) {
    for (int i = 0; i < readings.size(); i++) {
      if (best.each()[i] > other.each()[i]) {
        return false;
      }
    }
    return other.all() - best.all() >= Math.max(2, readings.size());
  }

  private List<Near> nearest(List<String> readings) {
    List<Near> near = new ArrayList<>();
    for (Organ organ : organs.organs()) {
      Stream.concat(Stream.of(organ.name()), organ.aliases().stream())
          .filter(name -> name.length() >= SHORTEST)
          .forEach(name -> near.add(near(organ, name, readings)));
    }
    near.sort(Comparator.comparingInt(Near::all));
    return near;
  }

  private static Near near(Organ organ, String name, List<String> readings) {
    int[] each =
        readings.stream()
            .mapToInt(read -> Likeness.distance(read, name, Math.max(read.length(), name.length())))
            .toArray();
    return new Near(organ, name, java.util.Arrays.stream(each).sum(), each);
  }

  private static Optional<String> agreed(List<String> readings) {
    return readings.stream()
        .filter(read -> read.length() >= SHORTEST && read.matches(ENDING))
        .filter(read -> readings.stream().filter(read::equals).count() >= 2)
        .filter(read -> readings.stream().filter(read::equals).count() * 2 > readings.size())
        .findFirst();
  }
}
