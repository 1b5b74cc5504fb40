package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.fields.Item.Table;
import org.intake.documents.text.Key;
import org.intake.documents.text.Likeness;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.DocumentDefinition.Shape;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.Locator;
import org.intake.domain.programme.ReadingGuide;
import org.intake.domain.reading.DocumentType;

/// Tells letters, plans, reports and evidence apart, for what is no form.
final class Classifier {
  private static final double ENOUGH = 3;
  private static final double ENOUGH_DESPITE_A_TAG = 4;

  /// What is at least this like a letter, plan or report may be one that was read badly.
  private static final double HARDLY = 1;

  private static final int TITLE_LINES = 14;
  private static final int KIND_OF_LETTER = 2;

  private final ReadingGuide guide;
  private final EvidenceTags tags;
  private final Splitter splitter;

  Classifier(ReadingGuide guide, EvidenceTags tags, Splitter splitter) {
    this.guide = guide;
    this.tags = tags;
    this.splitter = splitter;
  }

  private record Score(DocumentDefinition definition, double points) {}

  List<Segment> classified(String name, List<Segment> segments) {
    List<Segment> all = new ArrayList<>();
    boolean tagged = !tags.ofName(name).isEmpty();
    for (Segment segment : segments) {
      if (segment.definition() != null) {
        all.add(segment);
      } else if (tagged) {
        all.add(judged(name, segment.items(), true));
      } else {
        parts(segment.items()).forEach(part -> all.add(judged(name, part, false)));
      }
    }
    return merged(all);
  }

  /// Neighbours of the same kind that only a page's end parted are one document.
  private static List<Segment> merged(List<Segment> segments) {
    List<Segment> merged = new ArrayList<>();
    for (Segment segment : segments) {
      Segment before = merged.isEmpty() ? null : merged.getLast();
      boolean same =
          before != null
              && Objects.equals(before.definition(), segment.definition())
              && (segment.definition() == null || segment.definition().shape() == Shape.EVIDENCE);
      if (same && before != null) {
        List<Item> items = new ArrayList<>(before.items());
        items.addAll(segment.items());
        merged.set(
            merged.size() - 1,
            new Segment(
                segment.definition(), Math.max(before.confidence(), segment.confidence()), items));
      } else {
        merged.add(segment);
      }
    }
    return merged;
  }

  /// A bound file is cut at pages that begin a letter, a plan or a report.
  private List<List<Item>> parts(List<Item> items) {
    List<List<Item>> parts = new ArrayList<>();
    List<Item> current = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      boolean newPage = i > 0 && !Item.samePage(items.get(i), items.get(i - 1));
      if (newPage && begins(items, i)) {
        parts.add(current);
        current = new ArrayList<>();
      }
      current.add(items.get(i));
    }
    parts.add(current);
    return parts;
  }

  private boolean begins(List<Item> items, int at) {
    for (int i = at;
        i < Math.min(items.size(), at + 6) && Item.samePage(items.get(i), items.get(at));
        i++) {
      for (DocumentDefinition definition : guide.documents()) {
        boolean running =
            definition.shape() == Shape.SECTIONS || definition.shape() == Shape.LETTER;
        if (running
            && items.get(i) instanceof Line
            && Headings.linesOfTitle(definition, items, i) > 0) {
          return true;
        }
      }
    }
    return false;
  }

  private Segment judged(String name, List<Item> items, boolean tagged) {
    Optional<Score> best = best(name, items);
    double needed = tagged ? ENOUGH_DESPITE_A_TAG : ENOUGH;
    if (best.isPresent() && best.get().points() >= needed) {
      double confidence = Math.min(0.98, 0.6 + 0.06 * best.get().points());
      return new Segment(best.get().definition(), confidence, items);
    }
    Optional<DocumentDefinition> evidence = guide.definition(evidenceType());
    boolean likeNothingElse = best.isEmpty() || best.get().points() < HARDLY;
    if (evidence.isPresent()
        && (tagged
            || speaksOfEvidence(name, items, evidence.get())
            || (likeNothingElse && speaksOfACondition(items)))) {
      return new Segment(evidence.get(), tagged ? 0.95 : 0.7, items);
    }
    return new Segment(null, best.map(s -> Math.clamp(s.points() / 10, 0, 0.5)).orElse(0.0), items);
  }

  DocumentType evidenceType() {
    return guide.documents().stream()
        .filter(d -> d.shape() == Shape.EVIDENCE)
        .map(DocumentDefinition::type)
        .findFirst()
        .orElse(DocumentType.UNKNOWN);
  }

  private boolean speaksOfEvidence(String name, List<Item> items, DocumentDefinition evidence) {
    String title = Key.known(evidence.title().zhHans());
    String path = Key.text(name);
    boolean named =
        count(evidence.markers(), heading(items)) > 0
            || path.contains(title)
            || evidence.headings().stream().map(Key::known).anyMatch(path::contains);
    return named || !tags.ofPages(items, null, 0).isEmpty();
  }

  /// A heading with the words of a condition is evidence, though it does not say for which.
  private boolean speaksOfACondition(List<Item> items) {
    String heading = heading(items);
    return guide.evidence().stream().anyMatch(c -> count(c.keywords(), heading) > 0);
  }

  private static String heading(List<Item> items) {
    return items.stream()
        .limit(4)
        .filter(Line.class::isInstance)
        .map(item -> ((Line) item).key())
        .filter(key -> key.length() <= 30 && !key.contains("。"))
        .reduce("", String::concat);
  }

  /// The likeliest kind in words, for the person who sorts the file: a letter or plan that it is
  /// like, else the form that it has labels of, else evidence for what it speaks of.
  Optional<String> guess(String name, List<Item> items) {
    return best(name, items)
        .filter(score -> score.points() > 0)
        .map(Score::definition)
        .or(() -> formWithLabels(items))
        .or(() -> guide.definition(evidenceType()).filter(_ -> mentionsACondition(items)))
        .map(definition -> definition.title().zhHans());
  }

  private Optional<DocumentDefinition> formWithLabels(List<Item> items) {
    return guide.documents().stream()
        .filter(definition -> definition.shape() == Shape.FORM)
        .filter(definition -> splitter.labels(items, definition) > 0)
        .max(Comparator.comparingInt(definition -> splitter.labels(items, definition)));
  }

  private boolean mentionsACondition(List<Item> items) {
    String text = text(items, 6_000);
    return guide.evidence().stream().anyMatch(c -> count(c.keywords(), text) > 0);
  }

  private Optional<Score> best(String name, List<Item> items) {
    Score best = null;
    for (DocumentDefinition definition : guide.documents()) {
      Double points =
          switch (definition.shape()) {
            case LETTER -> letter(definition, name, items);
            case SECTIONS -> sections(definition, name, items);
            case FORM, EVIDENCE -> null;
          };
      if (points != null && (best == null || points > best.points())) {
        best = new Score(definition, points);
      }
    }
    return Optional.ofNullable(best);
  }

  private double letter(DocumentDefinition definition, String name, List<Item> items) {
    List<Line> lines = items.stream().filter(Line.class::isInstance).map(Line.class::cast).toList();
    LetterParts parts = new LetterParts(lines);
    String title = parts.title().map(run -> run.key().text()).orElse("");
    boolean tolerant = !lines.isEmpty() && lines.getFirst().run().isRecognised();
    String text = text(items, 6_000);
    double points = isTitle(definition, title, tolerant) ? 3 : 0;
    points += has(definition.headings(), Key.text(name), false) ? 2 : 0;
    points += has(List.of(definition.title().zhHans()), Key.text(name), false) ? 1 : 0;
    points += count(definition.markers(), title);
    points += 0.4 * count(definition.markers(), text);
    points -= 2.0 * count(definition.counterMarkers(), title);
    points -= 0.4 * count(definition.counterMarkers(), text);
    points += parts.addressees().isPresent() ? 1 : -1.5;
    points += parts.number().isPresent() ? 0.5 : 0;
    points += has(guide.programmeNames(), text, tolerant) ? 0.5 : -1;
    return points;
  }

  private double sections(DocumentDefinition definition, String name, List<Item> items) {
    String head = head(items);
    String text = text(items, 20_000);
    boolean titled = titled(definition, items);
    List<FieldDefinition> fields =
        definition.fields().stream().filter(f -> f.locator() == Locator.SECTION).toList();
    int sections = new SectionScan(items).count(fields);
    double points = titled ? 3 : 0;
    points += has(definition.headings(), Key.text(name), false) ? 1.5 : 0;
    points += 0.4 * count(definition.markers(), text);
    points -= 0.6 * count(definition.counterMarkers(), head);
    points += 3.0 * sections / Math.max(1, fields.size());
    points -= sections == 0 ? 2.5 : 0;
    points -=
        new LetterParts(
                        items.stream()
                            .filter(Line.class::isInstance)
                            .map(Line.class::cast)
                            .toList())
                    .addressees()
                    .isPresent()
                && !titled
            ? 1.5
            : 0;
    return points;
  }

  private static boolean titled(DocumentDefinition definition, List<Item> items) {
    for (int i = 0; i < Math.min(items.size(), TITLE_LINES); i++) {
      if (items.get(i) instanceof Line && Headings.linesOfTitle(definition, items, i) > 0) {
        return true;
      }
    }
    return false;
  }

  private static String head(List<Item> items) {
    StringBuilder head = new StringBuilder();
    items.stream()
        .limit(TITLE_LINES)
        .filter(Line.class::isInstance)
        .forEach(item -> head.append(((Line) item).key()));
    return head.toString();
  }

  private static String text(List<Item> items, int most) {
    StringBuilder text = new StringBuilder();
    for (Item item : items) {
      switch (item) {
        case Line line -> text.append(line.key());
        case Table table -> table.cells().forEach(cell -> text.append(cell.key()));
      }
      if (text.length() > most) {
        break;
      }
    }
    return text.toString();
  }

  /// What kind of letter it is stands at the end of its title: 的函 and 的请示 are two letters about one
  /// thing, so tolerance ends there.
  private static boolean isTitle(DocumentDefinition definition, String title, boolean tolerant) {
    return definition.headings().stream()
        .map(Key::known)
        .filter(heading ->
            title.contains(heading.substring(Math.max(0, heading.length() - KIND_OF_LETTER))))
        .anyMatch(heading -> Likeness.indexOf(title, heading, tolerant) >= 0);
  }

  private static boolean has(List<String> words, String text, boolean tolerant) {
    return !text.isEmpty()
        && words.stream().anyMatch(word -> Likeness.indexOf(text, Key.known(word), tolerant) >= 0);
  }

  private static long count(List<String> words, String text) {
    return words.stream().filter(word -> text.contains(Key.known(word))).count();
  }
}
