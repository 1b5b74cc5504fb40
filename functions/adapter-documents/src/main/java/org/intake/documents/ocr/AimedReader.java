package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.intake.documents.ocr.OcrEngine.GlyphLine;
import org.intake.documents.ocr.OcrEngine.Model;
import org.intake.documents.ocr.ScanReader.AimedReading;
import org.intake.documents.text.Script;
import org.intake.documents.value.Names;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.FieldType;
import org.jspecify.annotations.Nullable;

/// Reads one place again, aimed at a type: at other sizes, with the alphabet of the type, digits
/// with the Latin model; then lets all readings vote. Where the first two agree and are sure, it
/// stops, but not for a figure of a fax: there two readings are sure of a 3 that was a 5, and one
/// at another size shows it.
final class AimedReader {
  /// Sizes against the prepared page; a stroke that falls between two pixels at one does not at
  /// another.
  private static final double[] SIZES = {0.8, 1.25, 1.0};

  /// At the page's own size words are read as they were, with the same misreadings.
  private static final double[] SIZES_OF_WORDS = {0.8, 1.25};

  private static final double[] SIZES_OF_SURNAMES = {0.8, 1.0};

  private static final double SURE = 0.95;

  /// A repaired reading is never surer than this.
  private static final double REPAIRED = 0.6;

  private static final int MOST_LINES = 4;
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private final OcrEngine engine;

  AimedReader(OcrEngine engine) {
    this.engine = engine;
  }

  /// One reading: its text for the vote, and how sure the engine was of its least sure character.
  /// `isAgain` tells what was read for this vote from what the first pass over the page had read.
  record Candidate(String text, double least, boolean isAgain) {}

  /// What the readings of one place say together; `agreement` and `readings` count those that were
  /// made for it. `firstAgrees` tells whether the first pass over the page read the same.
  record Ballot(
      String text,
      double least,
      int agreement,
      int readings,
      boolean fits,
      double share,
      boolean firstAgrees,
      List<String> others) {

    Ballot noSurerThan(double most) {
      return new Ballot(
          text, Math.min(most, least), agreement, readings, fits, share, firstAgrees, others);
    }
  }

  /// Of a text with a date, the date.
  Optional<AimedReading> read(PageReader.Reading reading, Rectangle place, FieldDefinition field) {
    boolean dated = field.type() == FieldType.DATED_TEXT;
    FieldType type = dated ? FieldType.DATE : field.type();
    List<Line> lines = lines(reading, place, type);
    return ballot(reading, dated ? DateOfText.of(lines) : lines, type)
        .map(ballot -> field.personal() ? withSurname(reading, lines, type, ballot) : ballot)
        .map(ballot ->
            new AimedReading(
                ballot.text(),
                Calibration.confidence(ballot, type, reading.page().isBilevel()),
                ballot.agreement(),
                ballot.readings(),
                ballot.others()));
  }

  /// A name that begins with no surname is read once more with surnames only in that place, by both
  /// scripts' models: one knows what the other does not. What comes out is likelier, but never
  /// sure. Where the readings are sure it may be a rare surname and stays as it is, but all
  /// readings of an office's scan were sure of 薪 for 蒋.
  private Ballot withSurname(
      PageReader.Reading reading, List<Line> lines, FieldType type, Ballot ballot) {
    if (type != FieldType.TEXT || !PersonNames.isOdd(ballot.text())) {
      return ballot;
    }
    if (ballot.least() > SURE) {
      return ballot.noSurerThan(REPAIRED);
    }
    String alphabet = PersonNames.alphabet(ballot.text());
    boolean simplified = reading.model() == Model.SIMPLIFIED;
    Map<String, Double> weights = new LinkedHashMap<>();
    for (Model model : List.of(Model.SIMPLIFIED, Model.TRADITIONAL)) {
      for (double size : model == reading.model() ? SIZES_OF_WORDS : SIZES_OF_SURNAMES) {
        List<Glyph> name =
            whole(lines, line -> recognise(reading, line.strip, size, model, alphabet));
        if (name.size() == ballot.text().length()) {
          String first = name.getFirst().text();
          double sure = Calibration.ofGlyph(name.getFirst());
          weights.merge(
              (simplified ? String.valueOf(Script.simple(first.charAt(0))) : first)
                  + ballot.text().substring(1),
              sure * sure,
              Double::sum);
        }
      }
    }
    return weights.entrySet().stream()
        .filter(name -> !PersonNames.isOdd(name.getKey()))
        .max(Map.Entry.comparingByValue())
        .map(name ->
            new Ballot(
                name.getKey(),
                REPAIRED,
                1,
                ballot.readings() + 1,
                ballot.fits(),
                Math.min(1, name.getValue()),
                false,
                List.of(ballot.text())))
        .orElse(ballot);
  }

  Optional<Ballot> ballot(PageReader.Reading reading, Rectangle place, FieldType type) {
    return ballot(reading, lines(reading, place, type), type);
  }

  private Optional<Ballot> ballot(PageReader.Reading reading, List<Line> lines, FieldType type) {
    if (lines.isEmpty() || lines.size() > MOST_LINES) {
      return Optional.empty();
    }
    List<Candidate> candidates = new ArrayList<>();
    add(candidates, type, joined(lines), false);
    if (ValueForm.isWorthReadingAgain(type)) {
      readAgain(reading, lines, type, candidates);
    }
    if (type == FieldType.DOCUMENT_NUMBER) {
      addRepaired(candidates);
    }
    boolean digits = ValueForm.isNumeric(type) || type == FieldType.DATE;
    return vote(
        digits && reading.page().isBilevel() ? LostStrokes.restored(candidates) : candidates, type);
  }

  private static void addRepaired(List<Candidate> candidates) {
    for (Candidate candidate : List.copyOf(candidates)) {
      String repaired = ValueForm.repaired(candidate.text());
      if (!repaired.isEmpty()) {
        candidates.add(new Candidate(repaired, Math.min(REPAIRED, candidate.least()), false));
      }
    }
  }

  /// A line of the place: what the first pass read there and the strip of the page to read again.
  record Line(List<Glyph> glyphs, Rectangle strip) {}

  private static List<Glyph> joined(List<Line> lines) {
    return lines.stream().flatMap(line -> line.glyphs.stream()).toList();
  }

  private static void add(List<Candidate> candidates, FieldType type, List<Glyph> glyphs) {
    add(candidates, type, glyphs, true);
  }

  private static void add(
      List<Candidate> candidates, FieldType type, List<Glyph> glyphs, boolean isAgain) {
    StringBuilder text = new StringBuilder();
    double least = 1;
    for (Glyph glyph : type == FieldType.ORG ? name(glyphs) : glyphs) {
      text.append(glyph.text());
      least = Math.min(least, Calibration.ofGlyph(glyph));
    }
    if (!text.isEmpty()) {
      candidates.add(new Candidate(ValueForm.plain(type, text.toString()), least, isAgain));
    }
  }

  /// An organ's name without the （盖章） behind it, which says nothing: however it is read, the
  /// readings of the name neither differ in it nor are less sure for it.
  private static List<Glyph> name(List<Glyph> glyphs) {
    StringBuilder text = new StringBuilder();
    glyphs.forEach(glyph -> text.append(glyph.text()));
    int end = Names.endOfOrgan(text.toString());
    int at = 0;
    int count = 0;
    while (count < glyphs.size() && at < end) {
      at += glyphs.get(count).text().length();
      count++;
    }
    return glyphs.subList(0, count);
  }

  private void readAgain(
      PageReader.Reading reading, List<Line> lines, FieldType type, List<Candidate> candidates) {
    String alphabet = ValueForm.alphabet(type);
    Model model = type == FieldType.EMAIL ? Model.LATIN : reading.model();
    boolean inFull = reading.page().isBilevel() && ValueForm.isNumeric(type);
    for (double size : alphabet.isEmpty() && !ValueForm.isNumeric(type) ? SIZES_OF_WORDS : SIZES) {
      if (ValueForm.isNumeric(type)) {
        add(candidates, type, whole(lines, line -> withDigitsReadAgain(reading, line, size)));
        if (!inFull && isSettled(candidates, type)) {
          return;
        }
      }
      add(candidates, type, whole(lines, line -> recognise(reading, line.strip, size, model, "")));
      if (!inFull && isSettled(candidates, type)) {
        return;
      }
      if (!ValueForm.isNumeric(type) && !alphabet.isEmpty()) {
        add(
            candidates,
            type,
            whole(lines, line -> recognise(reading, line.strip, size, model, alphabet)));
        readNarrowed(reading, lines, type, size, candidates);
      }
    }
  }

  private void readNarrowed(
      PageReader.Reading reading,
      List<Line> lines,
      FieldType type,
      double size,
      List<Candidate> candidates) {
    if (type != FieldType.DOCUMENT_NUMBER) {
      return;
    }
    String alphabet =
        vote(candidates, type).map(ballot -> ValueForm.narrowed(ballot.text())).orElse("");
    if (!alphabet.isEmpty()) {
      add(
          candidates,
          type,
          whole(lines, line -> recognise(reading, line.strip, size, reading.model(), alphabet)));
    }
  }

  /// All lines as one reading gives them; none when it leaves one out: of half a value it is surer
  /// than any reading is of the whole.
  private static List<Glyph> whole(List<Line> lines, Function<Line, List<Glyph>> reading) {
    List<Glyph> whole = new ArrayList<>();
    for (Line line : lines) {
      List<Glyph> glyphs = reading.apply(line);
      if (glyphs.isEmpty()) {
        return List.of();
      }
      whole.addAll(glyphs);
    }
    return whole;
  }

  /// The same line with its one run of digits read by the Latin model.
  private List<Glyph> withDigitsReadAgain(PageReader.Reading reading, Line line, double size) {
    int from = -1;
    int to = -1;
    for (int i = 0; i < line.glyphs.size(); i++) {
      if (!HAN.matcher(line.glyphs.get(i).text()).find()) {
        from = from < 0 ? i : from;
        to = i + 1;
      }
    }
    boolean whole = from <= 0 && (to == line.glyphs.size() || to < 0);
    if (whole) {
      return recognise(reading, line.strip, size, Model.LATIN, ValueForm.DIGITS);
    }
    for (int i = from; i < to; i++) {
      if (HAN.matcher(line.glyphs.get(i).text()).find()) {
        return List.of();
      }
    }
    int left = line.strip.left();
    if (from > 0) {
      left =
          Closeup.gap(
              reading.unruled(), line.glyphs.get(from - 1), line.glyphs.get(from), line.strip);
    }
    int right = line.strip.right();
    if (to < line.glyphs.size()) {
      right =
          Closeup.gap(reading.unruled(), line.glyphs.get(to - 1), line.glyphs.get(to), line.strip);
    }
    Rectangle strip = new Rectangle(left, line.strip.top(), right, line.strip.bottom());
    List<Glyph> glyphs = new ArrayList<>(line.glyphs.subList(0, from));
    glyphs.addAll(recognise(reading, strip, size, Model.LATIN, ValueForm.DIGITS));
    glyphs.addAll(line.glyphs.subList(to, line.glyphs.size()));
    return glyphs;
  }

  private List<Glyph> recognise(
      PageReader.Reading reading, Rectangle strip, double size, Model model, String alphabet) {
    return Closeup.read(
        engine, reading.unruled(), strip, reading.page().dpi(), size, model, alphabet);
  }

  private static boolean isSettled(List<Candidate> candidates, FieldType type) {
    String first = candidates.isEmpty() ? "" : candidates.getFirst().text();
    return candidates.size() >= 2
        && ValueForm.fits(type, first)
        && candidates.stream().allMatch(c -> c.text().equals(first) && c.least() > SURE - 0.3)
        && candidates.stream().anyMatch(c -> c.least() > SURE);
  }

  private static Optional<Ballot> vote(List<Candidate> candidates, FieldType type) {
    Map<String, Double> weights = new LinkedHashMap<>();
    double all = 0;
    for (Candidate candidate : candidates) {
      double form = ValueForm.weight(type, candidate.text());
      double weight = form * (0.1 + candidate.least() * candidate.least());
      weights.merge(candidate.text(), weight, Double::sum);
      all += weight;
    }
    String best = null;
    for (String text : weights.keySet()) {
      if (best == null || weights.getOrDefault(text, 0.0) > weights.getOrDefault(best, 0.0)) {
        best = text;
      }
    }
    if (best == null) {
      return Optional.empty();
    }
    String chosen = best;
    List<Candidate> votes = candidates.stream().filter(c -> c.text().equals(chosen)).toList();
    double least = votes.stream().mapToDouble(Candidate::least).max().orElse(0);
    return Optional.of(
        new Ballot(
            chosen,
            least,
            (int) votes.stream().filter(Candidate::isAgain).count(),
            (int) candidates.stream().filter(Candidate::isAgain).count(),
            ValueForm.fits(type, chosen),
            weights.getOrDefault(chosen, 0.0) / all,
            candidates.getFirst().text().equals(chosen),
            weights.keySet().stream().filter(text -> !text.equals(chosen)).toList()));
  }

  /// The lines that have a character in the place; where nothing was recognised, the place's ink.
  private static List<Line> lines(PageReader.Reading reading, Rectangle place, FieldType type) {
    List<Line> lines = new ArrayList<>();
    for (GlyphLine line : reading.lines()) {
      Line inside = inside(reading.unruled(), line, place, type);
      if (inside != null) {
        lines.add(inside);
      }
    }
    if (lines.isEmpty()) {
      Rectangle ink = Ink.bounds(reading.unruled(), place, reading.page().dpi());
      if (!ink.isEmpty() && ink.height() < reading.page().dpi() * 0.4) {
        lines.add(new Line(List.of(), ink));
      }
    }
    return lines;
  }

  /// Numbers, dates and addresses never end between two of their own characters, however roughly
  /// their place is told.
  private static boolean goesOn(Glyph left, Glyph right, FieldType type) {
    String inner = ValueForm.inner(type);
    return !inner.isEmpty()
        && inner.contains(left.text())
        && inner.contains(right.text())
        && right.place().left() - left.place().right() < left.place().height() / 2;
  }

  private static @Nullable Line inside(
      GreyPicture page, GlyphLine line, Rectangle place, FieldType type) {
    Rectangle whole =
        line.glyphs().stream().map(Glyph::place).reduce(Rectangle::union).orElseThrow();
    if (whole.centreY() < place.top() || whole.centreY() > place.bottom()) {
      return null;
    }
    int first = -1;
    int last = -1;
    for (int i = 0; i < line.glyphs().size(); i++) {
      int centre = line.glyphs().get(i).place().centreX();
      if (centre >= place.left() && centre <= place.right()) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    if (first < 0) {
      return null;
    }
    while (first > 0 && goesOn(line.glyphs().get(first - 1), line.glyphs().get(first), type)) {
      first--;
    }
    while (last + 1 < line.glyphs().size()
        && goesOn(line.glyphs().get(last), line.glyphs().get(last + 1), type)) {
      last++;
    }
    List<Glyph> inside = line.glyphs().subList(first, last + 1);
    int left = Math.min(place.left(), inside.getFirst().place().left()) - whole.height() / 2;
    int right = Math.max(place.right(), inside.getLast().place().right()) + whole.height() / 2;
    if (first > 0) {
      left = Closeup.gap(page, line.glyphs().get(first - 1), inside.getFirst(), whole);
    }
    if (last + 1 < line.glyphs().size()) {
      right = Closeup.gap(page, inside.getLast(), line.glyphs().get(last + 1), whole);
    }
    int above = whole.height() / 8;
    return new Line(
        inside, new Rectangle(left, whole.top() - above, right, whole.bottom() + above));
  }
}
