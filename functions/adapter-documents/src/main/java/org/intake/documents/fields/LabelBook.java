package org.intake.documents.fields;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intake.documents.text.Key;
import org.intake.documents.text.Likeness;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.Locator;
import org.jspecify.annotations.Nullable;

/// The labels of one kind of document, and how a text is recognised as one of them.
final class LabelBook {
  private static final int LONGEST_UNIT = 6;
  private static final int LONGEST_TEXT = 100;
  private static final int REMEMBERED = 2_000;
  private static final double HALF = 0.55;
  private static final double CLEARLY = 0.2;

  private static final Pattern MARKS = Pattern.compile("^[*★☆·•]+");
  private static final Pattern NUMBER =
      Pattern.compile(
          "^(?:\\(?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})\\)?[.、)]|\\([一二三四五六七八九十\\d]{1,3}\\))");
  private static final Pattern COLON = Pattern.compile("[:*]+$");
  private static final Pattern BRACKETS = Pattern.compile("[(\\[【〔][^()\\[\\]【】〔〕]*[)\\]】〕]");

  /// A unit whose brackets were misread or lost: !家, 件,, 平方公里;
  private static final Pattern UNIT_REST =
      Pattern.compile("\\P{IsHan}*(?:万?人|家|户|件|年|[万亿]?元|平方公里|件/万人)\\P{IsHan}*");

  /// What begins with no character of a label's own, near its end.
  private static final Pattern DEBRIS = Pattern.compile("(?<=.{4})\\P{IsHan}.{0,6}$");

  private final Map<String, FieldDefinition> whole = new HashMap<>();
  private final Map<String, FieldDefinition> bare = new HashMap<>();
  private final List<String> longestFirst;
  private final String partField;

  /// A text is asked for again by all who look for forms, headings and values.
  private final Map<String, Optional<Match>> exactly = remembering();

  private final Map<String, Optional<Match>> tolerantly = remembering();

  LabelBook(DocumentDefinition definition) {
    partField = definition.partField();
    for (FieldDefinition field : definition.fields()) {
      if (field.locator() == Locator.LABEL || field.locator() == Locator.DERIVED) {
        for (String label : field.labels()) {
          String key = Key.text(label);
          whole.putIfAbsent(key, field);
          bare.putIfAbsent(withoutBrackets(key), field);
        }
      }
    }
    bare.keySet().removeAll(whole.keySet());
    longestFirst =
        java.util.stream.Stream.concat(whole.keySet().stream(), bare.keySet().stream())
            .filter(label -> label.length() >= 2)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /// Whether a field names the part that a document is about.
  boolean isPart(FieldDefinition field) {
    return field.name().equals(partField);
  }

  private static Map<String, Optional<Match>> remembering() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Optional<Match>> eldest) {
        return size() > REMEMBERED;
      }
    };
  }

  /// A label found; `certainty` is 1 for the label itself, less with tolerated errors.
  record Match(FieldDefinition field, String label, double certainty) {}

  /// A text that is nothing but a label: its own white space, unit, number and colon aside.
  Optional<Match> match(String key, boolean tolerant) {
    if (key.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    return (tolerant ? tolerantly : exactly)
        .computeIfAbsent(key, unseen -> matched(unseen, tolerant));
  }

  private Optional<Match> matched(String key, boolean tolerant) {
    String text = trimmed(key);
    if (text.length() < 2 || text.length() > 60) {
      return Optional.empty();
    }
    for (String candidate : List.of(text, withoutBrackets(text))) {
      FieldDefinition field = lookUp(candidate);
      if (field != null) {
        return Optional.of(new Match(field, candidate, 1));
      }
    }
    return tolerant
        ? similar(withoutBrackets(text))
            .or(() -> damaged(text))
            .or(() -> similar(DEBRIS.matcher(text).replaceFirst("")))
        : Optional.empty();
  }

  private @Nullable FieldDefinition lookUp(String candidate) {
    FieldDefinition field = whole.get(candidate);
    return field != null ? field : bare.get(candidate);
  }

  /// A label that lost its first character, or the brackets of its unit: 区级别, 专职工作人员数人).
  private Optional<Match> damaged(String text) {
    List<String> fitting =
        longestFirst.stream()
            .filter(label -> label.length() >= 4)
            .filter(label ->
                (text.length() == label.length() - 1 && label.endsWith(text))
                    || (text.startsWith(label)
                        && text.indexOf('(') < 0
                        && text.length() <= label.length() + LONGEST_UNIT
                        && (text.endsWith(")")
                            || UNIT_REST.matcher(text.substring(label.length())).matches())))
            .toList();
    long fields = fitting.stream().map(this::lookUp).distinct().count();
    FieldDefinition field = fitting.isEmpty() ? null : lookUp(fitting.getFirst());
    return fields != 1 || field == null
        ? Optional.empty()
        : Optional.of(new Match(field, fitting.getFirst(), 0.8));
  }

  /// The label that a badly read text is most like, among those of fields that were not found: at
  /// least half of it is there and no other field's label comes near.
  Optional<Match> likeliest(String key, java.util.Set<String> found) {
    String text = withoutBrackets(trimmed(key));
    if (text.length() < 4 || text.length() > 30) {
      return Optional.empty();
    }
    String best = null;
    double most = 0;
    double second = 0;
    for (String label : longestFirst) {
      FieldDefinition field = lookUp(label);
      if (label.length() < 4 || field == null || found.contains(field.name())) {
        continue;
      }
      int longer = Math.max(label.length(), text.length());
      double like = 1 - Likeness.distance(text, label, longer) / (double) longer;
      boolean same = best != null && Objects.equals(lookUp(best), field);
      if (like > most) {
        second = same ? second : most;
        most = like;
        best = label;
      } else if (!same) {
        second = Math.max(second, like);
      }
    }
    FieldDefinition field = best == null ? null : lookUp(best);
    return field == null || best == null || most < HALF || most - second < CLEARLY
        ? Optional.empty()
        : Optional.of(new Match(field, best, most));
  }

  private Optional<Match> similar(String text) {
    int best = Likeness.tolerance(text.length()) + 1;
    String nearest = null;
    boolean tie = false;
    for (String label : longestFirst) {
      int limit = Math.min(best, Likeness.tolerance(label.length()));
      int distance = Likeness.distance(text, label, limit);
      if (distance > limit) {
        continue;
      }
      if (distance < best) {
        best = distance;
        nearest = label;
        tie = false;
      } else if (nearest != null && !Objects.equals(lookUp(label), lookUp(nearest))) {
        tie = true;
      }
    }
    FieldDefinition field = nearest == null || tie ? null : lookUp(nearest);
    return field == null || nearest == null
        ? Optional.empty()
        : Optional.of(new Match(field, nearest, 1 - best / (double) nearest.length()));
  }

  /// The longest label that a text ends with.
  Optional<Match> ending(String key) {
    for (String label : longestFirst) {
      if (key.endsWith(label)) {
        FieldDefinition field = lookUp(label);
        if (field != null) {
          return Optional.of(new Match(field, label, 1));
        }
      }
    }
    return Optional.empty();
  }

  /// A label whose front stands in the cell to the left and whose end in this one: 知识产权局 | 联系人.
  Optional<Match> composed(String parent, String key) {
    String end = plain(key);
    String front = plain(parent);
    if (end.length() < 2 || front.length() < 2) {
      return Optional.empty();
    }
    FieldDefinition exact = lookUp(front + end);
    if (exact != null) {
      return Optional.of(new Match(exact, front + end, 1));
    }
    for (String label : longestFirst) {
      if (label.endsWith(end) && label.length() > end.length()) {
        String wanted = label.substring(0, label.length() - end.length());
        FieldDefinition field = lookUp(label);
        if (field != null
            && (front.endsWith(wanted) || wanted.endsWith(front) || front.startsWith(wanted))) {
          return Optional.of(new Match(field, label, 0.9));
        }
      }
    }
    return Optional.empty();
  }

  /// A label without its number, colon, brackets and what they hold.
  static String plain(String key) {
    return withoutBrackets(trimmed(key));
  }

  private static String trimmed(String key) {
    String unmarked = MARKS.matcher(key).replaceFirst("");
    return COLON.matcher(NUMBER.matcher(unmarked).replaceFirst("")).replaceFirst("");
  }

  static String withoutBrackets(String key) {
    return COLON.matcher(BRACKETS.matcher(key).replaceAll("")).replaceFirst("");
  }
}
