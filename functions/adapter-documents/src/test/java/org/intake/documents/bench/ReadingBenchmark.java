package org.intake.documents.bench;

import static org.intake.documents.bench.Score.say;
import static org.intake.documents.bench.Score.share;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.intake.application.port.DocumentReader.Progress;
import org.intake.application.port.DocumentReader.SourceFile;
import org.intake.documents.IntakeDocumentReader;
import org.intake.documents.Limits;
import org.intake.documents.ocr.ScanReaders;
import org.intake.documents.pdf.PdfFile;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.ReadPage;
import org.intake.domain.screening.Evidence;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.testkit.documents.ApplicationForm;
import org.intake.testkit.documents.BenchmarkSet;
import org.intake.testkit.documents.BenchmarkSet.Family;
import org.intake.testkit.documents.BenchmarkSet.Signing;
import org.intake.testkit.documents.CleanPackage;
import org.intake.testkit.documents.FormStyle;
import org.intake.testkit.documents.PdfWriter;
import org.intake.testkit.documents.Piece;
import org.intake.testkit.documents.PieceType;
import org.intake.testkit.documents.SampleCities;
import org.intake.testkit.documents.SampleCity;
import org.intake.testkit.documents.SampleFile;
import org.intake.testkit.documents.ScanFont;
import org.intake.testkit.documents.ScanStyle;
import org.intake.testkit.documents.ScanStyle.Condition;

/// What reading is worth, in one run: fields through the whole reader against generated truth (D1,
/// D4, D7, D8), packages and letters through the rules (D3, D9), the corpus, CPU and accuracy
/// beside the Tesseract command line, OCRmyPDF, pdftotext and POI on the same pages, and memory and
/// first page of the child that reads.
///
/// `mvn -Pbench-scans -pl functions/adapter-documents -am -DskipTests verify` runs it. Properties:
///
/// - `bench.parts`: some of `fields,packages,letters,peers,office,child,corpus` (default: all)
/// - `bench.family`, `bench.seeds`, `bench.count`: the set that fields are measured on, documents
///   per seed. `HELD_OUT` and its seeds are for reporting only: whoever makes the reading better
///   looks at `TUNED`, where every wrong value is printed
/// - `bench.only`: a pattern of the names of those files of fields or corpus that are read
/// - `bench.values`: a file of tab-separated values, one line each, to fit confidence on; for
///   `TUNED` only
/// - `bench.packages`, `bench.letters`, `bench.peers`: how many of each
/// - `bench.corpus`: a folder with `scans/NAME.CONDITION.EXT` and `truth/NAME.json`
public final class ReadingBenchmark {
  private final Screened rules = new Screened();
  private final Cpu cpu = new Cpu();
  private final IntakeDocumentReader reader;
  private final Path folder;

  private ReadingBenchmark(Path folder) {
    this.folder = folder;
    this.reader =
        new IntakeDocumentReader(
            rules.programme().reading(),
            Limits.standard(),
            ScanReaders.create(System.getenv(), Path.of(System.getProperty("user.home"))),
            1);
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("intake-bench");
    var benchmark = new ReadingBenchmark(folder);
    Set<String> parts =
        Set.of(text("parts", "fields,packages,letters,peers,office,child,corpus").split(","));
    Family family = Family.valueOf(text("family", Family.HELD_OUT.name()));
    if (parts.contains("fields")) {
      benchmark.fields(family);
    }
    if (parts.contains("packages")) {
      benchmark.packages(family);
    }
    if (parts.contains("letters")) {
      benchmark.letters(family);
    }
    if (parts.contains("peers")) {
      benchmark.peers(family);
    }
    if (parts.contains("office")) {
      new OfficeSpeed(benchmark.rules.programme().reading()).print(folder);
    }
    if (parts.contains("child")) {
      benchmark.child(family);
    }
    if (parts.contains("corpus")) {
      benchmark.corpus(Path.of(text("corpus", "../shared/corpus")));
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static String text(String name, String otherwise) {
    String value = System.getProperty("bench." + name, "");
    return value.isEmpty() ? otherwise : value;
  }

  private static int number(String name, int otherwise) {
    return Integer.parseInt(text(name, Integer.toString(otherwise)));
  }

  private static List<Long> seeds(Family family) {
    String standard = family == Family.HELD_OUT ? "910001,910002" : "1,2";
    return Stream.of(text("seeds", standard).split(",")).map(Long::valueOf).toList();
  }

  private List<FileReading> read(SampleFile file) throws IOException {
    Path path = folder.resolve("document.bin");
    Files.write(path, file.bytes());
    return reader.read(new SourceFile(file.name(), path), Progress.SILENT);
  }

  private void fields(Family family) throws IOException {
    int count = number("count", 8);
    say(
        "== fields: family %s, seeds %s, %d documents a seed and condition",
        family, seeds(family), count);
    Score score = new Score(rules.programme().reading());
    int pages = 0;
    double seconds = 0;
    for (long seed : seeds(family)) {
      for (int i = 0; i < count; i++) {
        for (Condition condition : BenchmarkSet.CONDITIONS) {
          SampleFile file = BenchmarkSet.document(family, seed, i, condition);
          if (!file.name().matches(text("only", ".*"))) {
            continue;
          }
          double before = cpu.seconds();
          List<FileReading> readings = read(file);
          seconds += cpu.seconds() - before;
          pages += readings.stream().mapToInt(reading -> reading.pages().size()).sum();
          score.add(condition.name(), file, readings);
        }
      }
    }
    score.print();
    say("%d pages, %.2f CPU s a page, all readings included", pages, seconds / Math.max(1, pages));
    parts(family);
    if (family == Family.TUNED) {
      score.printWrong();
      String values = text("values", "");
      if (!values.isEmpty()) {
        Files.write(Path.of(values), score.lines());
      }
    }
  }

  /// D8: three parks in one file, the middle one missing.
  private void parts(Family family) throws IOException {
    int right = 0;
    int all = 0;
    for (long seed : seeds(family)) {
      SampleCity city = SampleCities.invent(SampleCities.jiaxing(), 3, seed);
      List<Piece> form = new ArrayList<>(ApplicationForm.pieces(city, FormStyle.ornate()));
      form.remove(form.size() - 2);
      List<String> wanted = List.of(city.parkNames().getFirst(), city.parkNames().getLast());
      for (FileReading reading :
          List.of(
              read(PdfWriter.write("申报表.pdf", form, PdfWriter.Style.asFromWord())).getFirst(),
              read(org.intake.testkit.documents.ScanWriter.pdf(
                      "申报表", form, ScanStyle.of(ScanFont.MING, Condition.OFFICE_200, seed)))
                  .getFirst())) {
        all++;
        List<String> parks =
            reading.documents().stream()
                .filter(document -> document.type().code().equals(PieceType.FORM_PART_2.name()))
                .map(document -> String.valueOf(document.park()))
                .toList();
        right += parks.equals(wanted) ? 1 : 0;
      }
    }
    say(
        "D8 files with the middle of three parks missing, the other two found %s",
        share(right, all));
  }

  private void packages(Family family) throws IOException {
    int count = number("packages", 1);
    say(
        "== packages without a defect: family %s, %d of office files, %d of scans",
        family, 3 * count, count);
    List<CleanPackage> office = new ArrayList<>();
    List<CleanPackage> scanned = new ArrayList<>();
    for (int i = 0; i < 3 * count; i++) {
      office.add(CleanPackage.office(family, seeds(family).getFirst() * 1_000 + i));
    }
    for (int i = 0; i < count; i++) {
      scanned.add(CleanPackage.scanned(family, seeds(family).getFirst() * 1_000 + 500 + i));
    }
    packages("office files (reach 90 %)", office);
    packages("scans (reach 70 %)", scanned);
  }

  private void packages(String kind, List<CleanPackage> packages) throws IOException {
    int alone = 0;
    int findings = 0;
    int evidenced = 0;
    Map<String, Integer> open = new TreeMap<>();
    for (CleanPackage one : packages) {
      Map<String, List<FileReading>> readings = new LinkedHashMap<>();
      for (SampleFile file : one.files()) {
        readings.put(file.name(), read(file));
      }
      List<List<Finding>> cases = rules.findings(one.city().province().division().code(), readings);
      boolean nobody = cases.size() == 1 && Screened.needsNobody(cases.getFirst());
      alone += nobody ? 1 : 0;
      for (List<Finding> found : cases) {
        for (Finding finding : found) {
          if (finding.outcome() == Outcome.NEEDS_HUMAN || finding.outcome() == Outcome.FAIL) {
            open.merge(finding.check() + " " + finding.outcome(), 1, Integer::sum);
          }
          if (finding.outcome() != Outcome.NOT_APPLICABLE) {
            findings++;
            evidenced += finding.evidence().stream().anyMatch(ReadingBenchmark::isPlaced) ? 1 : 0;
          }
        }
      }
    }
    say("D3 %s: no human needed %s; open or failed: %s", kind, share(alone, packages.size()), open);
    say("D4 %s: findings with page or cell as evidence %s", kind, share(evidenced, findings));
  }

  private static boolean isPlaced(Evidence evidence) {
    var place = evidence.place();
    return place.box() != null || place.cell() != null || place.paragraph() != null;
  }

  private void letters(Family family) throws IOException {
    int count = number("letters", 2);
    say("== joint letters: family %s, %d of each kind", family, count);
    for (Signing signing : Signing.values()) {
      Map<Outcome, Integer> outcomes = new TreeMap<>();
      for (int i = 0; i < count; i++) {
        long seed = seeds(family).getLast() * 1_000 + 700 + i;
        SampleFile file = BenchmarkSet.letter(family, seed, signing);
        String province = family.city(seed).province().division().code();
        Outcome outcome =
            rules.findings(province, Map.of(file.name(), read(file))).stream()
                .flatMap(List::stream)
                .filter(finding -> finding.check().equals("R-PRC-01"))
                .map(Finding::outcome)
                .findFirst()
                .orElse(Outcome.NOT_APPLICABLE);
        outcomes.merge(outcome, 1, Integer::sum);
      }
      int passed = outcomes.getOrDefault(Outcome.PASS, 0);
      String verdict =
          signing == Signing.BOTH ? "" : passed == 0 ? " - 0 wrong PASS" : " - WRONG PASS";
      say("D9 %-15s %s%s", signing, outcomes, verdict);
    }
  }

  /// What the peers and we make of the same page pictures.
  private void peers(Family family) throws IOException {
    int count = number("peers", 4);
    say("== peers: the first pages of %d scans of family %s", count, family);
    List<Peers> here = new ArrayList<>();
    for (Peers peer : List.of(Peers.TESSERACT_COMMAND_LINE, Peers.OCRMYPDF)) {
      if (peer.isInstalled()) {
        here.add(peer);
      } else {
        say("%s: not installed, not measured", peer);
      }
    }
    Map<String, double[]> sums = new LinkedHashMap<>();
    for (int i = -1; i < count; i++) {
      int at = Math.max(0, i);
      Condition condition = BenchmarkSet.CONDITIONS.get(at % BenchmarkSet.CONDITIONS.size());
      SampleFile file =
          BenchmarkSet.document(family, seeds(family).getFirst(), at * 3 % 8, condition);
      Path picture = firstPage(file);
      double before = cpu.seconds();
      List<FileReading> ours =
          reader.read(new SourceFile(picture.toString(), picture), Progress.SILENT);
      double seconds = cpu.seconds() - before;
      if (i < 0) {
        continue; // the first page pays for loading and compiling
      }
      String text =
          String.join(
              "\n", ours.stream().flatMap(r -> r.pages().stream()).map(ReadPage::text).toList());
      Set<String> wanted = PageTruth.of(file);
      boolean traditional = PageTruth.isTraditional(text);
      double own = seconds;
      add(sums, "intake", wanted, text, own, own);
      for (Peers peer : here) {
        Optional<Peers.Result> theirs = peer.read(picture, traditional ? "chi_tra" : "chi_sim");
        theirs.ifPresentOrElse(
            result -> add(sums, peer.toString(), wanted, result.text(), result.cpu(), own),
            () -> say("   %s did not read page %d: left out of its figures", peer, at + 1));
      }
    }
    sums.forEach((who, n) ->
        say(
            "%-22s values in the text %s, %.2f CPU s a page, intake takes %.2f of it (%.0f pages)",
            who, share((long) n[0], (long) n[1]), n[2] / n[4], n[3] / n[2], n[4]));
  }

  private void child(Family family) throws IOException {
    say("== the process that reads, started anew");
    SampleFile scan =
        BenchmarkSet.document(family, seeds(family).getFirst(), 0, Condition.OFFICE_200);
    new ChildCost(rules.programme().id()).print(folder, firstPage(scan));
  }

  /// `own` is what intake took on the same page.
  private static void add(
      Map<String, double[]> sums,
      String who,
      Set<String> wanted,
      String text,
      double seconds,
      double own) {
    double[] n = sums.computeIfAbsent(who, _ -> new double[5]);
    n[0] += wanted.stream().filter(value -> PageTruth.isIn(value, text)).count();
    n[1] += wanted.size();
    n[2] += seconds;
    n[3] += own;
    n[4]++;
  }

  private Path firstPage(SampleFile scan) throws IOException {
    Path pdf = folder.resolve("scan.pdf");
    Files.write(pdf, scan.bytes());
    try (PdfFile opened = PdfFile.open(pdf, Limits.standard())) {
      var picture = opened.picture(1).orElseThrow();
      String ending =
          switch (picture.kind()) {
            case JPEG -> "jpg";
            case PNG -> "png";
            case TIFF -> "tif";
            case JPEG_2000 -> "jp2";
            case PNM -> "pnm";
          };
      Path file = folder.resolve("page." + ending);
      Files.write(file, picture.bytes());
      return file;
    } catch (org.intake.documents.UnreadableFile e) {
      throw new IllegalStateException(e);
    }
  }

  private void corpus(Path corpus) throws IOException {
    if (!Files.isDirectory(corpus.resolve("scans"))) {
      say("== corpus: no folder %s, not measured", corpus);
      return;
    }
    say("== corpus %s", corpus);
    List<Path> scans;
    try (Stream<Path> files = Files.list(corpus.resolve("scans"))) {
      scans = files.filter(f -> f.toString().matches(text("only", ".*"))).sorted().toList();
    }
    Map<String, int[]> byCondition = new TreeMap<>();
    int pages = 0;
    double seconds = 0;
    for (Path scan : scans) {
      String[] name = scan.getFileName().toString().split("\\.");
      CorpusTruth truth = CorpusTruth.read(corpus.resolve("truth").resolve(name[0] + ".json"));
      double before = cpu.seconds();
      FileReading reading =
          reader.read(new SourceFile(scan.toString(), scan), Progress.SILENT).getFirst();
      seconds += cpu.seconds() - before;
      pages++;
      int[] n = byCondition.computeIfAbsent(name[1], _ -> new int[4]);
      truth.count(reading, n);
    }
    byCondition.forEach((condition, n) ->
        say(
            "D1 %-11s key values as a field %s, anywhere in the text %s",
            condition, share(n[0], n[1]), share(n[2], n[3])));
    say("%d pages, %.2f CPU s a page", pages, seconds / Math.max(1, pages));
  }
}
