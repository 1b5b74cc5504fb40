package org.intake.documents.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.intake.documents.text.Flow;
import org.intake.documents.text.Key;
import org.intake.documents.text.Likeness;
import org.intake.documents.text.Script;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;

/// One of several options: written out, or ticked among boxes. A box may stand before or behind its
/// option, and recognition reads an empty one as 口.
final class Choices {
  private static final String TICKS = "☑✓√✔■☒●▣✅◉Vv";
  private static final String LOOKS_TICKED = "四囝回図圖图国囚囡因团囟凶区";
  private static final String LOOKS_EMPTY = "口□[]「」囗ロ";
  private static final String SPECKS = ":;,.、·'\"-_|!";
  private static final String BOXES = "□☐◻▢○口";

  private Choices() {}

  /// `read` is false where recognition got a character of the option wrong.
  private record Spot(String option, int start, int end, boolean read) {}

  static ReadValue read(String raw, List<String> options) {
    if (!Flow.saysSomething(raw)) {
      return ReadValue.none();
    }
    Key key = Key.of(raw);
    List<Spot> alike = spots(key.text(), options);
    List<Spot> spots = alike.stream().filter(Spot::read).toList();
    boolean hasMarks =
        key.text().chars().anyMatch(c -> TICKS.indexOf(c) >= 0 || "□☐◻▢○".indexOf(c) >= 0);
    Optional<String> odd = oddOneOut(key.text(), alike);
    if (odd.isPresent()) {
      return ReadValue.of(new FieldValue.Text(odd.get()), Doubt.REPAIRED);
    }
    if (hasMarks && !spots.isEmpty()) {
      return ticked(key.text(), spots);
    }
    List<Spot> exact = spots.stream().filter(s -> s.end() - s.start() == key.length()).toList();
    if (exact.size() == 1) {
      return ReadValue.of(new FieldValue.Text(exact.getFirst().option()));
    }
    return switch (spots.size()) {
      case 0 -> unlisted(raw, key, alike, options);
      case 1 ->
          alike.size() > 1
              ? ReadValue.none(Doubt.SEVERAL_VALUES)
              : ReadValue.of(new FieldValue.Text(spots.getFirst().option()));
      default -> ReadValue.none(Doubt.SEVERAL_VALUES);
    };
  }

  /// What is only like an option, with a character misread or another wording, is that option in
  /// doubt; anything else is what it says.
  private static ReadValue unlisted(String raw, Key key, List<Spot> alike, List<String> options) {
    List<String> likely =
        alike.stream()
            .filter(s -> s.end() - s.start() == key.length())
            .map(Spot::option)
            .distinct()
            .toList();
    return likely.size() == 1
        ? ReadValue.of(new FieldValue.Text(likely.getFirst()), Doubt.MALFORMED)
        : ReadValue.of(
            new FieldValue.Text(Script.simplified(Flow.joined(raw))),
            options.isEmpty() ? new Doubt[0] : new Doubt[] {Doubt.MALFORMED});
  }

  /// Recognition knows empty boxes as 口, or loses them with the specks of the page, and makes
  /// anything of a ticked one: the option whose sign differs from all others is the ticked one.
  private static Optional<String> oddOneOut(String text, List<Spot> spots) {
    List<String> odd = new ArrayList<>();
    int empty = 0;
    int from = 0;
    for (Spot spot : spots) {
      String sign = text.substring(from, spot.start());
      from = spot.end();
      if (sign.length() == 1 && LOOKS_TICKED.indexOf(sign.charAt(0)) >= 0) {
        odd.add(spot.option());
      } else if (sign.chars()
          .allMatch(c -> LOOKS_EMPTY.indexOf(c) >= 0 || SPECKS.indexOf(c) >= 0)) {
        empty++;
      }
    }
    return odd.size() == 1 && empty >= 1 ? Optional.of(odd.getFirst()) : Optional.empty();
  }

  private static ReadValue ticked(String text, List<Spot> spots) {
    boolean before =
        isMark(text.charAt(0))
            || (text.charAt(0) == '(' && text.length() > 1 && isMark(text.charAt(1)));
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < spots.size(); i++) {
      int from = before ? (i == 0 ? 0 : spots.get(i - 1).end()) : spots.get(i).end();
      int to =
          before
              ? spots.get(i).start()
              : (i + 1 < spots.size() ? spots.get(i + 1).start() : text.length());
      if (text.substring(from, to).chars().anyMatch(c -> TICKS.indexOf(c) >= 0)) {
        chosen.add(spots.get(i).option());
      }
    }
    return switch (chosen.size()) {
      case 0 -> ReadValue.none();
      case 1 -> ReadValue.of(new FieldValue.Text(chosen.getFirst()));
      default -> ReadValue.none(Doubt.SEVERAL_VALUES);
    };
  }

  private static boolean isMark(char c) {
    return TICKS.indexOf(c) >= 0 || BOXES.indexOf(c) >= 0;
  }

  /// Where the options stand, the longest first so that 县级城市 is not also 城市.
  private static List<Spot> spots(String text, List<String> options) {
    List<String> longestFirst =
        options.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    List<Spot> spots = new ArrayList<>();
    for (String option : longestFirst) {
      String wanted = Key.known(option);
      int at = text.indexOf(wanted);
      while (at >= 0) {
        int start = at;
        if (spots.stream().noneMatch(s -> s.start() < start + wanted.length() && start < s.end())) {
          spots.add(new Spot(option, start, start + wanted.length(), true));
        }
        at = text.indexOf(wanted, at + wanted.length());
      }
    }
    addMisread(text, longestFirst, spots);
    spots.sort(Comparator.comparingInt(Spot::start));
    return spots;
  }

  /// Options that stand in the text but for a character or two.
  private static void addMisread(String text, List<String> options, List<Spot> spots) {
    for (String option : options) {
      String wanted = Key.text(option);
      int at = Likeness.indexOf(text, wanted, true);
      boolean free =
          at >= 0
              && spots.stream()
                  .noneMatch(s ->
                      s.option().equals(option)
                          || (s.start() < at + wanted.length() && at < s.end()));
      if (free) {
        spots.add(new Spot(option, at, at + wanted.length(), false));
      }
    }
  }
}
