package org.intake.documents.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.intake.documents.TruthMatch;
import org.intake.domain.programme.FieldType;
import org.intake.domain.programme.ReadingGuide;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;
import org.intake.testkit.documents.SampleFile;
import org.intake.testkit.documents.Truth;
import org.jspecify.annotations.Nullable;

/// Counts fields against their truth: D1, D4, D7, D8 and how far confidence may be believed.
final class Score {
  /// What decides a case; the laboratory's key fields under the programme's names.
  private static final Set<String> KEY =
      Set.of(
          "cityName",
          "recommendedCities",
          "recommendedParks",
          "parkName",
          "inventionPer10k",
          "letterDate",
          "fillDate",
          "docNumber",
          "contactPhone",
          "parkPhone",
          "ipOfficePhone",
          "smeDeptPhone");

  private static final double[] BINS = {0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01};

  /// One field of the truth and what was read for it; `overlap` is negative where the truth has no
  /// place on a page.
  record Value(
      String file,
      String condition,
      String name,
      String wanted,
      @Nullable ReadField read,
      boolean right,
      FieldType type,
      double overlap) {
    boolean isProse() {
      return type == FieldType.LONG_TEXT || type == FieldType.SECTION;
    }

    boolean isKey() {
      return KEY.contains(name);
    }

    double confidence() {
      return read == null ? 0 : read.confidence();
    }

    /// Something was read that might be believed.
    boolean isGiven() {
      return read != null && read.value() != null;
    }
  }

  private final ReadingGuide guide;
  private final List<Value> values = new ArrayList<>();
  private final List<String> misfiled = new ArrayList<>();
  private int documents;

  Score(ReadingGuide guide) {
    this.guide = guide;
  }

  void add(String condition, SampleFile file, List<FileReading> readings) {
    for (Truth.Document truth : file.truth().documents()) {
      documents++;
      ReadDocument read =
          readings.stream()
              .flatMap(reading -> reading.documents().stream())
              .filter(document -> document.type().code().equals(truth.type().name()))
              .findFirst()
              .orElse(null);
      if (read == null) {
        misfiled.add(file.name());
      }
      for (Truth.Field field : truth.fields()) {
        values.add(value(condition, file.name(), truth, field, read));
      }
    }
  }

  private Value value(
      String condition,
      String file,
      Truth.Document document,
      Truth.Field truth,
      @Nullable ReadDocument read) {
    ReadField found =
        read == null
            ? null
            : read.fields().stream()
                .filter(field -> field.name().equals(truth.name()))
                .findFirst()
                .orElse(null);
    FieldType type =
        guide.documents().stream()
            .filter(definition -> definition.type().code().equals(document.type().name()))
            .flatMap(definition -> definition.field(truth.name()).stream())
            .map(definition -> definition.type())
            .findFirst()
            .orElse(FieldType.TEXT);
    return new Value(
        file,
        condition,
        truth.name(),
        truth.raw(),
        found,
        found != null && TruthMatch.same(truth.value(), found.value()),
        type,
        truth.places().isEmpty() || found == null ? -1 : TruthMatch.overlap(truth, found.place()));
  }

  void print() {
    Map<String, int[]> byCondition = new TreeMap<>();
    for (Value value : values) {
      int[] counts = byCondition.computeIfAbsent(value.condition, _ -> new int[4]);
      int at = value.isKey() ? 0 : 2;
      counts[at] += value.right ? 1 : 0;
      counts[at + 1]++;
    }
    byCondition.forEach((condition, n) ->
        say(
            "D1 %-11s key fields %s, all fields %s",
            condition, share(n[0], n[1]), share(n[0] + n[2], n[1] + n[3])));
    List<Value> placed = values.stream().filter(v -> v.isGiven() && v.overlap >= 0).toList();
    long boxed = placed.stream().filter(v -> v.overlap > 0).count();
    long overlapping = placed.stream().filter(v -> v.right && v.overlap >= 0.5).count();
    long right = placed.stream().filter(v -> v.right).count();
    say(
        "D4 values with a box on the page of their truth %s; boxes of right values with IoU >= 0.5 %s",
        share(boxed, placed.size()), share(overlapping, right));
    printRanking();
    say("D8 documents classified %s", share(documents - misfiled.size(), documents));
    misfiled.forEach(file -> say("   not classified: %s", file));
  }

  private void printRanking() {
    List<Value> given =
        values.stream()
            .filter(v -> v.isGiven() && !v.isProse())
            .sorted(Comparator.comparingDouble(Value::confidence))
            .toList();
    long wrong = given.stream().filter(v -> !v.right).count();
    long early = given.stream().limit(given.size() / 10).filter(v -> !v.right).count();
    List<Value> trusted = given.stream().filter(v -> isTrusted(v)).toList();
    List<Value> escapes = trusted.stream().filter(v -> !v.right).toList();
    say(
        "D7 %d values read, %d wrong, %s of these among the least sure tenth",
        given.size(), wrong, share(early, wrong));
    say(
        "   trusted (confidence >= %.2f, no doubt): %d values, %d of them wrong",
        guide.trust(), trusted.size(), escapes.size());
    escapes.forEach(v ->
        say(
            "   ESCAPE %s %s wanted [%s] read [%s] %.3f",
            v.file, v.name, v.wanted, v.read == null ? "" : v.read.raw(), v.confidence()));
    for (int i = 0; i + 1 < BINS.length; i++) {
      double from = BINS[i];
      double to = BINS[i + 1];
      List<Value> bin =
          given.stream().filter(v -> v.confidence() >= from && v.confidence() < to).toList();
      say(
          "   confidence %.2f-%.2f: %4d values, wrong %s, expected %.1f %%",
          from,
          Math.min(1, to),
          bin.size(),
          share(bin.stream().filter(v -> !v.right).count(), bin.size()),
          100 * (1 - bin.stream().mapToDouble(Value::confidence).average().orElse(1)));
    }
  }

  private boolean isTrusted(Value value) {
    return value.read != null
        && value.confidence() >= guide.trust()
        && value.read.doubts().isEmpty();
  }

  /// What was not read right, for whoever makes it better; never of a held-out set.
  void printWrong() {
    for (Value value : values) {
      if (!value.right && !value.isProse()) {
        say(
            "   wrong %s %s wanted [%s] read [%s] %.3f",
            value.file,
            value.name,
            value.wanted,
            value.read == null ? "nothing" : value.read.raw(),
            value.confidence());
      }
    }
  }

  /// What confidence is fitted on: how each value was read and whether it is right.
  List<String> lines() {
    return values.stream()
        .filter(v -> v.read != null && v.isGiven())
        .map(v ->
            String.join(
                "\t",
                v.file,
                v.condition,
                v.name,
                v.type.name(),
                v.right ? "1" : "0",
                Double.toString(v.confidence()),
                v.read == null ? "" : Integer.toString(v.read.agreement()),
                v.read == null ? "" : v.read.doubts().toString(),
                v.wanted.replaceAll("\\s", ""),
                v.read == null ? "" : v.read.raw().replaceAll("\\s", "")))
        .toList();
  }

  static String share(long part, long whole) {
    return whole == 0
        ? "none"
        : String.format(Locale.ROOT, "%d/%d = %.1f %%", part, whole, 100.0 * part / whole);
  }

  static void say(String form, Object... values) {
    System.out.println(String.format(Locale.ROOT, form, values));
  }
}
