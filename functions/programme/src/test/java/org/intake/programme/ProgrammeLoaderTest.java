package org.intake.programme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.intake.domain.programme.DivisionType;
import org.intake.domain.programme.DropContact;
import org.intake.domain.programme.Organ;
import org.intake.domain.programme.Programme;
import org.junit.jupiter.api.Test;

class ProgrammeLoaderTest {
  private static final String CALL = "sme-ip-pilot-2017";
  private static final BuiltInProgrammes BUILT_IN = BuiltInProgrammes.load();

  private static Map<String, byte[]> files() {
    return new TreeMap<>(BUILT_IN.files(CALL));
  }

  private static ProgrammeFiles changed(String... fromTo) {
    Map<String, byte[]> files = files();
    String yaml = new String(files.get(ProgrammeFiles.MAIN), UTF_8);
    for (int i = 0; i < fromTo.length; i += 2) {
      assertThat(yaml).contains(fromTo[i]);
      yaml = yaml.replace(fromTo[i], fromTo[i + 1]);
    }
    files.put(ProgrammeFiles.MAIN, yaml.getBytes(UTF_8));
    return new ProgrammeFiles(files);
  }

  private static List<Fault> faults(ProgrammeFiles files) {
    return ProgrammeLoader.load(files) instanceof LoadResult.Faulty(ProgrammeFaults faults)
        ? faults.faults()
        : List.of();
  }

  @Test
  void theBuiltInCallIsWithoutFault() {
    assertThat(faults(changed())).isEmpty();
  }

  @Test
  void theCallHoldsAllThatItsNoticeAsksFor() {
    Programme programme = BUILT_IN.programme(CALL).orElseThrow();

    assertThat(programme.rules()).hasSize(54);
    assertThat(programme.policies()).hasSize(14);
    assertThat(programme.reading().documents()).hasSize(9);
    assertThat(programme.reading().evidence()).hasSize(14);
    assertThat(programme.reading().organs().ofKind("IP_OFFICE", null)).hasSize(37);
    assertThat(programme.calendar().deadline()).hasToString("2017-07-31T16:00:00Z");
    assertThat(programme.quota().limitOf("320000")).isEqualTo(2);
    assertThat(programme.quota().exempt())
        .containsExactly(DivisionType.SEPARATELY_PLANNED_DISTRICT);
    assertThat(programme.notices())
        .containsKeys(
            "RECEIPT",
            "DEFICIENCY",
            "ACCEPTED",
            "QUEUED_FOR_REVIEW",
            "REJECTED",
            "DECISION",
            "REMINDER",
            "OBJECTION",
            "PUBLICITY");
  }

  @Test
  void whoeverMayRecommendIsWrittenToAboutWhatHeDrops() {
    Programme programme = BUILT_IN.programme(CALL).orElseThrow();
    assertThat(programme.dropContacts())
        .extracting(DropContact::province)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            programme.reading().organs().ofKind("IP_OFFICE", null).stream()
                .map(Organ::division)
                .toList());
  }

  @Test
  void everyProvinceHasAnIpOfficeAndAnSmeDepartment() {
    Programme programme = BUILT_IN.programme(CALL).orElseThrow();
    assertThat(programme.reading().divisions().all())
        .filteredOn(division ->
            (division.type() == DivisionType.PROVINCE
                    || division.type() == DivisionType.MUNICIPALITY)
                && !division.code().equals("710000"))
        .hasSize(31)
        .allSatisfy(province -> {
          assertThat(programme.reading().organs().ofKind("IP_OFFICE", province.code())).hasSize(1);
          assertThat(programme.reading().organs().ofKind("SME_DEPARTMENT", province.code()))
              .isNotEmpty();
        });
  }

  @Test
  void allFaultsAreNamedAtOnceWithTheirLines() {
    List<Fault> faults =
        faults(
            changed(
                "  zone: Asia/Shanghai", "  zone: Asia/Atlantis",
                "  seats: 3", "  seats: three",
                "weight: 20", "weight: 21",
                "    value: hold", "    value: shrug",
                "scope: part", "scope: galaxy",
                "organs: organs.csv", "organs: organs.tsv",
                "publicFields: [", "publicFields: [FORM_PART_1.leaderName, "));

    assertThat(faults).allSatisfy(fault -> assertThat(fault.line()).isPositive());
    assertThat(faults)
        .extracting(fault -> fault.path().replaceAll("\\[\\d+]", ""))
        .contains(
            "calendar.zone",
            "review.seats",
            "review.criteria",
            "policies.over-quota.value",
            "tables.organs",
            "publicFields",
            "documents.scope");
    assertThat(faults).isSortedAccordingTo(java.util.Comparator.comparingInt(Fault::line));
  }

  @Test
  void aDecimalComparedWithABinaryNumberIsAFault() {
    List<Fault> faults =
        faults(
            changed(
                "      - pass: 'd >= dec(''48.4'')'\n        say:\n          zh-Hans: '园区“{park}”每万人口",
                "      - pass: 'd >= 48.4'\n        say:\n          zh-Hans: '园区“{park}”每万人口"));

    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst().message()).contains("no matching overload");
    assertThat(faults.getFirst().line()).isGreaterThan(1000);
  }

  @Test
  void aRuleMustAlwaysAnswer() {
    assertThat(
            faults(
                changed(
                    "      - pass: otherwise\n        say:\n          zh-Hans: '该城市没有其他在办申报件。'",
                    "      - pass: 'true == true'\n        say:\n          zh-Hans: '该城市没有其他在办申报件。'")))
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("'otherwise'"));
  }

  @Test
  void aHoleThatNothingFillsAndALanguageWithoutItAreFaults() {
    assertThat(faults(changed("zh-Hans: '该城市没有其他在办申报件。'", "zh-Hans: '该城市没有{nothing}。'")))
        .extracting(Fault::message)
        .anyMatch(message -> message.contains("same holes"))
        .anyMatch(message -> message.contains("{nothing}"));
  }

  @Test
  void unknownKeysAndFieldsAreFaults() {
    assertThat(
            faults(
                changed(
                    "  limit: 2\n  exempt", "  limit: 2\n  limits: 3\n  exempt",
                    "d: FORM_PART_2.inventionPer10k", "d: FORM_PART_2.inventions")))
        .extracting(Fault::message)
        .anyMatch(message -> message.contains("unknown key 'limits'"))
        .anyMatch(message -> message.contains("no field 'inventions'"));
  }

  @Test
  void aTableIsCheckedLineByLine() {
    Map<String, byte[]> files = files();
    files.put(
        "organs.csv",
        "id,kind,division,name,aliases,from,until\na,IP_OFFICE,999999,甲,,,\na,IP_OFFICE,,甲,,x,\nb\n"
            .getBytes(UTF_8));

    assertThat(faults(new ProgrammeFiles(files)))
        .extracting(fault -> fault.file() + ":" + fault.line() + " " + fault.path())
        .containsExactlyInAnyOrder(
            "organs.csv:2 division",
            "organs.csv:3 id",
            "organs.csv:3 name",
            "organs.csv:3 ",
            "organs.csv:4 ");
  }

  @Test
  void whatIsNotYamlIsAFaultAndNotAnException() {
    for (String text : List.of("", "a: [", "a: b: c", "\t", "- 1", "&a [*a]", "a: 1\na: 2")) {
      Map<String, byte[]> files = files();
      files.put(ProgrammeFiles.MAIN, text.getBytes(UTF_8));
      assertThat(faults(new ProgrammeFiles(files))).as(text).isNotEmpty();
    }
  }

  @Test
  void theHashDoesNotDependOnLineEndsButOnEveryTable() {
    Map<String, byte[]> windows = files();
    windows.replaceAll(
        (name, bytes) -> new String(bytes, UTF_8).replace("\n", "\r\n").getBytes(UTF_8));
    Map<String, byte[]> other = files();
    other.put("organs.csv", new byte[0]);

    assertThat(new ProgrammeFiles(windows).hash()).isEqualTo(new ProgrammeFiles(files()).hash());
    assertThat(new ProgrammeFiles(other).hash()).isNotEqualTo(new ProgrammeFiles(files()).hash());
    assertThat(BUILT_IN.programme(CALL).orElseThrow().hash())
        .isEqualTo(new ProgrammeFiles(files()).hash());
  }

  @Test
  void theDifferenceOfTwoProgrammesIsToldInTheWordsOfTheFile() {
    Programme before = BUILT_IN.programme(CALL).orElseThrow();
    Programme after =
        ((LoadResult.Loaded)
                ProgrammeLoader.load(
                    changed(
                        "  limit: 2\n  exempt",
                        "  limit: 3\n  exempt",
                        "  seats: 3",
                        "  seats: 5")))
            .programme();

    assertThat(ProgrammeDiff.between(before, before)).isEmpty();
    assertThat(ProgrammeDiff.between(before, after))
        .extracting(ProgrammeDiff.Difference::toString)
        .containsExactly("~ quota.limit: 2 -> 3", "~ review.seats: 3 -> 5");
    assertThat(ProgrammeDiff.between(before, AnotherCallTestFiles.programme()))
        .extracting(ProgrammeDiff.Difference::toString)
        .anyMatch(line -> line.startsWith("- rules.R-PRK-07"))
        .anyMatch(line -> line.startsWith("+ rules.LIB-02"));
  }

  /// The other call of the tests.
  private static final class AnotherCallTestFiles {
    static Programme programme() {
      return ((LoadResult.Loaded) ProgrammeLoader.load(AnotherCallTest.files())).programme();
    }
  }
}
