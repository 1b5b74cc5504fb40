package org.intake.documents.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intake.documents.text.Flow;
import org.intake.documents.text.Key;
import org.intake.documents.text.Script;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.DivisionTable;
import org.intake.domain.programme.DivisionTable.Resolution;
import org.intake.domain.programme.Organ;
import org.intake.domain.programme.OrganRegistry;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.jspecify.annotations.Nullable;

/// Names of divisions, organs and parks, alone and in lists.
public final class Names {
  /// Brackets of any kind: recognition reads round ones as those of titles.
  private static final String OPENING = "[(（〈《\\[【「]";

  private static final String CLOSING = "[)）〉》\\]】」]";
  private static final Pattern STAMP =
      Pattern.compile(
          OPENING
              + "?\\s*(?:盖\\s*章|公\\s*章|印\\s*章|签\\s*章|签\\s*字|签\\s*名)(?:处)?\\s*"
              + CLOSING
              + "?|[(（]\\s*[章印]\\s*[)）]");

  /// The place for a stamp behind an organ, with one of its two characters misread.
  private static final Pattern MISREAD_STAMP =
      Pattern.compile(
          "(?<=[局厅委会办部室])" + OPENING + "(?:[盖着]\\p{IsHan}?|\\p{IsHan}?章)" + CLOSING + "?$");

  /// The same in brackets at the end of a name, whole or with one character misread.
  private static final Pattern STAMP_BEHIND =
      Pattern.compile(
          "(?<=[局厅委会办部室心])\\s*"
              + OPENING
              + "\\s*(?:[盖公印]\\s*章|[盖着]\\s*\\p{IsHan}?|\\p{IsHan}?\\s*章)\\s*"
              + CLOSING
              + "?\\s*$");

  private static final Pattern ITEM_NUMBER =
      Pattern.compile(
          "(?:^|(?<=[\\s;；、，,。\\n]))(?:[(（]?\\d{1,2}[)）.．、]|[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳])\\s*");
  private static final Pattern SEPARATOR = Pattern.compile("[、，,；;\\n/]+|\\s{2,}");
  private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

  private static final Pattern MARKS_AROUND = Pattern.compile("^[:：]|[:：;；,，。]$");

  private final DivisionTable divisions;
  private final OrganRegistry organs;
  private final Set<String> kinds;

  public Names(DivisionTable divisions, OrganRegistry organs) {
    this.divisions = divisions;
    this.organs = organs;
    this.kinds = kinds(divisions, organs);
  }

  /// What registered organs are called behind their division's name.
  private static Set<String> kinds(DivisionTable divisions, OrganRegistry organs) {
    Set<String> kinds = new HashSet<>();
    for (Organ organ : organs.organs()) {
      String of =
          organ.division() == null
              ? ""
              : divisions.byCode(organ.division()).map(Division::name).orElse("");
      if (!of.isEmpty()) {
        Stream.concat(Stream.of(organ.name()), organ.aliases().stream())
            .filter(name -> name.startsWith(of) && name.length() > of.length())
            .forEach(name -> kinds.add(name.substring(of.length())));
      }
    }
    return Set.copyOf(kinds);
  }

  /// Whether a name is that of a division and behind it what registered organs are called:
  /// 绵阳市知识产权局. No registry has the organs of cities, but a misreading hardly ever makes another
  /// such name.
  public boolean isComposed(String name) {
    return kinds.stream()
        .filter(name::endsWith)
        .map(kind -> name.substring(0, name.length() - kind.length()))
        .anyMatch(place -> place.length() > 2 && isWhole(place));
  }

  private boolean isWhole(String place) {
    return divisions.resolve(place, null) instanceof Resolution.Found(var division)
        && division.name().equals(place);
  }

  /// A name as it is kept: in one line, in Simplified, without the place for a stamp.
  public static String tidy(String raw) {
    String without = STAMP.matcher(Script.simplified(raw)).replaceAll(" ");
    return MARKS_AROUND.matcher(withoutLoneQuotes(Flow.joined(without))).replaceAll("").strip();
  }

  /// Where an organ's name ends in a text: before the bracketed place for a stamp, if it has one.
  public static int endOfOrgan(String raw) {
    StringBuilder simple = new StringBuilder(raw.length());
    raw.chars().forEach(c -> simple.append(Script.simple((char) c)));
    Matcher stamp = STAMP_BEHIND.matcher(simple);
    return stamp.find() ? stamp.start() : raw.length();
  }

  /// A quotation mark at an end of a name whose other half is missing is a gap misread.
  private static String withoutLoneQuotes(String name) {
    String text = name.strip();
    if (text.endsWith("”") && text.indexOf('“') < 0) {
      text = text.substring(0, text.length() - 1);
    }
    return text.startsWith("“") && text.indexOf('”') < 0 ? text.substring(1) : text;
  }

  ReadValue division(String raw, @Nullable String within) {
    String name = tidy(raw);
    if (!Flow.saysSomething(name)) {
      return ReadValue.none();
    }
    Matcher code = CODE.matcher(name);
    if (code.find()) {
      Optional<Division> byCode = divisions.byCode(code.group());
      if (byCode.isPresent()) {
        return ReadValue.of(value(byCode.get()));
      }
    }
    String plain = name.replaceAll("[(（].*?[)）]", "").replaceAll("(?:人民)?政府$", "").strip();
    return resolve(plain, within);
  }

  private ReadValue resolve(String name, @Nullable String within) {
    Resolution resolution = divisions.resolve(name, within);
    if (resolution instanceof Resolution.Unknown && within != null) {
      resolution = divisions.resolve(name, null);
    }
    return switch (resolution) {
      case Resolution.Found(var division) -> ReadValue.of(value(division));
      case Resolution.Ambiguous(var asWritten, _) ->
          ReadValue.of(new FieldValue.Division(null, asWritten), Doubt.UNRESOLVED);
      case Resolution.Unknown(var asWritten) ->
          ReadValue.of(new FieldValue.Division(null, asWritten), Doubt.UNRESOLVED);
    };
  }

  public static FieldValue.Division value(Division division) {
    return new FieldValue.Division(division.code(), division.name());
  }

  ReadValue divisions(String raw, @Nullable String within) {
    List<FieldValue> items = new ArrayList<>();
    boolean unresolved = false;
    for (String name : items(raw, true)) {
      ReadValue one = division(name, within);
      if (one.value() != null) {
        items.add(one.value());
        unresolved |= !one.doubts().isEmpty();
      }
    }
    if (items.isEmpty()) {
      return ReadValue.none();
    }
    ReadValue all = ReadValue.of(new FieldValue.Many(items));
    return unresolved ? all.doubted(Doubt.UNRESOLVED) : all;
  }

  /// An organ by the registry, under the name that it has there: a short name on a scan may be the
  /// whole one whose end was not recognised. A name that the registry lacks is in doubt only where
  /// the registry lists organs of that kind at all.
  public ReadValue organ(String raw, @Nullable String kind) {
    String name = MISREAD_STAMP.matcher(tidy(raw)).replaceFirst("");
    if (!Flow.saysSomething(name)) {
      return ReadValue.none();
    }
    Optional<Organ> known = organs.named(name, null);
    if (known.isPresent()) {
      return ReadValue.of(new FieldValue.Org(known.get().id(), known.get().name()));
    }
    ReadValue unknown = ReadValue.of(new FieldValue.Org(null, name));
    if (name.codePoints().filter(Character::isLetter).count() < 2) {
      return unknown.doubted(Doubt.MALFORMED);
    }
    boolean registered = kind != null && !organs.ofKind(kind, null).isEmpty();
    return !registered ? unknown : unknown.doubted(Doubt.UNRESOLVED);
  }

  public ReadValue organs(String raw) {
    List<FieldValue> items = new ArrayList<>();
    for (String name : items(raw, true)) {
      ReadValue one = organ(name, null);
      if (one.value() != null) {
        items.add(one.value());
      }
    }
    return items.isEmpty() ? ReadValue.none() : ReadValue.of(new FieldValue.Many(items));
  }

  static ReadValue texts(String raw) {
    List<FieldValue> items =
        items(raw, false).stream()
            .map(Names::tidy)
            .filter(Flow::saysSomething)
            .<FieldValue>map(FieldValue.Text::new)
            .toList();
    return items.isEmpty() ? ReadValue.none() : ReadValue.of(new FieldValue.Many(items));
  }

  /// The items of a list, however it is separated or numbered. `joiners` also splits at 和 and 及,
  /// which park names may hold.
  public static List<String> items(String listed, boolean joiners) {
    String raw = withoutRowNumbers(listed);
    boolean numbered = ITEM_NUMBER.matcher(raw).results().count() > 1;
    String text = numbered ? ITEM_NUMBER.matcher(raw).replaceAll("\n") : unwrapped(raw);
    if (joiners) {
      text = text.replaceAll("(?<=[省市区县州盟局委厅部会室])\\s*[和及与]\\s*", "、");
    }
    return Arrays.stream(SEPARATOR.split(text))
        .map(item -> ITEM_NUMBER.matcher(item).replaceFirst(""))
        .map(String::strip)
        .filter(Flow::saysSomething)
        .toList();
  }

  /// Without the column of numbers of a list that was drawn as a table: 1, 2, 3 before its lines.
  private static String withoutRowNumbers(String raw) {
    List<String> lines = raw.strip().lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.size() < 2 || !lines.get(i).startsWith((i + 1) + " ")) {
        return raw;
      }
    }
    return lines.stream()
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .collect(Collectors.joining("\n"));
  }

  /// A line break inside of a list is a separator only when no other separator is used: cells wrap
  /// anywhere.
  private static String unwrapped(String raw) {
    return raw.matches("(?s).*[、，,；;].*") ? raw.replaceAll("\\s*\\n\\s*", "") : raw;
  }

  /// Whether two names are the same but for script, white space and punctuation.
  public static boolean same(String a, String b) {
    return Key.text(a).equals(Key.text(b));
  }
}
