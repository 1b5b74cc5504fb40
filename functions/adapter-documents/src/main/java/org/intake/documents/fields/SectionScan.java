package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.fields.Item.Table;
import org.intake.documents.fields.Run.PageLine;
import org.intake.documents.text.Key;
import org.intake.domain.programme.FieldDefinition;

/// Running text under headings: which lines are headings, of which level, and what stands below.
final class SectionScan {
  /// 4.1 建立机制 is a heading, 4.1 亿元 a figure.
  private static final String NO_FIGURE = "[.、]?(?![件万亿千百元个家人名户项倍年月日公平亩])\\p{IsHan}.*";

  private static final List<Pattern> LEVELS =
      List.of(
          Pattern.compile("^第[一二三四五六七八九十\\d]{1,3}[章部编].*"),
          Pattern.compile("^第[一二三四五六七八九十\\d]{1,3}节.*"),
          Pattern.compile("^[一二三四五六七八九十]{1,3}[、.].*"),
          Pattern.compile("^\\([一二三四五六七八九十]{1,3}\\).*"),
          Pattern.compile("^\\d{1,2}[、.](?!\\d).*"),
          Pattern.compile("^\\d{1,2}\\.\\d{1,2}" + NO_FIGURE),
          Pattern.compile("^\\d{1,2}(?:\\.\\d{1,2}){2,3}" + NO_FIGURE),
          Pattern.compile("^\\(\\d{1,2}\\).*"));

  /// A number and a gap, which the text for matching has no more: 4　试点内容.
  private static final Pattern NUMBER_AND_GAP =
      Pattern.compile("[\\s\\u3000]*\\d{1,2}[\\s\\u3000]+\\p{IsHan}.*");

  private static final Pattern LABELLED = Pattern.compile("\\p{IsHan}{2,12}:.*");

  private static final int LEVEL_OF_A_NUMBER = 5;
  private static final int LONGEST_HEADING = 40;
  private static final int LONGEST_PLAIN_HEADING = 25;

  private record Entry(PageLine line, String key, int level) {}

  private final List<Entry> entries = new ArrayList<>();

  SectionScan(List<Item> items) {
    for (Item item : items) {
      switch (item) {
        case Line line -> entries.add(new Entry(line.source(), line.key(), level(line)));
        case Table table ->
            table.cells().stream()
                .flatMap(cell -> cell.lines().stream())
                .forEach(line -> entries.add(new Entry(line, Key.text(line.line().text()), 0)));
      }
    }
  }

  private static int level(Line line) {
    int level = level(line.key());
    return level == 0
            && !endsSentence(line.key())
            && line.key().length() <= LONGEST_PLAIN_HEADING
            && NUMBER_AND_GAP.matcher(line.run().text()).matches()
        ? LEVEL_OF_A_NUMBER
        : level;
  }

  /// Whether a line is a numbered heading.
  static boolean isHeading(String key) {
    return level(key) > 0;
  }

  private static boolean endsSentence(String key) {
    return key.endsWith("。") || key.endsWith(";") || key.endsWith(",");
  }

  /// 1 for the highest level, 0 for running text. A numbered line that ends a sentence is text
  /// whose heading ends at its first full stop.
  private static int level(String key) {
    if (key.length() > LONGEST_HEADING || endsSentence(key)) {
      return 0;
    }
    for (int i = 0; i < LEVELS.size(); i++) {
      if (LEVELS.get(i).matcher(key).matches()) {
        return i + 1;
      }
    }
    return 0;
  }

  /// The section whose heading holds a keyword or label of the field; earlier keywords weigh more,
  /// and the shortest heading wins.
  Optional<Sighting> find(FieldDefinition field) {
    List<String> wanted = new ArrayList<>();
    field.labels().forEach(label -> wanted.add(Key.known(label)));
    field.keywords().forEach(keyword -> wanted.add(Key.known(keyword)));
    for (String word : wanted) {
      int best = -1;
      for (int i = 0; i < entries.size(); i++) {
        Entry entry = entries.get(i);
        boolean heading = entry.level() > 0 || (entry.key().equals(word) && i > 0);
        if (heading
            && entry.key().contains(word)
            && (best < 0 || entry.key().length() < entries.get(best).key().length())) {
          best = i;
        }
      }
      if (best >= 0) {
        return Optional.of(section(field, best));
      }
    }
    return inline(field, wanted).or(() -> plain(field, wanted)).or(() -> labelled(field));
  }

  /// A heading without a number: short, no part of a sentence, with text below it and behind the
  /// end of other text.
  private Optional<Sighting> plain(FieldDefinition field, List<String> wanted) {
    for (String word : wanted) {
      for (int i = 1; i < entries.size(); i++) {
        if (isPlainHeading(i) && entries.get(i).key().contains(word)) {
          return Optional.of(section(field, i));
        }
      }
    }
    return Optional.empty();
  }

  private boolean isPlainHeading(int at) {
    String key = entries.get(at).key();
    return at > 0
        && at + 1 < entries.size()
        && key.length() >= 2
        && key.length() <= LONGEST_PLAIN_HEADING
        && !key.matches(".*[,。;:、!?].*")
        && (endsText(at - 1) || isHeadingAbove(at - 1))
        && entries.get(at + 1).key().length() > key.length() / 2;
  }

  private boolean endsText(int at) {
    return entries.get(at).key().endsWith("。") || entries.get(at).key().endsWith(";");
  }

  /// The title, or the heading that this one is below.
  private boolean isHeadingAbove(int at) {
    Entry entry = entries.get(at);
    return entry.level() > 0
        || (entry.key().length() <= LONGEST_HEADING && !entry.key().matches(".*[,。;].*"));
  }

  /// `案例正文：…`, and what goes on below it.
  private Optional<Sighting> labelled(FieldDefinition field) {
    for (String label : field.labels()) {
      String wanted = Key.text(label) + ":";
      for (int i = 0; i < entries.size(); i++) {
        if (entries.get(i).key().startsWith(wanted)) {
          int end = i + 1;
          while (end < entries.size()
              && entries.get(end).level() == 0
              && !LABELLED.matcher(entries.get(end).key()).matches()) {
            end++;
          }
          Run run = Run.of(lines(i, withoutSignature(i, end)));
          int from = run.key().rawEnd(wanted.length());
          return Optional.of(Sighting.inText(field, label, run, from, run.text().length()));
        }
      }
    }
    return Optional.empty();
  }

  /// `（一）建立…机制。推广实施…`: heading and text in one paragraph.
  private Optional<Sighting> inline(FieldDefinition field, List<String> wanted) {
    for (String word : wanted) {
      for (int i = 0; i < entries.size(); i++) {
        String key = entries.get(i).key();
        int stop = key.indexOf('。');
        boolean numbered = LEVELS.stream().anyMatch(level -> level.matcher(key).matches());
        if (numbered
            && stop > 0
            && stop <= LONGEST_HEADING
            && key.substring(0, stop).contains(word)) {
          int end = i + 1;
          while (end < entries.size()
              && entries.get(end).level() == 0
              && LEVELS.stream().noneMatch(next(end)::matches)) {
            end++;
          }
          Run run = Run.of(lines(i, end));
          int from = run.key().rawEnd(stop + 1);
          return Optional.of(
              Sighting.inText(
                  field, run.text().substring(0, from).strip(), run, from, run.text().length()));
        }
      }
    }
    return Optional.empty();
  }

  private record Matcher(String key) {
    boolean matches(Pattern level) {
      return level.matcher(key).matches();
    }
  }

  private Matcher next(int at) {
    return new Matcher(entries.get(at).key());
  }

  private Sighting section(FieldDefinition field, int heading) {
    int level = entries.get(heading).level();
    int end = heading + 1;
    while (end < entries.size() && !isNext(level, end)) {
      end++;
    }
    end = withoutSignature(heading + 1, end);
    Run title = Run.of(lines(heading, heading + 1));
    int stop = entries.get(heading).key().indexOf('。');
    if (stop > 0) {
      Run both = Run.of(lines(heading, end));
      int from = both.key().rawEnd(stop + 1);
      return Sighting.inText(
          field, both.text().substring(0, from).strip(), both, from, both.text().length());
    }
    Run run = Run.of(lines(heading + 1, end));
    if (run.isEmpty()) {
      return Sighting.inText(
          field, title.text(), title, title.text().length(), title.text().length());
    }
    return Sighting.inText(field, title.text(), run, 0, run.text().length());
  }

  private boolean isNext(int level, int at) {
    int other = entries.get(at).level();
    return level == 0 ? other > 0 || isPlainHeading(at) : other > 0 && other <= level;
  }

  /// The last section ends before the organs and the date that sign the document.
  private int withoutSignature(int from, int end) {
    for (int i = end - 1; i > from && i >= end - 4; i--) {
      boolean dated =
          org.intake.documents.value.DateReader.all(entries.get(i).line().line().text()).size() == 1
              && entries.get(i).key().length() <= 24;
      if (dated) {
        int first = i;
        while (first - 1 > from && !entries.get(first - 1).key().endsWith("。") && i - first < 3) {
          first--;
        }
        return first;
      }
    }
    return end;
  }

  private List<PageLine> lines(int from, int to) {
    return entries.subList(from, Math.max(from, to)).stream().map(Entry::line).toList();
  }

  /// How many of the fields have a section here.
  int count(List<FieldDefinition> fields) {
    return (int) fields.stream().filter(field -> find(field).isPresent()).count();
  }
}
