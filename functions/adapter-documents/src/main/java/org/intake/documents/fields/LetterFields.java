package org.intake.documents.fields;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intake.documents.fields.Item.Cell;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.fields.Item.Table;
import org.intake.documents.text.Flow;
import org.intake.documents.text.Key;
import org.intake.documents.text.Script;
import org.intake.documents.value.DateReader;
import org.intake.documents.value.DocumentNumbers;
import org.intake.documents.value.Names;
import org.intake.documents.value.ProvinceAbbreviations;
import org.intake.documents.value.ReadValue;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.DivisionTable.Resolution;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.FieldType;
import org.intake.domain.programme.Locator;
import org.intake.domain.programme.Organ;
import org.intake.domain.programme.ReadingGuide;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.ReadField;
import org.jspecify.annotations.Nullable;

/// The fields of an official letter, by the part of the letter that holds them.
final class LetterFields {
  private static final Pattern RECOMMENDED =
      Pattern.compile("推荐(.{2,60}?)(?:申报|为|作为|参加|等(?:\\d|[一二三两])?个?|开展|列入|[。;]|$)");

  /// Alone between 推荐 and 为, what ends like a division is one: 葛州市 is no 以下城市.
  private static final Pattern LONE_CITY =
      Pattern.compile("(?!.*[上下前列述该本我全各两])\\p{IsHan}{1,10}(?<!城)[市县区州盟旗]");

  /// What stands like a part of a division behind its name, and nothing more of a sentence.
  private static final String PART = "(\\p{IsHan}{1,5}?[区县市旗])(?=[（(、,，;；。]|申报|为|作为|$)";

  /// What ends like a division and is a park.
  private static final Pattern ZONE = Pattern.compile("(?:开发区|园区|高新区|示范区|集聚区|产业区|保税区)$");

  private static final Pattern BETWEEN_CITIES = Pattern.compile("[、,，和及与]");

  private static final Pattern CLAUSE_OF_RECOMMENDING =
      Pattern.compile("[,，](?:现|特|同意|拟|决定|一致同意|兹|经研究|我们)?(?:同意|决定|拟)?推荐.*$");

  private static final Pattern CONTACT_PHONE =
      Pattern.compile("(?<![\\d-])(1[3-9]\\d{9}|0\\d{2,3}[-－—]?\\d{7,8}(?:[-－—]\\d{1,6})?)(?!\\d)");

  private static final String FAX = Key.text("传真");

  private static final Pattern CONTACT_EMAIL =
      Pattern.compile("([\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4})");

  private static final Pattern CONTACT_NAME =
      Pattern.compile(
          "(?:联系人|聯絡人|聯繫人)(?:及|和|与|、|/)[\\p{IsHan}、及和]{2,12}[:：][\\s\\u3000]*(\\p{IsHan}{2,4})(?![\\p{IsHan}])");

  private static final Pattern ITEM =
      Pattern.compile("\\n([\\s\\u3000]*[(（]?[\\d一二三四五六七八九]{1,2}[.．、)）])");

  private static final Pattern PARTS = Pattern.compile("[、，,;；\\n]|(?<=[园区地])[和及与]");

  /// A line that ends beyond this share of the page's width was wrapped.
  private static final double FULL_LINE = 0.8;

  private final ReadingGuide guide;
  private final FieldBuilder builder;
  private final LetterParts parts;
  private final EvidenceTags zones;
  private final Signers signers;
  private final List<Table> tables;

  LetterFields(ReadingGuide guide, FieldBuilder builder, LetterParts parts, List<Table> tables) {
    this.guide = guide;
    this.builder = builder;
    this.parts = parts;
    this.tables = List.copyOf(tables);
    this.zones = new EvidenceTags(guide);
    this.signers = new Signers(guide.organs(), builder, parts);
  }

  /// Whose letter it is and the name that says so.
  private record Origin(String province, Signers.Signer name, boolean isGuessed) {}

  @Nullable String province() {
    return origin().map(Origin::province).orElse(null);
  }

  /// The province of the registered organs that sign or issue the letter; without one, that of the
  /// first division named in its head.
  private Optional<Origin> origin() {
    List<Line> head = parts.lines().subList(0, Math.min(6, parts.lines().size()));
    List<Line> candidates = new ArrayList<>(parts.signatureLines());
    candidates.addAll(head.subList(0, Math.min(4, head.size())));
    for (Line line : candidates) {
      for (Signers.Signer name : signers.names(line)) {
        Optional<String> division = guide.organs().named(name.name(), null).map(Organ::division);
        if (division.isPresent()) {
          return Optional.of(new Origin(division.get(), name, false));
        }
      }
    }
    if (head.isEmpty()) {
      return Optional.empty();
    }
    return ofHead(head).or(this::ofCities);
  }

  private Optional<Origin> ofHead(List<Line> head) {
    Run run = Run.of(head.stream().map(Line::source).toList());
    return guide.divisions().named(Script.simplified(Flow.joined(run.text())), null).stream()
        .findFirst()
        .map(division -> {
          int at = run.text().indexOf(division.name());
          int from = Math.max(0, at);
          int to = at < 0 ? run.text().length() : at + division.name().length();
          return new Origin(
              division.province(), new Signers.Signer(division.name(), run, from, to), false);
        });
  }

  /// On a page on which neither signers nor head are readable, that of the recommended cities: a
  /// guess, which may not confirm the cities themselves.
  private Optional<Origin> ofCities() {
    Optional<Run> body = parts.body().filter(Run::isRecognised);
    Set<Division> cities = recommended(null);
    List<String> provinces = cities.stream().map(Division::province).distinct().toList();
    return body.isPresent() && provinces.size() == 1
        ? Optional.of(
            new Origin(
                provinces.getFirst(),
                new Signers.Signer("", body.get(), 0, body.get().text().length()),
                true))
        : Optional.empty();
  }

  /// Divisions named between 推荐 and 申报, whole or short; those of the title and those of the body
  /// together.
  private Set<Division> recommended(@Nullable String province) {
    return recommendedIn(titleAndBody(), province);
  }

  private Set<Division> recommendedIn(String text, @Nullable String province) {
    Set<Division> found = new LinkedHashSet<>();
    Matcher matcher = RECOMMENDED.matcher(text);
    while (matcher.find()) {
      found.addAll(divisionsIn(matcher.group(1), province));
    }
    return found;
  }

  List<ReadField> fields(DocumentDefinition definition, LabelBook labels) {
    String province = province();
    List<ReadField> fields = new ArrayList<>();
    for (FieldDefinition field : definition.fields()) {
      field(field, province).ifPresent(fields::add);
    }
    Set<String> have = new HashSet<>(fields.stream().map(ReadField::name).toList());
    List<Line> lines = parts.lines();
    Set<Line> block = new LinkedHashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      for (Sighting sighting : contacts(lines, i, labels)) {
        if (sighting.field().locator() == Locator.LABEL && have.add(sighting.field().name())) {
          fields.add(builder.field(sighting, province));
          block.addAll(lines.subList(i, Math.min(i + 2, lines.size())));
        }
      }
    }
    for (FieldDefinition field : definition.fields()) {
      if (field.locator() == Locator.LABEL && have.add(field.name())) {
        unlabelled(field, province)
            .or(() -> misnamed(field, block, province))
            .ifPresent(fields::add);
      }
    }
    return fields;
  }

  /// Beside and below a contact that was found, whatever its label was read as: the one telephone,
  /// the one address. Only its place tells whose it is, so it is in doubt. Where a fax is named its
  /// number may be the one.
  private Optional<ReadField> misnamed(
      FieldDefinition field, Set<Line> block, @Nullable String province) {
    List<Sighting> found =
        block.stream()
            .filter(line -> line.run().isRecognised() && !line.key().contains(FAX))
            .flatMap(line -> sightings(field, line).stream())
            .toList();
    return found.size() == 1
        ? Optional.of(builder.field(found.getFirst(), province))
            .map(read -> read.doubted(read.confidence() / 2, Set.of(Doubt.LOW_CONFIDENCE)))
        : Optional.empty();
  }

  /// 联系人及电话：费文澜 0571-55508812，邮箱feiwl@…: two entries behind one colon, or none between label and
  /// entry. Telephones and addresses are known by their form, a name by standing before them.
  private Optional<ReadField> unlabelled(FieldDefinition field, @Nullable String province) {
    return parts.lines().stream()
        .filter(
            line -> field.labels().stream().anyMatch(label -> line.key().contains(Key.text(label))))
        .flatMap(line -> sightings(field, line).stream().limit(1))
        .findFirst()
        .map(sighting -> builder.field(sighting, province));
  }

  /// What has the form of such a contact in a line.
  private static List<Sighting> sightings(FieldDefinition field, Line line) {
    Pattern form =
        switch (field.type()) {
          case PHONE -> CONTACT_PHONE;
          case EMAIL -> CONTACT_EMAIL;
          case TEXT -> CONTACT_NAME;
          default -> null;
        };
    String title = field.title().zhHans();
    return form == null
        ? List.of()
        : form.matcher(line.run().text())
            .results()
            .map(m -> Sighting.inText(field, title, line.run(), m.start(1), m.end(1)))
            .toList();
  }

  /// Labels of one line; the last value of a full line, or one that is missing, may stand on the
  /// next.
  private static List<Sighting> contacts(List<Line> lines, int at, LabelBook labels) {
    Line line = lines.get(at);
    List<Sighting> found = LineScan.scan(line.run(), labels, false);
    boolean full =
        line.source().line().box().map(box -> box.x() + box.width() > FULL_LINE).orElse(false);
    if (found.isEmpty()
        || !(full || found.getLast().raw().isEmpty() || isCutOff(found.getLast()))
        || at + 1 >= lines.size()) {
      return found;
    }
    Line next = lines.get(at + 1);
    Run both = Run.of(List.of(line.source(), next.source()));
    List<Sighting> longer = LineScan.scan(both, labels, false);
    boolean goesOn =
        Item.samePage(next, line)
            && longer.size() >= found.size()
            && DateReader.all(next.run().text()).isEmpty();
    return goesOn ? longer : found;
  }

  /// An address that the end of the line broke has no domain yet.
  private static boolean isCutOff(Sighting last) {
    return last.field().type() == FieldType.EMAIL
        && !last.raw().isBlank()
        && !CONTACT_EMAIL.matcher(last.raw()).find();
  }

  private Optional<ReadField> field(FieldDefinition field, @Nullable String province) {
    return switch (field.locator()) {
      case TITLE -> parts.title().map(run -> builder.field(whole(field, run), province));
      case DOCUMENT_NUMBER -> parts.number().flatMap(line -> number(field, line, province));
      case ADDRESSEES -> parts.addressees().map(run -> addressees(field, run, province));
      case SIGNATURE -> signers.signature(field, province);
      case SIGNATURE_DATE -> parts.date().map(line -> date(field, line, province));
      case BODY_DIVISIONS -> cities(field, province);
      case BODY_PARKS -> parks(field, province);
      case SENTENCE -> parts.body().flatMap(body -> sentence(field, body, province));
      case ATTACHMENTS -> attachments(field);
      case DERIVED -> derived(field, province);
      case LABEL, SECTION, STATED, EACH, LISTED_PATENTS, PLACES -> Optional.empty();
    };
  }

  private static Sighting whole(FieldDefinition field, Run run) {
    return Sighting.inText(field, field.title().zhHans(), run, 0, run.text().length());
  }

  private Optional<ReadField> number(FieldDefinition field, Line line, @Nullable String province) {
    int[] span = LetterParts.numberSpan(line.run());
    if (span == null) {
      return Optional.empty();
    }
    ReadField read =
        builder.field(
            Sighting.inText(field, field.title().zhHans(), line.run(), span[0], span[1]), province);
    return Optional.of(
        line.run().isRecognised() && isOfAnotherProvince(read, province)
            ? read.doubted(read.confidence() / 2, Set.of(Doubt.READINGS_DISAGREE))
            : read);
  }

  /// A province's offices number their letters by its short name; where another character was read,
  /// one of the two is misread: 赣 becomes 闽 at all sizes. A city with a short name of its own is
  /// asked about, too.
  private static boolean isOfAnotherProvince(ReadField number, @Nullable String province) {
    return province != null
        && number.value() != null
        && !ProvinceAbbreviations.begins(number.value().display(), province);
  }

  private ReadField addressees(FieldDefinition field, Run run, @Nullable String province) {
    int end = LetterParts.endWithoutMark(run.text());
    return builder.field(Sighting.inText(field, field.title().zhHans(), run, 0, end), province);
  }

  private ReadField date(FieldDefinition field, Line line, @Nullable String province) {
    List<DateReader.Found> dates = DateReader.all(line.run().text());
    if (dates.isEmpty()) {
      Sighting hidden = whole(field, line.run());
      return ofTheYear(line)
          .map(value -> builder.field(hidden, value, raw -> builder.meant(hidden, raw, province)))
          .orElseGet(() -> builder.field(hidden, province));
    }
    DateReader.Found found = dates.getLast();
    ReadField read =
        builder.field(
            Sighting.inText(field, field.title().zhHans(), line.run(), found.start(), found.end()),
            province);
    return line.run().isRecognised() && (isOfAnotherYear(read) || isCut(read))
        ? read.doubted(read.confidence() / 2, Set.of(Doubt.READINGS_DISAGREE))
        : read;
  }

  /// Without its 日 the day may have lost a digit: 7月14日 read as 7月1二.
  private static boolean isCut(ReadField date) {
    return date.raw().contains("年") && !date.raw().endsWith("日");
  }

  /// A letter's number and its date are of one year; where they are read as of two, one is misread.
  private boolean isOfAnotherYear(ReadField date) {
    return date.value() instanceof FieldValue.Date(LocalDate day)
        && parts
            .number()
            .flatMap(number -> DocumentNumbers.find(number.run().key()))
            .filter(number -> number.year() != day.getYear())
            .isPresent();
  }

  /// A stamp lies on the date. Its year is that of the letter's number; which day of it the rest is
  /// nearest to is for a person to confirm.
  private Optional<ReadValue> ofTheYear(Line line) {
    return parts
        .number()
        .filter(_ -> line.run().isRecognised())
        .flatMap(number -> DocumentNumbers.find(number.run().key()))
        .flatMap(number -> DateReader.nearest(line.run().text(), number.year()))
        .map(date -> new ReadValue(new FieldValue.Date(date), null, Set.of(Doubt.REPAIRED)));
  }

  private String title() {
    return parts.title().map(LetterFields::flowing).orElse("");
  }

  private String bodyText() {
    return parts.body().map(LetterFields::flowing).orElse("");
  }

  private String titleAndBody() {
    return title() + "。" + bodyText();
  }

  private String wholeText() {
    return flowing(Run.of(parts.lines().stream().map(Line::source).toList()));
  }

  private static String flowing(Run run) {
    return Script.simplified(Flow.joined(run.text()));
  }

  private Optional<ReadField> cities(FieldDefinition field, @Nullable String province) {
    Set<Division> found = recommended(province);
    if (found.isEmpty()) {
      found.addAll(
          withoutParents(
              titleAndBody(),
              guide.divisions().named(titleAndBody(), province).stream()
                  .filter(LetterFields::isCity)
                  .toList()));
    }
    Optional<Run> where = whereNamed(found);
    if (where.isEmpty()) {
      return Optional.empty();
    }
    Sighting sighting = span(field, where.get(), found);
    ReadField cities = builder.field(sighting, many(found), raw -> many(namedIn(raw, found)));
    boolean doubtful = where.get().isRecognised() && !isWhole(found, province);
    return Optional.of(
        doubtful
            ? cities.doubted(cities.confidence() / 2, Set.of(Doubt.READINGS_DISAGREE))
            : cities);
  }

  private static ReadValue many(Collection<Division> divisions) {
    List<FieldValue> items = divisions.stream().<FieldValue>map(Names::value).toList();
    return new ReadValue(new FieldValue.Many(items), null, Set.of());
  }

  /// Those of the divisions that another reading of their place names as well.
  private static List<Division> namedIn(String raw, Set<Division> divisions) {
    String key = Key.text(raw);
    return divisions.stream().filter(d -> key.contains(Key.text(shortest(d)))).toList();
  }

  /// Whether nothing speaks for a further city, whose name recognition lost: title and body
  /// recommend the same ones, each name between 推荐 and 申报 is one of them, and so is each division
  /// of the province that the letter names, or a part of one.
  private boolean isWhole(Set<Division> cities, @Nullable String province) {
    Set<Division> titled = recommendedIn(title(), province);
    Set<Division> told = recommendedIn(bodyText(), province);
    boolean same = titled.isEmpty() || told.isEmpty() || titled.equals(told);
    return same
        && unresolved(titleAndBody(), province).isEmpty()
        && cities.stream().noneMatch(city -> isBeforeUnknownPart(city, titleAndBody(), province))
        && guide.divisions().named(wholeText(), province).stream()
            .filter(LetterFields::isCity)
            .filter(named -> named.province().equals(province))
            .allMatch(named ->
                cities.stream().anyMatch(city -> city.contains(named) || named.contains(city)));
  }

  /// Names of recommended cities, alone or in a list, that are no division.
  private List<String> unresolved(String text, @Nullable String province) {
    List<String> unresolved = new ArrayList<>();
    Matcher matcher = RECOMMENDED.matcher(text);
    while (matcher.find()) {
      if (divisionsIn(matcher.group(1), province).isEmpty()) {
        if (LONE_CITY.matcher(matcher.group(1)).matches()) {
          unresolved.add(matcher.group(1));
        }
        continue;
      }
      for (String name : BETWEEN_CITIES.split(matcher.group(1), -1)) {
        if (name.codePoints().filter(Character::isIdeographic).count() >= 2
            && divisionsIn(name, province).isEmpty()) {
          unresolved.add(name);
        }
      }
    }
    return unresolved;
  }

  /// Whether a division of unknown name stands behind a known one: it was meant, as 郑州区 was in
  /// 宁波市郑州区 for 鄞州区.
  private boolean isBeforeUnknownPart(Division city, String text, @Nullable String province) {
    Matcher part = Pattern.compile(Pattern.quote(city.name()) + PART).matcher(text);
    while (part.find()) {
      String name = part.group(1);
      if (LONE_CITY.matcher(name).matches()
          && !ZONE.matcher(name).find()
          && guide.divisions().named(name, province).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /// Without those that only tell where a part of them lies: 深圳市南山区 is one city.
  private static List<Division> withoutParents(String text, List<Division> divisions) {
    return divisions.stream()
        .filter(whole -> {
          String alone = text;
          for (Division part : divisions) {
            if (!part.equals(whole) && whole.contains(part)) {
              alone = alone.replace(whole.name() + part.name(), "");
            }
          }
          return alone.equals(text) || alone.contains(whole.name());
        })
        .toList();
  }

  private static boolean isCity(Division division) {
    return !division.code().endsWith("0000");
  }

  private List<Division> divisionsIn(String text, @Nullable String province) {
    List<Division> whole =
        guide.divisions().named(text, province).stream().filter(LetterFields::isCity).toList();
    if (!whole.isEmpty()) {
      return withoutParents(text, whole);
    }
    List<Division> found = new ArrayList<>();
    for (String name : BETWEEN_CITIES.split(text.replaceAll("[两三二]?[市区县]?$", ""), -1)) {
      if (name.length() >= 2
          && guide.divisions().resolve(name.strip(), province)
              instanceof Resolution.Found(var division)
          && isCity(division)) {
        found.add(division);
      }
    }
    return found;
  }

  private Optional<Run> whereNamed(Set<Division> divisions) {
    if (divisions.isEmpty()) {
      return Optional.empty();
    }
    String first = shortest(divisions.iterator().next());
    for (Optional<Run> run : List.of(parts.body(), parts.title())) {
      if (run.isPresent() && run.get().key().text().contains(Key.text(first))) {
        return run;
      }
    }
    return Optional.empty();
  }

  private static String shortest(Division division) {
    return division.name().length() > 2
        ? division.name().substring(0, division.name().length() - 1)
        : division.name();
  }

  /// From the first name to the last that follows within one sentence.
  private static Sighting span(FieldDefinition field, Run run, Set<Division> divisions) {
    Key key = run.key();
    int from = Math.max(0, key.text().indexOf("推荐"));
    int first = Integer.MAX_VALUE;
    int last = -1;
    for (Division division : divisions) {
      String name = Key.text(division.name());
      int at = key.text().indexOf(name, from);
      if (at < 0) {
        name = Key.text(shortest(division));
        at = key.text().indexOf(name, from);
      }
      if (at >= 0) {
        first = Math.min(first, at);
        last = Math.max(last, at + name.length());
      }
    }
    if (last < 0) {
      return Sighting.inText(field, field.title().zhHans(), run, 0, run.text().length());
    }
    return Sighting.inText(
        field, field.title().zhHans(), run, key.rawIndex(first), key.rawEnd(last));
  }

  /// For each recommended city the zones named between it and the next city.
  private Optional<ReadField> parks(FieldDefinition field, @Nullable String province) {
    Optional<Run> body = parts.body();
    if (body.isEmpty()) {
      return Optional.empty();
    }
    // An item of a list ends where the next begins, whether or not a full stop says so.
    String text = Script.simplified(Flow.joined(ITEM.matcher(body.get().text()).replaceAll("；$1")));
    Set<Division> cities = recommended(province);
    List<FieldValue> items = new ArrayList<>();
    List<String> all = new ArrayList<>();
    List<ReadField> places = new ArrayList<>();
    for (Division city : cities) {
      List<String> parks = parksInTables(city);
      if (parks.isEmpty()) {
        parks = parksOf(text, city, cities);
      }
      List<String> names = new ArrayList<>();
      for (String park : parks) {
        ReadField read = park(field, body.get(), park, province);
        places.add(read);
        names.add(body.get().isRecognised() ? nameIn(read).orElse(park) : park);
      }
      if (!names.isEmpty()) {
        items.add(new FieldValue.CityParks(Names.value(city), names));
        all.addAll(parks);
      }
    }
    if (items.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        builder.together(spanOf(field, body.get(), all), new FieldValue.Many(items), places));
  }

  /// A park's name where the body names it; one in a table is read once.
  private ReadField park(FieldDefinition field, Run body, String park, @Nullable String province) {
    Sighting sighting = spanOf(field, body, List.of(park));
    return body.key().text().contains(Key.text(park))
        ? builder.field(sighting, province)
        : builder.guessed(
            sighting, ReadValue.of(new FieldValue.Many(List.of(new FieldValue.Text(park)))));
  }

  /// The one name that the readings of a park's place agree on.
  private static Optional<String> nameIn(ReadField read) {
    return read.value() instanceof FieldValue.Many(var names) && names.size() == 1
        ? Optional.of(names.getFirst().display())
        : Optional.empty();
  }

  /// The zones in the rows of the city's cell.
  private List<String> parksInTables(Division city) {
    List<String> parks = new ArrayList<>();
    for (Table table : tables) {
      for (Cell named : table.cells()) {
        if (!named.key().equals(Key.text(city.name()))) {
          continue;
        }
        table.cells().stream()
            .filter(cell ->
                cell != named
                    && cell.at().row() >= named.at().row()
                    && cell.at().row() < named.at().row() + named.at().rowSpan())
            .flatMap(cell -> cell.lines().stream())
            .flatMap(line -> PARTS.splitAsStream(Script.simplified(line.line().text())))
            .flatMap(part -> zones.zoneIn(part).stream())
            .filter(zone -> !parks.contains(zone))
            .forEach(parks::add);
      }
    }
    return parks;
  }

  private static Sighting spanOf(FieldDefinition field, Run run, List<String> parks) {
    Key key = run.key();
    int first = key.text().indexOf(Key.text(parks.getFirst()));
    int last = key.text().lastIndexOf(Key.text(parks.getLast()));
    return first < 0 || last < first
        ? Sighting.inText(field, field.title().zhHans(), run, 0, run.text().length())
        : Sighting.inText(
            field,
            field.title().zhHans(),
            run,
            key.rawIndex(first),
            key.rawEnd(last + Key.text(parks.getLast()).length()));
  }

  /// Sentences are the city's from the one that names it up to the one that names another.
  private List<String> parksOf(String text, Division city, Set<Division> cities) {
    List<String> parks = new ArrayList<>();
    boolean inside = cities.size() == 1;
    for (String sentence : text.split("(?<=[。；;])", -1)) {
      boolean names = sentence.contains(city.name());
      boolean namesOther =
          cities.stream()
              .filter(other -> !other.equals(city))
              .anyMatch(other -> sentence.contains(other.name()));
      if (names && namesOther) {
        inBrackets(sentence, city).forEach(part -> addZone(part, parks));
        continue;
      }
      inside = names || (inside && !namesOther);
      if (inside) {
        for (String part :
            sentence.split(
                "[、，,；;。：:（）()]|(?<=园区)[为是]|包括|分别为|分别是|和(?=[^、]{2,20}(?:园|区))|及(?=[^、]{2,20}(?:园|区))",
                -1)) {
          addZone(part, parks);
        }
      }
    }
    return parks;
  }

  private void addZone(String part, List<String> parks) {
    zones.zoneIn(part).filter(zone -> !parks.contains(zone)).ifPresent(parks::add);
  }

  /// 嘉兴市（甲园、乙园）和绍兴市（丙园、丁园）: what the city's brackets hold.
  private static List<String> inBrackets(String sentence, Division city) {
    Matcher brackets =
        Pattern.compile(Pattern.quote(city.name()) + "[（(]([^（）()]*)[）)]").matcher(sentence);
    return brackets.find() ? List.of(PARTS.split(brackets.group(1))) : List.of();
  }

  /// The sentence that holds a keyword, up to the clause that only recommends.
  private Optional<ReadField> sentence(FieldDefinition field, Run body, @Nullable String province) {
    Key key = body.key();
    for (String keyword : field.keywords()) {
      int at = key.text().indexOf(Key.text(keyword));
      if (at >= 0) {
        int from = Math.max(key.text().lastIndexOf('。', at), key.text().lastIndexOf(';', at)) + 1;
        int stop = key.text().indexOf('。', at);
        int to = stop < 0 ? key.length() : stop;
        Matcher clause = CLAUSE_OF_RECOMMENDING.matcher(key.text().substring(from, to));
        if (clause.find() && from + clause.start() > at) {
          to = from + clause.start();
        }
        return Optional.of(
            builder.field(
                Sighting.inText(
                    field, field.title().zhHans(), body, key.rawIndex(from), key.rawEnd(to)),
                province));
      }
    }
    return Optional.empty();
  }

  private Optional<ReadField> attachments(FieldDefinition field) {
    List<Line> lines = parts.attachmentLines();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Sighting sighting = whole(field, Run.of(lines.stream().map(Line::source).toList()));
    ReadField list = builder.field(sighting, LetterFields::listed);
    return list.value() == null ? Optional.empty() : Optional.of(list);
  }

  private static ReadValue listed(String lines) {
    List<FieldValue> items =
        LetterParts.items(lines).stream()
            .<FieldValue>map(item -> new FieldValue.Text(Script.simplified(Flow.joined(item))))
            .toList();
    return items.isEmpty() ? ReadValue.none() : ReadValue.of(new FieldValue.Many(items));
  }

  /// The province of a letter follows from who signs it.
  private Optional<ReadField> derived(FieldDefinition field, @Nullable String province) {
    if (field.type() != FieldType.DIVISION || province == null) {
      return Optional.empty();
    }
    return origin()
        .flatMap(origin ->
            guide
                .divisions()
                .byCode(province)
                .map(division ->
                    builder.field(
                        Sighting.inText(
                            field,
                            field.title().zhHans(),
                            origin.name().run(),
                            origin.name().from(),
                            origin.name().to()),
                        new ReadValue(
                            Names.value(division),
                            null,
                            origin.isGuessed() ? Set.of(Doubt.REPAIRED) : Set.of()),
                        this::provinceOf)));
  }

  /// The province of the organ or else of the division that a text names.
  private ReadValue provinceOf(String text) {
    return guide
        .organs()
        .named(Names.tidy(text), null)
        .map(Organ::division)
        .or(() ->
            guide.divisions().named(Script.simplified(Flow.joined(text)), null).stream()
                .findFirst()
                .map(Division::province))
        .flatMap(guide.divisions()::byCode)
        .map(province -> ReadValue.of(Names.value(province)))
        .orElseGet(ReadValue::none);
  }
}
