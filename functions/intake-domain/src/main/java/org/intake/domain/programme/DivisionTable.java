package org.intake.domain.programme;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The administrative divisions as of one date. Names are matched whole, by their short form (苏州
/// for 苏州市), and with their parents in front.
public final class DivisionTable {
  private final Map<String, Division> byCode = new TreeMap<>();
  private final Map<String, List<Division>> byName = new HashMap<>();

  /// How long the longest name is that begins with these two characters, and the first of them.
  private final Map<String, Integer> longest = new HashMap<>();

  private final BitSet firstCharacters = new BitSet();

  public DivisionTable(Collection<Division> divisions) {
    this(divisions, Map.of());
  }

  /// `aliases` are further names in use, such as 恩施州, with the code that each means.
  public DivisionTable(Collection<Division> divisions, Map<String, String> aliases) {
    for (Division division : divisions) {
      byCode.put(division.code(), division);
      index(division.name(), division);
      if (!division.code().endsWith("00") || division.name().length() > 2) {
        shortName(division).ifPresent(name -> index(name, division));
      }
    }
    aliases.forEach((name, code) -> byCode(code).ifPresent(division -> index(name, division)));
  }

  private void index(String name, Division division) {
    byName.computeIfAbsent(name, key -> new ArrayList<>()).add(division);
    if (name.length() >= 2) {
      longest.merge(name.substring(0, 2), name.length(), Math::max);
      firstCharacters.set(name.charAt(0));
    }
  }

  public Collection<Division> all() {
    return List.copyOf(byCode.values());
  }

  public Optional<Division> byCode(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /// What a name may mean; `within` (a code) narrows to one province or prefecture. Names may have
  /// their parents in front: 江苏省苏州市.
  public Resolution resolve(String name, @Nullable String within) {
    List<Division> candidates = candidates(name.strip(), within);
    List<Division> exact =
        candidates.stream().filter(d -> name.strip().endsWith(d.name())).toList();
    List<Division> best = exact.isEmpty() ? candidates : exact;
    return switch (best.size()) {
      case 0 -> new Resolution.Unknown(name);
      case 1 -> new Resolution.Found(best.getFirst());
      default -> new Resolution.Ambiguous(name, best);
    };
  }

  private List<Division> candidates(String name, @Nullable String within) {
    for (int start = 0; start < name.length(); start++) {
      List<Division> named = byName.getOrDefault(name.substring(start), List.of());
      String parents = name.substring(0, start);
      List<Division> fitting =
          named.stream()
              .filter(d -> within == null || isWithin(d, within))
              .filter(d -> parents.isEmpty() || parentsFit(d, parents))
              .toList();
      if (!fitting.isEmpty()) {
        return fitting;
      }
    }
    return List.of();
  }

  private boolean isWithin(Division division, String code) {
    return byCode(code).map(parent -> parent.contains(division)).orElse(false);
  }

  /// Whether all that stands in front of a name is its own parents' names, whole or short.
  private boolean parentsFit(Division division, String parents) {
    String rest = parents;
    for (String code : List.of(division.prefecture(), division.province())) {
      Division parent = byCode.get(code);
      if (parent == null || parent.equals(division)) {
        continue;
      }
      if (rest.endsWith(parent.name())) {
        rest = rest.substring(0, rest.length() - parent.name().length());
      } else {
        String shortName = shortName(parent).orElse(parent.name());
        if (rest.endsWith(shortName)) {
          rest = rest.substring(0, rest.length() - shortName.length());
        }
      }
    }
    return rest.isEmpty();
  }

  /// The divisions that a running text names by their whole name, in order of appearance; the
  /// longest name wins.
  public List<Division> named(String text, @Nullable String within) {
    List<Division> found = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      // Hardly any place of a text begins a name.
      if (at + 2 > text.length() || !firstCharacters.get(text.charAt(at))) {
        at++;
        continue;
      }
      int taken = 0;
      int most = longest.getOrDefault(text.substring(at, at + 2), 0);
      for (int length = Math.min(most, text.length() - at); length >= 2 && taken == 0; length--) {
        String name = text.substring(at, at + length);
        List<Division> here =
            byName.getOrDefault(name, List.of()).stream()
                .filter(d -> d.name().equals(name))
                .filter(d -> within == null || isWithin(d, within))
                .toList();
        if (here.size() == 1) {
          if (!found.contains(here.getFirst())) {
            found.add(here.getFirst());
          }
          taken = length;
        }
      }
      at += Math.max(1, taken);
    }
    return found;
  }

  private static Optional<String> shortName(Division division) {
    String name = division.name();
    for (String ending :
        List.of("特别行政区", "自治区", "自治州", "自治县", "自治旗", "省", "市", "地区", "盟", "州", "县", "旗", "区")) {
      if (name.endsWith(ending) && name.length() - ending.length() >= 2) {
        return Optional.of(name.substring(0, name.length() - ending.length()));
      }
    }
    return Optional.empty();
  }

  /// What a name turned out to mean.
  public sealed interface Resolution {
    record Found(Division division) implements Resolution {}

    record Ambiguous(String name, List<Division> candidates) implements Resolution {
      public Ambiguous {
        candidates = List.copyOf(candidates);
      }
    }

    record Unknown(String name) implements Resolution {}
  }
}
