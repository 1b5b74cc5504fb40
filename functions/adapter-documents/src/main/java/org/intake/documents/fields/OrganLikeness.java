package org.intake.documents.fields;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.intake.domain.programme.Organ;
import org.intake.domain.programme.OrganRegistry;
import org.jspecify.annotations.Nullable;

/// Which organ a name that is partly hidden or misread can only be: the one that has clearly more
/// of its characters, in their order, than any other.
final class OrganLikeness {
  /// Of a name this share has to be there where the province is known, and where it is not.
  private static final double IN_PROVINCE = 0.35;

  private static final double ANYWHERE = 0.7;
  private static final int LEAST_IN_PROVINCE = 3;
  private static final int LEAST_ANYWHERE = 5;

  /// By so many characters it is ahead of every other organ.
  private static final int AHEAD = 2;

  private final OrganRegistry organs;

  OrganLikeness(OrganRegistry organs) {
    this.organs = organs;
  }

  private record Near(Organ organ, int common) {
    double share() {
      return (double) common / organ.name().length();
    }
  }

  /// The organ of the kind that the text must mean; nothing where two are near, or where one of
  /// another province is nearer than any of the known one.
  Optional<Organ> meant(String text, String kind, @Nullable String province) {
    List<Near> all = organs.organs().stream().map(organ -> near(organ, text)).toList();
    List<Near> own =
        all.stream()
            .filter(near -> province != null && province.equals(near.organ.division()))
            .toList();
    Optional<Near> best = clearly(own);
    if (best.isPresent()) {
      int common = best.get().common;
      boolean elsewhere = all.stream().anyMatch(near -> near.common > common);
      boolean enough =
          best.get().share() >= IN_PROVINCE && common >= LEAST_IN_PROVINCE && !elsewhere;
      return best.filter(_ -> enough).map(Near::organ).filter(o -> o.kind().equals(kind));
    }
    return clearly(all)
        .filter(near -> near.share() >= ANYWHERE && near.common >= LEAST_ANYWHERE)
        .map(Near::organ)
        .filter(organ -> organ.kind().equals(kind));
  }

  private static Optional<Near> clearly(List<Near> all) {
    return all.stream()
        .filter(best ->
            all.stream()
                .allMatch(other -> other.equals(best) || best.common >= other.common + AHEAD))
        .findFirst();
  }

  private static Near near(Organ organ, String text) {
    int common =
        Stream.concat(Stream.of(organ.name()), organ.aliases().stream())
            .mapToInt(name -> common(name, text))
            .max()
            .orElse(0);
    return new Near(organ, common);
  }

  /// How many characters two texts have in common in the same order.
  private static int common(String name, String text) {
    int[] before = new int[text.length() + 1];
    for (int i = 0; i < name.length(); i++) {
      int[] now = new int[text.length() + 1];
      for (int j = 0; j < text.length(); j++) {
        now[j + 1] =
            name.charAt(i) == text.charAt(j) ? before[j] + 1 : Math.max(now[j], before[j + 1]);
      }
      before = now;
    }
    return before[text.length()];
  }
}
