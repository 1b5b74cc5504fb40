package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intake.documents.Problems;
import org.intake.documents.fields.EvidenceTags.Tag;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.fields.Item.Table;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.text.Flow;
import org.intake.documents.text.Key;
import org.intake.documents.text.Likeness;
import org.intake.documents.text.Script;
import org.intake.documents.value.DateReader;
import org.intake.documents.value.ValueReader;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.DocumentDefinition.Scope;
import org.intake.domain.programme.DocumentDefinition.Shape;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.FieldType;
import org.intake.domain.programme.Locator;
import org.intake.domain.programme.ReadingGuide;
import org.intake.domain.reading.Cover;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;
import org.intake.domain.reading.Seal;
import org.intake.domain.reading.SealReport;
import org.jspecify.annotations.Nullable;

/// Finds the documents of a file and their fields.
public final class DocumentFinder {
  private static final Pattern TITLE_OF_AN_APPLICATION =
      Pattern.compile(".*(?:申报表|申报书|申请表|申请书|推荐表|推荐函|推荐书|申报方案|的函)$");
  private static final Pattern LABELLED_LINE =
      Pattern.compile("(?!附|注|说明|填表|备注|抄)[\\p{IsHan}()]{2,16}:.{2,40}");
  private static final int FEW_LABELS = 2;
  private static final int HEAD_LINES = 15;
  private static final int LONGEST_NAMED = 24;

  /// 申报方案 may head any programme's plan; 试点城市申报方案 does not.
  private static final int TELLING_HEADING = 6;

  private final ReadingGuide guide;
  private final ValueReader values;
  private final Splitter splitter;
  private final EvidenceTags tags;
  private final Classifier classifier;
  private final SealNames sealNames;
  private final Statements statements;

  public DocumentFinder(ReadingGuide guide) {
    this.guide = guide;
    this.values = new ValueReader(guide);
    this.splitter = new Splitter(guide);
    this.tags = new EvidenceTags(guide);
    this.classifier = new Classifier(guide, tags, splitter);
    this.sealNames = new SealNames(guide.organs(), guide.divisions());
    this.statements = new Statements(guide, values);
  }

  /// What a file turned out to hold.
  public record Found(List<ReadDocument> documents, List<Problem> problems) {
    public Found {
      documents = List.copyOf(documents);
      problems = List.copyOf(problems);
    }
  }

  /// What the ring of a stamp says, by how it was read at several sizes and which signature it
  /// covers.
  public Optional<String> sealText(List<String> rings, @Nullable String signature) {
    return guide.organs().organs().isEmpty() ? Optional.empty() : sealNames.told(rings, signature);
  }

  /// Whether a page is worth aimed second readings: one that names labels of a document, or begins
  /// a letter.
  public boolean isWorthReadingAgain(LaidOutPage page) {
    List<Item> items = Item.of(List.of(page), splitter::isLabel);
    boolean labelled =
        guide.documents().stream().anyMatch(d -> splitter.labels(items, d) >= FEW_LABELS);
    splitter.forget();
    return labelled || beginsLetter(items);
  }

  private static boolean beginsLetter(List<Item> items) {
    LetterParts parts =
        new LetterParts(
            items.stream().filter(Line.class::isInstance).map(Line.class::cast).toList());
    return parts.title().isPresent() && parts.addressees().isPresent();
  }

  public Found find(String name, List<LaidOutPage> pages, AimedReader aimed, boolean hiddenLayer) {
    try {
      return found(name, pages, aimed, hiddenLayer);
    } finally {
      splitter.forget();
    }
  }

  private Found found(
      String name, List<LaidOutPage> pages, AimedReader aimed, boolean hiddenLayer) {
    List<Item> items = Item.of(pages, splitter::isLabel);
    List<Problem> problems = new ArrayList<>();
    if (items.isEmpty()) {
      return new Found(untold(name, pages), problems);
    }
    FieldBuilder builder = new FieldBuilder(guide, values, aimed, hiddenLayer);
    List<ReadDocument> documents = new ArrayList<>();
    for (Segment segment : classifier.classified(name, splitter.split(items))) {
      Map<Table, GridScan> scans = new HashMap<>();
      ReadDocument document = document(name, segment, pages, builder, scans);
      documents.add(document);
      unknownLabels(segment, document, scans).ifPresent(problems::add);
    }
    boolean unknown = documents.stream().anyMatch(d -> d.type().equals(DocumentType.UNKNOWN));
    if (isOfAnotherProgramme(items, documents)) {
      problems.add(Problems.of(Code.OTHER_PROGRAMME));
      documents.replaceAll(DocumentFinder::asUnknown);
    } else if (unknown) {
      problems.add(Problems.unknownDocument(classifier.guess(name, items)));
    }
    return new Found(documents, problems);
  }

  /// A file whose pages could not be read is still evidence for what its name says.
  private List<ReadDocument> untold(String name, List<LaidOutPage> pages) {
    List<Tag> tagged = tags.ofName(name);
    int last = pages.stream().mapToInt(LaidOutPage::number).max().orElse(0);
    int first = pages.stream().mapToInt(LaidOutPage::number).min().orElse(0);
    DocumentType type = tagged.isEmpty() ? DocumentType.UNKNOWN : classifier.evidenceType();
    List<Cover> covers =
        tagged.stream().map(t -> new Cover(t.category().id(), t.park(), first, last)).toList();
    return List.of(
        new ReadDocument(
            type,
            tagged.isEmpty() ? 0 : 0.6,
            first,
            last,
            tagged.isEmpty() ? null : tagged.getFirst().park(),
            List.of(),
            seals(pages, first, last),
            report(pages, first, last),
            covers));
  }

  private static ReadDocument asUnknown(ReadDocument document) {
    return new ReadDocument(
        DocumentType.UNKNOWN,
        document.typeConfidence(),
        document.firstPage(),
        document.lastPage(),
        null,
        List.of(),
        document.seals(),
        document.sealReport(),
        List.of());
  }

  /// `scans` takes up how the document's tables were scanned.
  private ReadDocument document(
      String name,
      Segment segment,
      List<LaidOutPage> pages,
      FieldBuilder builder,
      Map<Table, GridScan> scans) {
    int first = segment.firstPage();
    int last = segment.lastPage();
    DocumentDefinition definition = segment.definition();
    List<ReadField> fields =
        definition == null
            ? List.of()
            : switch (definition.shape()) {
              case LETTER -> letter(definition, segment, builder);
              case FORM -> form(definition, segment, builder, scans);
              case SECTIONS -> sections(definition, segment, builder, scans);
              case EVIDENCE -> labelled(definition, segment, builder, province(segment), scans);
            };
    if (definition != null) {
      fields = new ArrayList<>(fields);
      fields.addAll(statements.of(definition, segment.items()));
      fields.addAll(SealCount.of(definition, pages, first, last));
    }
    List<Cover> covers = covers(name, segment, first, last);
    String park = definition == null ? null : park(definition, fields, covers);
    return new ReadDocument(
        definition == null ? DocumentType.UNKNOWN : definition.type(),
        segment.confidence(),
        first,
        last,
        park,
        fields,
        seals(pages, first, last),
        report(pages, first, last),
        covers);
  }

  private static @Nullable String park(
      DocumentDefinition definition, List<ReadField> fields, List<Cover> covers) {
    if (definition.scope() == Scope.PART) {
      return fields.stream()
          .filter(field -> field.name().equals(definition.partField()) && field.value() != null)
          .map(field -> field.value() == null ? "" : field.value().display())
          .findFirst()
          .orElse(null);
    }
    List<String> parks =
        covers.stream().map(c -> c.park() == null ? "" : c.park()).distinct().toList();
    return parks.size() == 1 && !parks.getFirst().isEmpty() ? parks.getFirst() : null;
  }

  private List<Cover> covers(String name, Segment segment, int first, int last) {
    DocumentDefinition definition = segment.definition();
    if (definition != null
        && (definition.shape() == Shape.FORM
            || definition.shape() == Shape.SECTIONS
            || definition.scope() == Scope.SUBMISSION)) {
      return List.of();
    }
    List<Tag> named = tags.ofName(name);
    if (!named.isEmpty()) {
      List<Cover> covers = new ArrayList<>();
      for (Tag tag : named) {
        String park = tag.park();
        if (park == null && tag.category().perPart()) {
          park = tags.parkOnPages(segment.items(), first, last);
        }
        covers.add(new Cover(tag.category().id(), park, first, last));
      }
      return covers;
    }
    return tags.ofPages(segment.items(), null, last);
  }

  private static List<Seal> seals(List<LaidOutPage> pages, int first, int last) {
    return pages.stream()
        .filter(page -> page.number() >= first && page.number() <= last)
        .flatMap(page -> page.seals().stream())
        .toList();
  }

  /// One page in colour does not tell the seals of a grey one.
  private static SealReport report(List<LaidOutPage> pages, int first, int last) {
    List<SealReport> reports =
        pages.stream()
            .filter(page -> page.number() >= first && page.number() <= last)
            .map(LaidOutPage::sealReport)
            .toList();
    if (reports.contains(SealReport.CANNOT_TELL)) {
      return SealReport.CANNOT_TELL;
    }
    return reports.contains(SealReport.TOLD) ? SealReport.TOLD : SealReport.NOT_EXPECTED;
  }

  private List<ReadField> letter(
      DocumentDefinition definition, Segment segment, FieldBuilder builder) {
    LetterParts parts = new LetterParts(segment.lines());
    return new LetterFields(guide, builder, parts, segment.tables())
        .fields(definition, splitter.book(definition));
  }

  /// The province whose divisions a document speaks of: that of the first division that it names.
  private @Nullable String province(Segment segment) {
    StringBuilder text = new StringBuilder();
    for (Item item : segment.items()) {
      switch (item) {
        case Line line -> text.append(line.run().text()).append('\n');
        case Table table -> table.cells().forEach(c -> text.append(c.run().text()).append('\n'));
      }
      if (text.length() > 4_000) {
        break;
      }
    }
    List<String> provinces =
        guide.divisions().named(Script.simplified(Flow.joined(text.toString())), null).stream()
            .map(Division::province)
            .toList();
    return provinces.stream()
        .max(java.util.Comparator.comparingLong(p -> provinces.stream().filter(p::equals).count()))
        .orElse(null);
  }

  /// What a form seems to leave out may stand there under a label that the call does not know.
  private Optional<Problem> unknownLabels(
      Segment segment, ReadDocument document, Map<Table, GridScan> scans) {
    DocumentDefinition definition = segment.definition();
    if (definition == null || definition.shape() != Shape.FORM) {
      return Optional.empty();
    }
    LabelBook labels = splitter.book(definition);
    Set<String> answered =
        document.fields().stream().map(ReadField::name).collect(Collectors.toSet());
    List<String> unknown = new ArrayList<>();
    for (Item item : segment.items()) {
      switch (item) {
        case Table table -> {
          GridScan scan = Objects.requireNonNull(scans.get(table), "values are looked for first");
          unknown.addAll(scan.unexplained());
          unknown.addAll(scan.unanswered(answered));
        }
        case Line line -> {
          boolean labelled =
              LABELLED_LINE.matcher(line.key()).matches()
                  // Nothing stands there under another name when nothing stands there.
                  && !DateReader.isBlankTemplate(line.key().substring(line.key().indexOf(':') + 1))
                  && LineScan.scan(line.run(), labels, true).isEmpty();
          unknown.addAll(GridScan.unanswered(line.source(), labels, answered));
          if (labelled) {
            unknown.add(line.run().text().strip());
          }
        }
      }
    }
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problems.with(
                Code.UNKNOWN_LABEL,
                Map.of(
                    "labels",
                    String.join(
                        "、", unknown.stream().limit(5).map(DocumentFinder::inALine).toList()))));
  }

  /// As much of a cell as a reader needs to find it in the form.
  private static String inALine(String label) {
    String line = label.replaceAll("\\s+", "");
    return line.length() <= LONGEST_NAMED ? line : line.substring(0, LONGEST_NAMED) + "…";
  }

  private List<ReadField> form(
      DocumentDefinition definition,
      Segment segment,
      FieldBuilder builder,
      Map<Table, GridScan> scans) {
    String province = province(segment);
    List<ReadField> fields = labelled(definition, segment, builder, province, scans);
    for (FieldDefinition field : definition.fields()) {
      boolean has = fields.stream().anyMatch(f -> f.name().equals(field.name()));
      if (!has && field.locator() == Locator.TITLE) {
        title(definition, segment, field).ifPresent(s -> fields.add(builder.field(s, province)));
      } else if (!has && field.type() == FieldType.LONG_TEXT) {
        // A heading with nothing below it is a label whose answer stands somewhere else.
        new SectionScan(segment.items())
            .find(field)
            .filter(s -> !s.raw().isBlank())
            .ifPresent(s -> fields.add(builder.field(s, province)));
      } else if (!has && field.locator() == Locator.DERIVED && field.type() == FieldType.DIVISION) {
        derived(definition, fields, field).ifPresent(fields::add);
      }
    }
    SameDivision.check(definition, fields, guide.trust());
    SamePart.check(definition, fields, guide.trust());
    return fields;
  }

  /// A division that the form does not give by itself is that of its subject.
  private static Optional<ReadField> derived(
      DocumentDefinition definition, List<ReadField> fields, FieldDefinition field) {
    return fields.stream()
        .filter(f ->
            f.name().equals(definition.subjectField()) && f.value() instanceof FieldValue.Division)
        .findFirst()
        .map(f ->
            new ReadField(
                field.name(),
                f.label(),
                f.value(),
                f.raw(),
                null,
                f.method(),
                f.confidence(),
                f.agreement(),
                f.doubts(),
                f.place()));
  }

  private Optional<Sighting> title(
      DocumentDefinition definition, Segment segment, FieldDefinition field) {
    List<Item> items = segment.items();
    for (int i = 0; i < Math.min(items.size(), HEAD_LINES); i++) {
      int lines = items.get(i) instanceof Line ? Headings.linesOfTitle(definition, items, i) : 0;
      if (lines > 0) {
        int from = i;
        while (from > 0
            && items.get(from - 1) instanceof Line above
            && Item.samePage(above, items.get(i))
            && Headings.isTitleLine(above.key())) {
          from--;
        }
        Run run =
            Run.of(
                items.subList(from, i + lines).stream()
                    .filter(Line.class::isInstance)
                    .map(item -> ((Line) item).source())
                    .toList());
        return Optional.of(
            Sighting.inText(field, field.title().zhHans(), run, 0, run.text().length()));
      }
    }
    return Optional.empty();
  }

  /// Fields beside their labels, in tables first; the first filled sighting of a field counts.
  private List<ReadField> labelled(
      DocumentDefinition definition,
      Segment segment,
      FieldBuilder builder,
      @Nullable String province,
      Map<Table, GridScan> scans) {
    LabelBook labels = splitter.book(definition);
    Map<String, ReadField> fields = new LinkedHashMap<>();
    String caption = "";
    boolean inForm = definition.shape() == Shape.FORM;
    List<Sighting> sightings = new ArrayList<>();
    for (Item item : segment.items()) {
      switch (item) {
        case Table table -> {
          GridScan scan = new GridScan(table, labels, caption);
          scans.put(table, scan);
          sightings.addAll(scan.sightings());
        }
        case Line line -> {
          caption = line.run().text();
          sightings.addAll(continued(segment, line, LineScan.scan(line.run(), labels, inForm)));
        }
      }
    }
    sightings.sort(java.util.Comparator.comparing(Sighting::inTable).reversed());
    for (Sighting sighting : sightings) {
      ReadField before = fields.get(sighting.field().name());
      if (before == null || (before.value() == null && !sighting.raw().isBlank())) {
        fields.put(sighting.field().name(), builder.field(sighting, province));
      } else if (inForm && isFigureOrPart(sighting.field(), labels) && sighting.inTable()) {
        ReadField other = builder.field(sighting, province);
        if (other.value() != null && !other.value().equals(before.value())) {
          fields.put(sighting.field().name(), doubted(before));
        }
      }
    }
    return new ArrayList<>(fields.values());
  }

  private static boolean isFigureOrPart(FieldDefinition field, LabelBook labels) {
    return labels.isPart(field)
        || field.type() == FieldType.INTEGER
        || field.type() == FieldType.DECIMAL
        || field.type() == FieldType.DATE;
  }

  /// A form that says two things under one label says neither surely.
  private static ReadField doubted(ReadField field) {
    return field.doubted(field.confidence(), EnumSet.of(Doubt.SEVERAL_VALUES));
  }

  /// A value at the end of a full line goes on in the next one; a template's short line does not.
  private List<Sighting> continued(Segment segment, Line line, List<Sighting> sightings) {
    if (sightings.isEmpty()) {
      return sightings;
    }
    Sighting last = sightings.getLast();
    if (LineScan.isText(last.field())) {
      return withText(segment, line, sightings);
    }
    if (line.source().line().box().isEmpty()) {
      return sightings;
    }
    boolean reachesEnd =
        !last.raw().isBlank()
            && line.run().text().stripTrailing().endsWith(last.raw())
            && line.source().line().box().get().x() + line.source().line().box().get().width()
                > 0.84;
    int at = segment.items().indexOf(line);
    if (!reachesEnd
        || at + 1 >= segment.items().size()
        || !(segment.items().get(at + 1) instanceof Line next)) {
      return sightings;
    }
    boolean plain =
        Item.samePage(next, line)
            && LineScan.scan(next.run(), splitter.book(segmentDefinition(segment)), true).isEmpty()
            && !next.key().contains(":");
    if (!plain) {
      return sightings;
    }
    Run both = Run.of(List.of(line.source(), next.source()));
    int from = both.text().indexOf(last.raw());
    List<Sighting> all = new ArrayList<>(sightings.subList(0, sightings.size() - 1));
    all.add(
        Sighting.inText(last.field(), last.label(), both, Math.max(0, from), both.text().length()));
    return all;
  }

  /// Sentences beside a label go on in the lines below it, up to the next label or heading.
  private List<Sighting> withText(Segment segment, Line line, List<Sighting> sightings) {
    Sighting last = sightings.getLast();
    LabelBook labels = splitter.book(segmentDefinition(segment));
    List<Run.PageLine> lines = new ArrayList<>(List.of(line.source()));
    for (int i = segment.items().indexOf(line) + 1; i < segment.items().size(); i++) {
      if (!(segment.items().get(i) instanceof Line next)
          || !LineScan.scan(next.run(), labels, true).isEmpty()
          || LABELLED_LINE.matcher(next.key()).matches()
          || SectionScan.isHeading(next.key())) {
        break;
      }
      lines.add(next.source());
    }
    if (lines.size() == 1) {
      return sightings;
    }
    Run whole = Run.of(lines);
    String first = line.run().text();
    int from = last.raw().isBlank() ? first.length() : first.lastIndexOf(last.raw());
    List<Sighting> all = new ArrayList<>(sightings.subList(0, sightings.size() - 1));
    all.add(Sighting.inText(last.field(), last.label(), whole, from, whole.text().length()));
    return all;
  }

  private static DocumentDefinition segmentDefinition(Segment segment) {
    return java.util.Objects.requireNonNull(
        segment.definition(), "only documents of a kind have labels");
  }

  private List<ReadField> sections(
      DocumentDefinition definition,
      Segment segment,
      FieldBuilder builder,
      Map<Table, GridScan> scans) {
    String province = province(segment);
    List<ReadField> fields = labelled(definition, segment, builder, province, scans);
    SectionScan scan = new SectionScan(segment.items());
    LetterParts parts = new LetterParts(segment.lines());
    LetterFields letter = new LetterFields(guide, builder, parts, segment.tables());
    List<ReadField> official = letter.fields(definition, splitter.book(definition));
    for (FieldDefinition field : definition.fields()) {
      if (fields.stream().anyMatch(f -> f.name().equals(field.name()) && f.value() != null)) {
        continue;
      }
      switch (field.locator()) {
        case SECTION -> scan.find(field).ifPresent(s -> fields.add(builder.field(s, province)));
        case TITLE ->
            title(definition, segment, field)
                .ifPresent(s -> fields.add(builder.field(s, province)));
        case ADDRESSEES, SIGNATURE, SIGNATURE_DATE, DOCUMENT_NUMBER, ATTACHMENTS ->
            official.stream().filter(f -> f.name().equals(field.name())).forEach(fields::add);
        case SENTENCE,
            BODY_DIVISIONS,
            BODY_PARKS,
            LABEL,
            STATED,
            EACH,
            LISTED_PATENTS,
            PLACES,
            DERIVED -> {}
      }
    }
    return fields;
  }

  /// An application or letter that names itself, but never this programme. Parts of forms and
  /// evidence need not name it.
  private boolean isOfAnotherProgramme(List<Item> items, List<ReadDocument> documents) {
    boolean evidence =
        documents.stream()
            .anyMatch(
                d -> definition(d.type()).filter(x -> x.shape() == Shape.EVIDENCE).isPresent());
    if (evidence || guide.programmeNames().isEmpty()) {
      return false;
    }
    boolean parts =
        documents.stream()
            .anyMatch(d ->
                d.fields().size() > 8
                    && definition(d.type()).filter(x -> x.shape() == Shape.FORM).isPresent());
    StringBuilder text = new StringBuilder();
    boolean titled = false;
    int lines = 0;
    boolean recognised = false;
    for (Item item : items) {
      if (item instanceof Line line) {
        text.append(line.key());
        titled |=
            lines < HEAD_LINES
                && line.key().length() <= 60
                && TITLE_OF_AN_APPLICATION.matcher(line.key()).matches();
        lines++;
        recognised |= line.run().isRecognised();
      } else if (item instanceof Table table) {
        table.cells().forEach(c -> text.append(c.key()));
      }
      if (text.length() > 20_000) {
        break;
      }
    }
    boolean tolerant = recognised;
    boolean named =
        guide.programmeNames().stream()
            .anyMatch(n -> Likeness.indexOf(text.toString(), Key.known(n), tolerant) >= 0);
    boolean own =
        guide.documents().stream()
            .flatMap(d -> d.headings().stream())
            .map(Key::known)
            .filter(heading -> heading.length() >= TELLING_HEADING)
            .anyMatch(heading -> Likeness.indexOf(text.toString(), heading, tolerant) >= 0);
    return titled && !named && !own && !parts;
  }

  private Optional<DocumentDefinition> definition(DocumentType type) {
    return guide.definition(type);
  }
}
