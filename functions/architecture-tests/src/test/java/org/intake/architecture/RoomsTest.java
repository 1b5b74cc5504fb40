package org.intake.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rooms keep to their directions. Each rule holds for the code and is broken by a fixture, so
/// that a rule which sees nothing is noticed.
class RoomsTest {
  private static final String[] FUNCTIONS = {
    "org.intake.receive..",
    "org.intake.inspect..",
    "org.intake.screen..",
    "org.intake.relay..",
    "org.intake.notice..",
    "org.intake.api..",
    "org.intake.sweep.."
  };

  private static final String[] ADAPTERS = {
    "org.intake.aws..", "org.intake.mail..", "org.intake.malware..", "org.intake.documents.."
  };

  /// What every room but the two that are meant shares.
  private static final String[] INNER = {
    "org.intake.domain..",
    "org.intake.application..",
    "org.intake.programme..",
    "org.intake.json..",
    "org.intake.mail..",
    "org.intake.malware..",
    "org.intake.lambda.."
  };

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              Stream.of(FUNCTIONS, ADAPTERS, INNER)
                  .flatMap(Stream::of)
                  .distinct()
                  .map(name -> name.replace("..", ""))
                  .toArray(String[]::new));

  private static final JavaClasses FIXTURE =
      new ClassFileImporter().importPackages("org.intake.architecture.fixture");

  record Rule(String says, ArchRule code, ArchRule fixture) {
    @Override
    public String toString() {
      return says;
    }
  }

  static Stream<Rule> rules() {
    return Stream.concat(directions(), apart());
  }

  private static Stream<Rule> directions() {
    return Stream.of(
        onlyOn(
            "the domain knows only the JDK",
            "org.intake.domain..",
            "..fixture.domain..",
            "java..",
            "org.jspecify..",
            "org.intake.domain.."),
        onlyOn(
            "use cases know the domain and ports",
            "org.intake.application..",
            "..fixture.application..",
            "java..",
            "org.jspecify..",
            "org.intake.domain..",
            "org.intake.application.."),
        notOn(
            "the cloud's adapter and its JSON do not know programmes or the shell",
            new String[] {"org.intake.aws..", "org.intake.json.."},
            "..fixture.mail..",
            new String[] {"org.intake.programme..", "org.intake.lambda..", "..fixture.aws.."}),
        notOn(
            "only the document room knows parsers and recognition",
            with(with(INNER, FUNCTIONS), "org.intake.aws.."),
            "..fixture.aws..",
            new String[] {
              "org.apache.pdfbox..", "org.apache.poi..", "org.apache.tika..", "org.bytedeco.."
            }),
        notOn(
            "only the cloud's adapter knows the SDK",
            with(with(INNER, FUNCTIONS), "org.intake.documents.."),
            "..fixture.application..",
            new String[] {"software.amazon.awssdk.."}),
        notOn(
            "only the journal writes a log: what others say may hold what they read",
            with(with(INNER, FUNCTIONS), ADAPTERS),
            "..fixture.mail..",
            new String[] {"org.slf4j..", "java.util.logging..", "org.apache.logging.."}));
  }

  /// Each adapter and each function beside all the others: they meet at ports and on queues.
  private static Stream<Rule> apart() {
    return Stream.concat(
        Stream.of(ADAPTERS)
            .map(room ->
                notOn(
                    room + " knows no other adapter and no function",
                    new String[] {room},
                    "..fixture.mail..",
                    with(without(ADAPTERS, room), with(FUNCTIONS, "..fixture.aws..")))),
        Stream.of(FUNCTIONS)
            .map(room ->
                notOn(
                    room + " knows no other function",
                    new String[] {room},
                    "..fixture.mail..",
                    with(without(FUNCTIONS, room), "..fixture.aws.."))));
  }

  private static String[] with(String[] rooms, String... more) {
    return Stream.of(rooms, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private static String[] without(String[] rooms, String room) {
    return Stream.of(rooms).filter(other -> !other.equals(room)).toArray(String[]::new);
  }

  private static Rule onlyOn(String says, String room, String broken, String... allowed) {
    return new Rule(
        says,
        ArchRuleDefinition.classes()
            .that()
            .resideInAPackage(room)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(allowed),
        ArchRuleDefinition.classes()
            .that()
            .resideInAPackage(broken)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(allowed));
  }

  private static Rule notOn(String says, String[] rooms, String broken, String[] forbidden) {
    return new Rule(
        says,
        ArchRuleDefinition.noClasses()
            .that()
            .resideInAnyPackage(rooms)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(forbidden),
        ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage(broken)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(forbidden));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void holds(Rule rule) {
    rule.code().check(CODE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void isBrokenByItsFixture(Rule rule) {
    assertThat(rule.fixture().evaluate(FIXTURE).hasViolation()).isTrue();
  }
}
