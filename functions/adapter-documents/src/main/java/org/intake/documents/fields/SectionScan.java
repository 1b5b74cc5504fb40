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
  private static final List<Pattern> LEVELS =
      List.of(
          Pattern.compile("^第[一二三四五六七八九十\\d]{1,3}[章部编].*"),
          Pattern.compile("^[一二三四五六七八九十]{1,3}[、.].*"),
          Pattern.compile("^\\([一二三四五六七八九十]{1,3}\\).*"),
          Pattern.compile("^\\d{1,2}[、.](?!\\d).*"),
          Pattern.compile("^\\(\\d{1,2}\\).*"));
  private static final int LONGEST_HEADING = 40;

  private record Entry(PageLine line, String key, int level) {}

  private final List<Entry> entries = new ArrayList<>();

  SectionScan(List<Item> items) {
    for (Item item : items) {
      switch (item) {
        case Line line -> entries.add(new Entry(line.source(), line.key(), level(line.key())));
        case Table table ->
            table.cells().stream()
                .flatMap(cell -> cell.lines().stream())
                .forEach(line -> entries.add(new Entry(line, Key.text(line.line().text()), 0)));
      }
    }
  }

  /// 1 for the highest level, 0 for running text. A numbered line that ends a sentence is text
  /// whose heading ends at its first full stop.
  private static int level(String key) {
    if (key.length() > LONGEST_HEADING
        || key.endsWith("。")
        || key.endsWith(";")
        || key.endsWith(",")) {
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
    return inline(field, wanted);
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
    while (end < entries.size()
        && !(entries.get(end).level() > 0 && (level == 0 || entries.get(end).level() <= level))) {
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
