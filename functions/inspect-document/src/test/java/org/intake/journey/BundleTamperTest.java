package org.intake.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.journey.JourneyOnFakes.done;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each member of a real bundle changed, cut, removed, exchanged: what is told first is its name.
class BundleTamperTest {
  private static final String MANIFEST = "manifest.json";

  private static final Map<Sha256, ProgrammeParser.Parsed> PARSED = new HashMap<>();
  private static final Map<String, byte[]> MEMBERS = new LinkedHashMap<>();

  @TempDir Path folder;

  @BeforeAll
  static void exportACase() throws IOException {
    JourneyOnFakes journey = new JourneyOnFakes();
    String id = journey.open("320000");
    journey.addFolder("320000", id, SamplePackageTest.FOLDER);
    journey.settle();
    done(journey.submit.submit(JourneyOnFakes.province("320000"), id));
    journey.settle();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    done(
        new ExportBundle(
                journey.ledger, journey.contents, JourneyOnFakes.PROGRAMMES, new JsonBundleCodec())
            .export(journey.caseOf("苏州市").id(), out));
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        MEMBERS.put(entry.getName(), in.readAllBytes());
      }
    }
  }

  static List<String> members() {
    return MEMBERS.keySet().stream().filter(name -> !name.equals(MANIFEST)).toList();
  }

  @Test
  void theBundleHasMembersOfEveryKindAndHolds() throws IOException {
    assertThat(verify(MEMBERS).holds()).isTrue();
    assertThat(members())
        .contains("case.json", "submission.json", "call.json", "run.json", "history/case.json")
        .contains("programme/programme.yaml", "programme/organs.csv")
        .anyMatch(name -> name.startsWith("originals/"))
        .anyMatch(name -> name.startsWith("readings/"));
  }

  @ParameterizedTest
  @MethodSource("members")
  void aChangedByteNamesItsMember(String member) throws IOException {
    byte[] content = content(member);
    content[content.length / 2] ^= 1;

    assertThat(firstDifference(with(member, content))).startsWith(member);
  }

  @ParameterizedTest
  @MethodSource("members")
  void whatIsCutOffOrAddedAtTheEndNamesItsMember(String member) throws IOException {
    byte[] content = content(member);
    byte[] cut = Arrays.copyOf(content, content.length - 1);
    byte[] longer = Arrays.copyOf(content, content.length + 1);

    assertThat(firstDifference(with(member, cut))).startsWith(member);
    assertThat(firstDifference(with(member, longer))).startsWith(member);
  }

  @ParameterizedTest
  @MethodSource("members")
  void aMemberThatWasTakenOutIsNamed(String member) throws IOException {
    Map<String, byte[]> without = new LinkedHashMap<>(MEMBERS);
    without.remove(member);

    assertThat(firstDifference(without)).isEqualTo(member + " is missing");
  }

  @ParameterizedTest
  @MethodSource("members")
  void twoMembersInEachOthersPlaceAreNamedByTheFirst(String member) throws IOException {
    List<String> members = members();
    int at = members.indexOf(member);
    String other = members.get((at + 1) % members.size());
    Map<String, byte[]> swapped = with(member, content(other));
    swapped.put(other, content(member));

    assertThat(firstDifference(swapped)).startsWith(at + 1 < members.size() ? member : other);
  }

  @Test
  void aMemberThatWasPutInIsNamedWhereverItLies() throws IOException {
    for (String name : List.of("extra.txt", "history/case-2.json", "programme/more.csv")) {
      assertThat(firstDifference(with(name, "{}".getBytes(StandardCharsets.UTF_8))))
          .startsWith(name);
    }
  }

  @Test
  void aBundleWithoutAReadableManifestIsNone() throws IOException {
    Map<String, byte[]> without = new LinkedHashMap<>(MEMBERS);
    without.remove(MANIFEST);
    byte[] broken = content(MANIFEST);
    broken[0] ^= 1;

    assertThat(firstDifference(without)).contains(MANIFEST + " is missing");
    assertThat(firstDifference(with(MANIFEST, broken))).contains(MANIFEST);
  }

  /// Whoever changes the manifest alone is told by it, or by the member that it no longer fits.
  @Test
  void everyFieldOfTheManifestIsHeldAgainstTheRest() throws IOException {
    BundleManifest whole = IntakeJson.read(content(MANIFEST), BundleManifest.class);
    Sha256 wrong = Sha256.ofText("another");

    assertThat(told(manifest(whole, "intake-bundle-2", whole.caseId(), whole.call())))
        .startsWith(MANIFEST);
    assertThat(told(manifest(whole, whole.format(), "c-other", whole.call()))).startsWith(MANIFEST);
    assertThat(told(manifest(whole, whole.format(), whole.caseId(), "other-call")))
        .startsWith(MANIFEST);
    assertThat(
            told(
                new BundleManifest(
                    whole.format(),
                    whole.caseId(),
                    whole.call(),
                    wrong,
                    whole.run(),
                    whole.streams(),
                    whole.entries())))
        .startsWith(MANIFEST);
    for (Sha256 run : new Sha256[] {wrong, null}) {
      assertThat(
              told(
                  new BundleManifest(
                      whole.format(),
                      whole.caseId(),
                      whole.call(),
                      whole.programme(),
                      run,
                      whole.streams(),
                      whole.entries())))
          .contains("run");
    }
  }

  @Test
  void everyEntryOfTheManifestIsHeldAgainstItsMember() throws IOException {
    BundleManifest whole = IntakeJson.read(content(MANIFEST), BundleManifest.class);
    for (int i = 0; i < whole.entries().size(); i++) {
      BundleManifest.Entry entry = whole.entries().get(i);
      assertThat(told(entries(whole, i, null))).startsWith(entry.path());
      for (BundleManifest.Entry other :
          List.of(
              new BundleManifest.Entry("other", entry.size(), entry.sha256()),
              new BundleManifest.Entry(entry.path(), entry.size() + 1, entry.sha256()),
              new BundleManifest.Entry(entry.path(), entry.size(), Sha256.ofText("x")))) {
        assertThat(told(entries(whole, i, other))).startsWith(other.path());
      }
    }
  }

  @Test
  void everyStreamOfTheManifestIsHeldAgainstItsHistory() throws IOException {
    BundleManifest whole = IntakeJson.read(content(MANIFEST), BundleManifest.class);
    for (int i = 0; i < whole.streams().size(); i++) {
      BundleManifest.Stream stream = whole.streams().get(i);
      assertThat(told(streams(whole, i, null))).startsWith(stream.path());
      for (BundleManifest.Stream other :
          List.of(
              new BundleManifest.Stream("other", stream.path(), stream.events(), stream.head()),
              new BundleManifest.Stream(
                  stream.stream(), stream.path(), stream.events() - 1, stream.head()),
              new BundleManifest.Stream(
                  stream.stream(), stream.path(), stream.events(), Sha256.ofText("x")))) {
        assertThat(told(streams(whole, i, other))).startsWith(stream.path());
      }
    }
  }

  private static BundleManifest manifest(
      BundleManifest whole, String format, String caseId, String call) {
    return new BundleManifest(
        format, caseId, call, whole.programme(), whole.run(), whole.streams(), whole.entries());
  }

  private static BundleManifest entries(
      BundleManifest whole, int at, BundleManifest.@Nullable Entry other) {
    return new BundleManifest(
        whole.format(),
        whole.caseId(),
        whole.call(),
        whole.programme(),
        whole.run(),
        whole.streams(),
        changed(whole.entries(), at, other));
  }

  private static BundleManifest streams(
      BundleManifest whole, int at, BundleManifest.@Nullable Stream other) {
    return new BundleManifest(
        whole.format(),
        whole.caseId(),
        whole.call(),
        whole.programme(),
        whole.run(),
        changed(whole.streams(), at, other),
        whole.entries());
  }

  private static <T> List<T> changed(List<T> all, int at, @Nullable T other) {
    List<T> changed = new ArrayList<>(all);
    if (other == null) {
      changed.remove(at);
    } else {
      changed.set(at, other);
    }
    return changed;
  }

  private String told(BundleManifest manifest) throws IOException {
    return firstDifference(with(MANIFEST, IntakeJson.write(manifest)));
  }

  private static byte[] content(String member) {
    return MEMBERS.get(member).clone();
  }

  private static Map<String, byte[]> with(String member, byte[] content) {
    Map<String, byte[]> changed = new LinkedHashMap<>(MEMBERS);
    changed.put(member, content);
    return changed;
  }

  /// What the command prints first; it ends with 1 if there is anything.
  private String firstDifference(Map<String, byte[]> members) throws IOException {
    VerifyBundle.Verification verification = verify(members);
    assertThat(verification.holds()).isFalse();
    return verification.checks().stream()
        .flatMap(check -> check.difference().stream())
        .findFirst()
        .orElseThrow();
  }

  private VerifyBundle.Verification verify(Map<String, byte[]> members) throws IOException {
    Path file = folder.resolve("bundle.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(0);
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
      }
    }
    return new VerifyBundle(new JsonBundleCodec(), BundleTamperTest::parse).verify(file);
  }

  /// Compiling the rules of a programme takes seconds, and is the same each time.
  private static ProgrammeParser.Parsed parse(SortedMap<String, byte[]> files) {
    return PARSED.computeIfAbsent(
        new ProgrammeFiles(files).hash(), _ -> new BundledProgrammes().parse(files));
  }
}
