package org.intake.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is in the zips, and how much room it takes. Parsers, fonts and language data weigh most:
/// only inspect-document carries them. `-Dquick` packs nothing; then there is nothing to look at.
class PackedFunctionsIT {
  private static final long MEGABYTE = 1 << 20;

  /// Fifty is what AWS takes by a direct upload, and our own bound for language data and all.
  private static final long READER_PACKED = 50 * MEGABYTE;

  private static final long READER_UNPACKED = 180 * MEGABYTE;
  private static final long SMALL_PACKED = 15 * MEGABYTE;

  private static final List<String> PARSERS =
      List.of("tika-parser", "pdfbox", "fontbox", "poi-", "tesseract", "leptonica", "javacpp");

  /// Libraries that are for some functions only: the rules' language and what it needs where rules
  /// run, each service of the cloud where it is asked.
  private static final Map<String, Set<String>> ONLY_IN =
      Map.ofEntries(
          Map.entry("cel", Set.of("intake-api", "screen-submission")),
          Map.entry("guava", Set.of("intake-api", "screen-submission")),
          Map.entry("protobuf-java", Set.of("intake-api", "screen-submission")),
          Map.entry("sesv2", Set.of("send-notice")),
          Map.entry("jakarta.mail", Set.of("send-notice")),
          Map.entry("nimbus-jose-jwt", Set.of("intake-api")),
          Map.entry("fastexcel", Set.of("intake-api")),
          Map.entry("adapter-documents", Set.of("inspect-document")),
          Map.entry("adapter-malware", Set.of("receive-upload", "sweep")));

  private static final Pattern LIBRARY = Pattern.compile("lib/(.+?)-(\\d[\\w.-]*)\\.jar");

  /// Classifiers of native libraries end in the name of a machine.
  private static final Pattern NATIVE =
      Pattern.compile(".*-((?:linux|macosx|windows|android|ios)-\\w+)\\.jar");

  static List<String> functions() {
    return Template.read("template.yaml").resources("AWS::Serverless::Function").values().stream()
        .map(function -> function.get("CodeUri").toString().split("/", -1)[1])
        .toList();
  }

  static List<String> smallFunctions() {
    return functions().stream().filter(name -> !name.equals("inspect-document")).toList();
  }

  @BeforeEach
  void packed() {
    assumeFalse(Boolean.getBoolean("function.zip.skip"), "nothing is packed with -Dquick");
    assertThat(functions())
        .allSatisfy(f -> assertThat(zip(f)).as("packed by mvn verify at the top").exists());
  }

  @ParameterizedTest
  @MethodSource("smallFunctions")
  void staysSmallWithoutAnyParser(String function) throws IOException {
    assertThat(Files.size(zip(function))).isLessThanOrEqualTo(SMALL_PACKED);
    assertThat(names(function))
        .isNotEmpty()
        .allSatisfy(
            name -> assertThat(PARSERS).noneMatch(parser -> name.startsWith("lib/" + parser)));
  }

  @Test
  void theReaderFitsADirectUploadWithItsLanguageData() throws IOException {
    assertThat(Files.size(zip("inspect-document"))).isLessThanOrEqualTo(READER_PACKED);
    try (ZipFile packed = new ZipFile(zip("inspect-document").toFile())) {
      assertThat(packed.stream().mapToLong(ZipEntry::getSize).sum())
          .isLessThanOrEqualTo(READER_UNPACKED);
    }
  }

  @Test
  void theReaderCarriesItsLanguageDataWhereTheTemplateSaysItIs() throws IOException {
    assumeTrue(
        Files.isDirectory(
            Template.TOP.resolve("functions/inspect-document/target/function/tessdata")),
        "no language data on this machine: the build said so");
    String said = variable("TESSDATA_PREFIX").replaceFirst("^/var/task/", "") + "/";
    assertThat(names("inspect-document").stream().filter(name -> !name.startsWith("lib/")))
        .containsExactlyInAnyOrder(
            said + "chi_sim.traineddata", said + "chi_tra.traineddata", said + "eng.traineddata");
  }

  @Test
  void theReaderCarriesNativeLibrariesForTheMachineOfTheTemplateOnly() throws IOException {
    List<?> machines =
        Template.list(
            Template.map(
                    Template.map(Template.read("template.yaml").section("Globals")).get("Function"))
                .get("Architectures"));
    String machine = "linux-" + machines.getFirst();
    Set<String> carried = new TreeSet<>();
    for (String name : names("inspect-document")) {
      Matcher matcher = NATIVE.matcher(name);
      if (matcher.matches()) {
        carried.add(matcher.group(1));
      }
    }
    assertThat(carried).containsExactly(machine);
    assertThat(machines.toString()).isEqualTo("[x86_64]");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void carriesEachLibraryOnceAndOnlyWhatIsForIt(String function) throws IOException {
    Set<String> seen = new TreeSet<>();
    for (String name : names(function)) {
      Matcher library = LIBRARY.matcher(name);
      if (library.matches() && !NATIVE.matcher(name).matches()) {
        assertThat(seen.add(library.group(1))).as(name + " is there once").isTrue();
        Set<String> only = ONLY_IN.get(library.group(1));
        assertThat(only == null || only.contains(function)).as(name + " is for others").isTrue();
      }
    }
    assertThat(seen)
        .contains("aws-lambda-java-core", "url-connection-client")
        .noneMatch(name -> name.contains("netty") || name.contains("apache5-client"))
        .doesNotContain("testkit", "packing", "junit-jupiter-api", "assertj-core");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void storesTheEntriesOfItsJarsSoThatNoneIsInflatedTwice(String function) throws IOException {
    try (ZipFile packed = new ZipFile(zip(function).toFile())) {
      ZipEntry own = packed.getEntry("lib/" + function + ".jar");
      try (ZipInputStream jar =
          new ZipInputStream(new ByteArrayInputStream(packed.getInputStream(own).readAllBytes()))) {
        assertThat(jar.getNextEntry().getMethod()).isEqualTo(ZipEntry.STORED);
      }
    }
  }

  private static String variable(String name) {
    return Template.map(
            Template.map(
                    Template.read("template.yaml")
                        .resources("AWS::Serverless::Function")
                        .get("InspectDocumentFunction")
                        .get("Environment"))
                .get("Variables"))
        .get(name)
        .toString();
  }

  private static Path zip(String function) {
    return Template.TOP
        .resolve("functions")
        .resolve(function)
        .resolve("target")
        .resolve(function + ".zip");
  }

  private static List<String> names(String function) throws IOException {
    try (ZipFile packed = new ZipFile(zip(function).toFile())) {
      return packed.stream().map(ZipEntry::getName).toList();
    }
  }
}
