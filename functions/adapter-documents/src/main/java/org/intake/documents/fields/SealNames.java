package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intake.documents.text.Likeness;
import org.intake.documents.text.Script;
import org.intake.documents.value.Names;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.DivisionTable;
import org.intake.domain.programme.Organ;
import org.intake.domain.programme.OrganRegistry;
import org.jspecify.annotations.Nullable;

/// Decides what a stamp's ring says: an organ of the registry where the readings together are
/// clearly nearer to it than to every other and do not agree on another place, else what two
/// readings agree on, else nothing. An unread stamp is a question for a person; a stamp read as
/// another's would be a wrong answer.
public final class SealNames {
  /// Characters of the organ's name that may be misread, as a share.
  private static final double NEAR = 0.4;

  /// Of that many readings one may be nearer to another organ by chance.
  private static final int STRAY = 4;

  /// The same where the organ signs the line that the stamp covers.
  private static final double NEAR_SIGNER = 0.6;

  private static final int LEAST_READINGS = 3;

  /// Ink of the ring's bare part may be read as a character or two ahead of the name.
  private static final int STRAY_AHEAD = 2;

  private static final int SHORTEST = 6;
  private static final Pattern PLACE = Pattern.compile("(.+?[省市区团]).*");
  private static final String ENDING = ".*(?:局|厅|委|委员会|部|办|办公室|府|院|中心|公司)";

  private final OrganRegistry organs;
  private final DivisionTable divisions;

  public SealNames(OrganRegistry organs, DivisionTable divisions) {
    this.organs = organs;
    this.divisions = divisions;
  }

  private record Near(Organ organ, String name, int all, int[] each) {}

  /// The name in Simplified characters, as the registry writes it where it knows it. `signature` is
  /// the line that the stamp covers: where the readings are clearly nearest to the organ that signs
  /// there, they may be worse than without it, but never of another place.
  public Optional<String> told(List<String> rings, @Nullable String signature) {
    List<String> readings = rings.stream().map(Script::simplified).toList();
    if (readings.isEmpty()) {
      return Optional.empty();
    }
    List<Near> nearest = nearest(readings);
    Near best = nearest.getFirst();
    boolean alone =
        nearest.stream()
            .filter(near -> !near.organ().id().equals(best.organ().id()))
            .allMatch(other -> isClearly(best, other, readings));
    if (alone && isSigners(best, readings, signature)) {
      return Optional.of(best.organ().name());
    }
    if (best.all() > best.name().length() * NEAR * readings.size()) {
      return agreed(readings);
    }
    return alone && isPlaceRead(best.name(), readings) && !isElsewhere(best.name(), readings)
        ? Optional.of(whole(best))
        : Optional.empty();
  }

  /// A ring bears the organ's whole name: a short one that begins it lost its end.
  private static String whole(Near best) {
    return best.organ().name().startsWith(best.name()) ? best.organ().name() : best.name();
  }

  private boolean isSigners(Near best, List<String> readings, @Nullable String signature) {
    return signature != null
        && readings.size() >= LEAST_READINGS
        && best.all() <= best.name().length() * NEAR_SIGNER * readings.size()
        && organs
            .named(Names.tidy(signature), null)
            .filter(organ -> organ.id().equals(best.organ().id()))
            .isPresent()
        && !isReadElsewhere(best.name(), readings);
  }

  /// As [#isElsewhere], over readings that lost or gained characters. All readings may misread one
  /// character alike (川 as 册) where no division is called so but for this one: then the rest of the
  /// place still tells it from every other.
  private boolean isReadElsewhere(String name, List<String> readings) {
    String place = name.substring(0, placeLength(name));
    List<Integer> otherwise = new ArrayList<>();
    for (int i = 0; i < place.length(); i++) {
      Map<Character, Integer> seen = new HashMap<>();
      for (String read : readings) {
        char other = Likeness.opposite(name, read, i);
        if (other != name.charAt(i) && other != 0) {
          seen.merge(other, 1, Integer::sum);
        }
      }
      if (seen.values().stream().anyMatch(count -> count >= 2 && count * 2 > readings.size())) {
        otherwise.add(i);
      }
    }
    return otherwise.size() > 1
        || (otherwise.size() == 1 && isAnotherBut(place, otherwise.getFirst()));
  }

  /// Whether another division's name differs from this one in one character only.
  private boolean isAnotherBut(String place, int at) {
    return divisions.all().stream()
        .map(Division::name)
        .filter(other -> other.length() == place.length() && !other.equals(place))
        .anyMatch(other ->
            other.startsWith(place.substring(0, at)) && other.endsWith(place.substring(at + 1)));
  }

  /// Whose seal it is hangs on the place, which is never made up of several readings.
  private static boolean isPlaceRead(String name, List<String> readings) {
    String place = name.substring(0, placeLength(name));
    return readings.stream()
        .mapToInt(read -> read.indexOf(place))
        .anyMatch(at -> at >= 0 && at <= STRAY_AHEAD);
  }

  private static int placeLength(String name) {
    Matcher place = PLACE.matcher(name);
    return place.matches() ? place.group(1).length() : 0;
  }

  /// Where most readings have one and the same other character in the place's name, that character
  /// may stand there: 南京市 is not 北京市 misread.
  private static boolean isElsewhere(String name, List<String> readings) {
    for (int i = 0; i < placeLength(name); i++) {
      Map<Character, Integer> seen = new HashMap<>();
      for (String read : readings) {
        if (read.length() == name.length()) {
          seen.merge(read.charAt(i), 1, Integer::sum);
        }
      }
      seen.remove(name.charAt(i));
      if (seen.values().stream().anyMatch(count -> count >= 2 && count * 2 > readings.size())) {
        return true;
      }
    }
    return false;
  }

  /// Hardly a reading is nearer to the other, and where the two names differ the readings side with
  /// the first by at least one character in every other reading: 江苏省 and 江西省 are one character
  /// apart, and 江务省 sides with neither.
  private static boolean isClearly(Near best, Near other, List<String> readings) {
    int strays = 0;
    for (int i = 0; i < readings.size(); i++) {
      strays += best.each()[i] > other.each()[i] ? 1 : 0;
    }
    return strays <= readings.size() / STRAY
        && 2 * (other.all() - best.all()) >= Math.max(4, readings.size());
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
