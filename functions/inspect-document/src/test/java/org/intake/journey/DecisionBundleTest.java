package org.intake.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.journey.JourneyOnFakes.done;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.intake.application.audit.BundleManifest;
import org.intake.application.audit.ExportBundle;
import org.intake.application.audit.VerifyBundle;
import org.intake.application.port.ProgrammeParser;
import org.intake.domain.Sha256;
import org.intake.json.IntakeJson;
import org.intake.json.JsonBundleCodec;
import org.intake.programme.BundledProgrammes;
import org.intake.programme.ProgrammeFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bundle of a city of the sample package, with the real reader and the real rules.
class DecisionBundleTest {
  private static final Path SAMPLE = Path.of("../../events/samples/jiangsu-2017");

  private static final JourneyOnFakes JOURNEY = new JourneyOnFakes();

  @AfterAll
  static void everyInvariantHolds() {
    JOURNEY.checkInvariants();
  }

  private static final Map<Sha256, ProgrammeParser.Parsed> PARSED = new HashMap<>();
  private static byte[] bundle = new byte[0];

  @TempDir Path folder;

  @BeforeAll
  static void playTheSample() throws IOException {
    String id = JOURNEY.open("320000");
    JOURNEY.addFolder("320000", id, SAMPLE);
    JOURNEY.settle();
    done(JOURNEY.submit.submit(JourneyOnFakes.province("320000"), id));
    JOURNEY.settle();
    bundle = export(JOURNEY.caseOf("苏州市").id());
  }

  private static byte[] export(String caseId) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    done(
        new ExportBundle(
                JOURNEY.ledger, JOURNEY.contents, JourneyOnFakes.PROGRAMMES, new JsonBundleCodec())
            .export(caseId, out));
    return out.toByteArray();
  }

  private VerifyBundle.Verification verify(byte[] zip) throws IOException {
    Path file = Files.write(folder.resolve("bundle.zip"), zip);
    return new VerifyBundle(new JsonBundleCodec(), DecisionBundleTest::parse).verify(file);
  }

  /// Compiling the rules of a programme takes seconds, and is the same each time.
  private static ProgrammeParser.Parsed parse(SortedMap<String, byte[]> files) {
    return PARSED.computeIfAbsent(
        new ProgrammeFiles(files).hash(), _ -> new BundledProgrammes().parse(files));
  }

  @Test
  void everyCaseOfTheSampleGivesABundleThatHoldsOffline() throws IOException {
    for (var one : JOURNEY.cases()) {
      assertThat(verify(export(one.id())).checks())
          .allSatisfy(check -> assertThat(check.difference()).as(check.name()).isEmpty());
    }
  }

  @Test
  void theSameStateGivesTheSameBytes() throws IOException {
    assertThat(Sha256.of(export(JOURNEY.caseOf("苏州市").id()))).isEqualTo(Sha256.of(bundle));
  }

  @Test
  void aKeptBundleIsFoundUnderItsHash() {
    ExportBundle.Kept kept =
        done(
            new ExportBundle(
                    JOURNEY.ledger,
                    JOURNEY.contents,
                    JourneyOnFakes.PROGRAMMES,
                    new JsonBundleCodec())
                .keep(JOURNEY.caseOf("苏州市").id(), Duration.ofMinutes(5)));

    assertThat(kept.sha256()).isEqualTo(Sha256.of(bundle));
    assertThat(kept.link()).asString().contains(".zip");
  }

  @Test
  void aChangedByteOfAnOriginalIsNamed() throws IOException {
    byte[] tampered =
        changed(
            bundle,
            "originals/",
            content -> {
              content[content.length / 2] ^= 1;
              return content;
            },
            false);

    assertThat(failed(tampered)).containsExactly("hashes");
  }

  @Test
  void aFindingThatNobodyMadeIsFoundEvenUnderANewManifest() throws IOException {
    byte[] tampered =
        changed(bundle, "case.json", text(json -> json.replace("\"PASS\"", "\"FAIL\"")), true);

    assertThat(failed(tampered)).contains("findings");
  }

  @Test
  void anEventThatWasChangedBreaksTheChain() throws IOException {
    byte[] tampered =
        changed(
            bundle,
            "history/case.json",
            text(json -> json.replace("\"intake\"", "\"nobody\"")),
            true);

    assertThat(failed(tampered)).contains("histories");
  }

  @Test
  void aChangedFactIsNoLongerTheRunThatTheHistoryNames() throws IOException {
    byte[] tampered = changed(bundle, "run.json", text(json -> json.replace("50.", "40.")), true);

    assertThat(failed(tampered)).contains("run");
  }

  @Test
  void aReadingThatTheRulesWereNotRunOnIsFoundUnderANewManifest() throws IOException {
    byte[] tampered =
        forged(
            bundle,
            entries -> {
              String path = first(entries, "readings/", "\"inventionPer10k\"");
              String json = new String(entries.get(path), StandardCharsets.UTF_8);
              entries.put(
                  path,
                  json.replace("\"raw\":\"5", "\"raw\":\"6").getBytes(StandardCharsets.UTF_8));
            },
            true);

    assertThat(failed(tampered)).containsExactly("readings");
  }

  @Test
  void anOriginalThatNeverArrivedIsFoundUnderANewManifest() throws IOException {
    byte[] other = "另一份文件".getBytes(StandardCharsets.UTF_8);
    byte[] tampered =
        forged(
            bundle,
            entries -> {
              entries.remove(first(entries, "originals/", ""));
              entries.put("originals/" + Sha256.of(other).hex(), other);
            },
            true);

    assertThat(failed(tampered)).containsExactly("originals");
  }

  @Test
  void anotherProgrammeIsNotTheOneThatTheCaseIsBoundTo() throws IOException {
    byte[] tampered =
        changed(
            bundle,
            "programme/programme.yaml",
            text(yaml -> yaml.replace("maximumLeases: 5", "maximumLeases: 6")),
            true);

    assertThat(failed(tampered)).containsExactly("programme");
  }

  @Test
  void whatIsNotABundleIsSaidSo() throws IOException {
    ByteArrayOutputStream empty = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(empty)) {
      zip.putNextEntry(new ZipEntry("a.txt"));
    }

    assertThat(verify(empty.toByteArray()).holds()).isFalse();
  }

  private List<String> failed(byte[] zip) throws IOException {
    return verify(zip).checks().stream()
        .filter(check -> !check.holds())
        .map(VerifyBundle.Check::name)
        .toList();
  }

  private static UnaryOperator<byte[]> text(UnaryOperator<String> how) {
    return content ->
        how.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] changed(
      byte[] zip, String prefix, UnaryOperator<byte[]> how, boolean newManifest)
      throws IOException {
    return forged(
        zip,
        entries -> {
          String path = first(entries, prefix, "");
          byte[] before = entries.get(path).clone();
          byte[] after = how.apply(entries.get(path));
          assertThat(after).as("the test changes something").isNotEqualTo(before);
          entries.put(path, after);
        },
        newManifest);
  }

  private static String first(Map<String, byte[]> entries, String prefix, String holding) {
    return entries.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .filter(entry -> new String(entry.getValue(), StandardCharsets.UTF_8).contains(holding))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /// The bundle with other entries; with a manifest that fits them, as somebody would make it who
  /// knows the format.
  private static byte[] forged(byte[] zip, Consumer<Map<String, byte[]>> how, boolean newManifest)
      throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    how.accept(entries);
    if (newManifest) {
      byte[] manifest = entries.remove("manifest.json");
      BundleManifest old = IntakeJson.read(manifest, BundleManifest.class);
      BundleManifest fitting =
          new BundleManifest(
              old.format(),
              old.caseId(),
              old.call(),
              old.programme(),
              old.run(),
              old.streams(),
              entries.entrySet().stream()
                  .map(entry ->
                      new BundleManifest.Entry(
                          entry.getKey(), entry.getValue().length, Sha256.of(entry.getValue())))
                  .toList());
      entries.put("manifest.json", IntakeJson.write(fitting));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream rewritten = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        rewritten.putNextEntry(new ZipEntry(entry.getKey()));
        rewritten.write(entry.getValue());
      }
    }
    return out.toByteArray();
  }
}
