package org.intake.documents.ocr;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.layout.TextLine;

/// Measures the reading of scans on pages with known text: which key fields are in the text, which
/// are right after an aimed reading of their place, CPU seconds, and whether confidence ranks
/// errors (D7). Ours stands beside the Tesseract command line and OCRmyPDF, if installed, in the
/// same run.
///
/// `mvn -Pbench-ocr -pl functions/adapter-documents -am -DskipTests verify` runs it. Properties:
/// `ocr.corpus` (a folder with `scans/NAME.CONDITION.EXT` and `truth/NAME.json`; generated pages in
/// this form are measured the same way), `ocr.only` (a regular expression on the scans' names),
/// `ocr.peers` (how many scans the peers read, they are slow), `ocr.trust` (the threshold above
/// which a wrong value is an escape), `ocr.table` (a file for one line per value).
public final class OcrBenchmark {
  private OcrBenchmark() {}

  private record Row(
      String page, String condition, double errors, double cpu, Map<String, Boolean> fields) {}

  public static void main(String[] args) throws IOException {
    Path corpus = Path.of(System.getProperty("ocr.corpus", "../shared/corpus"));
    String only = System.getProperty("ocr.only", ".*");
    boolean verbose = Boolean.getBoolean("ocr.verbose");
    Path data =
        LanguageData.find(System.getenv(), Path.of(System.getProperty("user.home"))).orElseThrow();
    List<Path> scans;
    try (Stream<Path> files = Files.list(corpus.resolve("scans"))) {
      scans = files.filter(f -> f.getFileName().toString().matches(only)).sorted().toList();
    }
    List<Row> rows = new ArrayList<>();
    List<Aimed> aimed = new ArrayList<>();
    double secondReading = 0;
    try (TesseractScanReader reader = new TesseractScanReader(data)) {
      for (Path scan : scans) {
        String name = scan.getFileName().toString();
        String page = name.substring(0, name.indexOf('.'));
        Truth truth = Truth.read(corpus.resolve("truth").resolve(page + ".json"));
        long start = cpu();
        String text = "";
        long first = start;
        switch (reader.open(picture(scan), 1)) {
          case ScanReader.Outcome.Read(ScanReader.ScannedPage read) -> {
            try (read) {
              text = text(read.layout());
              first = cpu();
              aim((TesseractScanReader.Scan) read, truth, name, aimed);
            }
          }
          case ScanReader.Outcome.Refused(var problem) -> System.out.println(name + " " + problem);
        }
        double seconds = (first - start) / 1e9;
        secondReading += (cpu() - first) / 1e9;
        Map<String, Boolean> fields = new TreeMap<>();
        for (var field : truth.fields().entrySet()) {
          fields.put(field.getKey(), Truth.isPresent(field.getValue(), text));
        }
        String condition = name.split("\\.")[1];
        rows.add(new Row(page, condition, truth.errorRate(text), seconds, fields));
        if (verbose) {
          System.out.println("=== " + name + " " + rows.getLast());
          System.out.println(text);
        }
      }
    }
    printPeers(corpus, scans, rows);
    Map<String, List<Row>> byCondition =
        rows.stream()
            .collect(Collectors.groupingBy(Row::condition, TreeMap::new, Collectors.toList()));
    byCondition.put("~all", rows);
    byCondition.forEach(OcrBenchmark::print);
    printRanking(aimed);
    System.out.printf(Locale.ROOT, "peak memory %d MB%n", peakMemory());
    printAimed(aimed, secondReading / rows.size());
    Map<String, int[]> byField = new TreeMap<>();
    for (Row row : rows) {
      row.fields.forEach((name, right) -> {
        int[] counts =
            byField.computeIfAbsent(name.startsWith("cell") ? "cell" : name, _ -> new int[2]);
        counts[right ? 0 : 1]++;
        if (!right && !name.startsWith("cell")) {
          System.out.println("  missing " + row.page + "." + row.condition + " " + name);
        }
      });
    }
    byField.forEach((k, v) -> System.out.printf(Locale.ROOT, "%s %d/%d  ", k, v[0], v[0] + v[1]));
    System.out.println();
  }

  /// One value read again: what the page said first, what the vote said, and whether each is right.
  private record Aimed(
      String scan, String field, String value, String first, AimedReader.Ballot ballot) {
    boolean isRight() {
      return ballot != null && Truth.isPresent(value, ballot.text());
    }

    boolean wasRight() {
      return Truth.isPresent(value, first);
    }
  }

  private static void aim(
      TesseractScanReader.Scan page, Truth truth, String scan, List<Aimed> aimed) {
    for (var field : truth.fields().entrySet()) {
      Spot spot = Spot.of(page.layout(), field.getValue());
      AimedReader.Ballot ballot =
          spot == null ? null : page.ballot(spot.box(), Spot.type(field.getKey())).orElse(null);
      aimed.add(
          new Aimed(
              scan,
              field.getKey(),
              field.getValue(),
              spot == null ? "" : spot.firstReading(),
              ballot));
    }
  }

  /// D7: of the values that are wrong, how many stand among the tenth with the least confidence.
  private static void printRanking(List<Aimed> aimed) {
    List<Aimed> sorted =
        aimed.stream()
            .filter(one -> one.ballot != null)
            .sorted(Comparator.comparingDouble(one -> Calibration.confidence(one.ballot)))
            .toList();
    double trust = Double.parseDouble(System.getProperty("ocr.trust", "0.9"));
    long wrong = sorted.stream().filter(one -> !one.isRight()).count();
    long early = sorted.stream().limit(sorted.size() / 10).filter(one -> !one.isRight()).count();
    long trusted =
        sorted.stream().filter(one -> Calibration.confidence(one.ballot) > trust).count();
    System.out.printf(
        Locale.ROOT,
        "D7 %d values, %d wrong, %d of them in the first tenth; %d above %.2f%n",
        sorted.size(),
        wrong,
        early,
        trusted,
        trust);
    sorted.stream()
        .filter(one -> !one.isRight() && Calibration.confidence(one.ballot) > trust)
        .forEach(one -> System.out.println("  ESCAPE " + one));
  }

  private static void printPeers(Path corpus, List<Path> scans, List<Row> rows) throws IOException {
    int count = Math.min(scans.size(), Integer.getInteger("ocr.peers", 0));
    for (Peers peer : count == 0 ? new Peers[0] : Peers.values()) {
      if (!peer.isInstalled()) {
        System.out.println(peer + ": not installed, not measured");
        continue;
      }
      List<Row> theirs = new ArrayList<>();
      List<Row> ours = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int at = (int) ((long) i * scans.size() / count);
        Row own = rows.get(at);
        Truth truth = Truth.read(corpus.resolve("truth").resolve(own.page + ".json"));
        String language = truth.isTraditional() ? "chi_tra" : "chi_sim";
        Peers.Result result = peer.read(scans.get(at), language);
        Map<String, Boolean> fields = new TreeMap<>();
        truth.fields().forEach((k, v) -> fields.put(k, Truth.isPresent(v, result.text())));
        theirs.add(
            new Row(own.page, own.condition, truth.errorRate(result.text()), result.cpu(), fields));
        ours.add(own);
      }
      System.out.println("beside " + peer + " on the same " + count + " scans:");
      print("  theirs", theirs);
      print("  ours", ours);
    }
  }

  /// The largest resident size so far, in MB.
  private static long peakMemory() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  private static void printAimed(List<Aimed> aimed, double seconds) throws IOException {
    Map<String, int[]> byCondition = new TreeMap<>();
    Map<String, int[]> byField = new TreeMap<>();
    String file = System.getProperty("ocr.table");
    PrintStream table = file == null ? null : new PrintStream(file, StandardCharsets.UTF_8);
    for (Aimed one : aimed) {
      String condition = one.scan.split("\\.")[1];
      String field = one.field.startsWith("cell") ? "cell" : one.field;
      for (int[] counts :
          List.of(
              byCondition.computeIfAbsent(condition, _ -> new int[6]),
              byCondition.computeIfAbsent("~all", _ -> new int[6]),
              byField.computeIfAbsent(field, _ -> new int[6]))) {
        counts[0]++;
        counts[1] += one.wasRight() ? 1 : 0;
        counts[2] += one.isRight() ? 1 : 0;
        if (Truth.KEY.contains(one.field)) {
          counts[3]++;
          counts[4] += one.wasRight() ? 1 : 0;
          counts[5] += one.isRight() ? 1 : 0;
        }
      }
      if (table != null && one.ballot != null) {
        AimedReader.Ballot b = one.ballot;
        table.printf(
            Locale.ROOT,
            "%s\t%s\t%d\t%.4f\t%d\t%d\t%d\t%.4f\t%d\t%s\t%s%n",
            one.scan,
            one.field,
            one.isRight() ? 1 : 0,
            b.least(),
            b.agreement(),
            b.readings(),
            b.fits() ? 1 : 0,
            b.share(),
            b.firstAgrees() ? 1 : 0,
            one.value,
            b.text());
      }
      if (!one.isRight() || !one.wasRight()) {
        System.out.println(
            (one.isRight() ? "  healed " : one.wasRight() ? "  HARMED " : "  wrong  ")
                + one.scan
                + " "
                + one.field
                + " "
                + one.value
                + " first "
                + one.first
                + " now "
                + one.ballot);
      }
    }
    System.out.printf(
        Locale.ROOT, "aimed: %.2f cpu s/page; field n first again | key n first again%n", seconds);
    byCondition.forEach((k, v) -> System.out.println("  " + k + " " + Arrays.toString(v)));
    byField.forEach((k, v) -> System.out.print(k + " " + v[0] + ":" + v[1] + ">" + v[2] + "  "));
    System.out.println();
  }

  private static void print(String condition, List<Row> rows) {
    int fields = 0;
    int right = 0;
    int key = 0;
    int keyRight = 0;
    for (Row row : rows) {
      for (var field : row.fields.entrySet()) {
        fields++;
        right += field.getValue() ? 1 : 0;
        if (Truth.KEY.contains(field.getKey())) {
          key++;
          keyRight += field.getValue() ? 1 : 0;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-12s n=%d CER %.1f fld %.1f key %.1f (%d/%d) cpu %.2f%n",
        condition,
        rows.size(),
        100 * rows.stream().mapToDouble(Row::errors).average().orElse(0),
        100.0 * right / fields,
        100.0 * keyRight / Math.max(1, key),
        keyRight,
        key,
        rows.stream().mapToDouble(Row::cpu).average().orElse(0));
  }

  static ScanReader.PagePicture picture(Path scan) throws IOException {
    String name = scan.getFileName().toString();
    var kind =
        name.endsWith(".png")
            ? ScanReader.PagePicture.Kind.PNG
            : name.endsWith(".tif")
                ? ScanReader.PagePicture.Kind.TIFF
                : ScanReader.PagePicture.Kind.JPEG;
    return new ScanReader.PagePicture(Files.readAllBytes(scan), kind, 0);
  }

  static String text(LaidOutPage page) {
    StringBuilder text = new StringBuilder();
    for (LaidOutPage.Block block : page.blocks()) {
      switch (block) {
        case LaidOutPage.Block.Line(TextLine line) -> text.append(line.text()).append('\n');
        case LaidOutPage.Block.Table(Grid grid) -> {
          for (GridCell cell : grid.cells()) {
            text.append(cell.text()).append("\t");
          }
          text.append('\n');
        }
      }
    }
    return text.toString();
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
