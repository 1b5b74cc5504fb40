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
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              "org.intake.domain",
              "org.intake.application",
              "org.intake.programme",
              "org.intake.documents",
              "org.intake.aws",
              "org.intake.mail",
              "org.intake.malware",
              "org.intake.json",
              "org.intake.lambda",
              "org.intake.receive",
              "org.intake.inspect",
              "org.intake.screen",
              "org.intake.relay",
              "org.intake.notice",
              "org.intake.api",
              "org.intake.sweep");

  private static final JavaClasses FIXTURE =
      new ClassFileImporter().importPackages("org.intake.architecture.fixture");

  record Rule(String says, ArchRule code, ArchRule fixture) {
    @Override
    public String toString() {
      return says;
    }
  }

  static Stream<Rule> rules() {
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
            "adapters do not know each other",
            new String[] {"org.intake.mail..", "org.intake.malware..", "org.intake.documents.."},
            "..fixture.mail..",
            new String[] {"org.intake.aws..", "..fixture.aws.."}),
        notOn(
            "the cloud's adapter does not know other adapters, functions or parsers",
            new String[] {"org.intake.aws..", "org.intake.json.."},
            "..fixture.aws..",
            new String[] {
              "org.intake.mail..",
              "org.intake.documents..",
              "org.intake.programme..",
              "org.intake.lambda..",
              "org.intake.api..",
              "org.apache.pdfbox.."
            }),
        notOn(
            "only the document room knows parsers and recognition",
            new String[] {
              "org.intake.programme..",
              "org.intake.aws..",
              "org.intake.mail..",
              "org.intake.lambda..",
              "org.intake.api..",
              "org.intake.screen..",
              "org.intake.receive..",
              "org.intake.sweep.."
            },
            "..fixture.aws..",
            new String[] {
              "org.apache.pdfbox..", "org.apache.poi..", "org.apache.tika..", "org.bytedeco.."
            }),
        notOn(
            "only the cloud's adapter knows the SDK",
            new String[] {
              "org.intake.programme..",
              "org.intake.documents..",
              "org.intake.mail..",
              "org.intake.lambda..",
              "org.intake.api..",
              "org.intake.screen..",
              "org.intake.receive..",
              "org.intake.inspect..",
              "org.intake.relay..",
              "org.intake.notice..",
              "org.intake.sweep.."
            },
            "..fixture.application..",
            new String[] {"software.amazon.awssdk.."}));
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
