package org.intake.programme.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.intake.application.port.RuleBook;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.screening.CaseFacts;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;

/// Generated Parts 2 about the limit of 48.4, read rightly or wrongly, against an oracle that knows
/// what stands on the paper. The oracle divides with forty digits where the rules multiply.
final class ThresholdForms {
  private static final BigDecimal LIMIT = new BigDecimal("48.4");
  private static final BigDecimal TEN_THOUSAND = new BigDecimal("10000");
  private static final List<Doubt> DOUBTS = List.of(Doubt.values());

  private final Random random;
  private final Programme programme;
  private final RuleBook rules;

  /// Only the rules of the limit run: the others do not look at these figures.
  ThresholdForms(long seed, Programme whole) {
    this.random = new Random(seed);
    this.programme = only(whole, "R-PRK-07", "R-PRK-08");
    this.rules = new CelRuleBook(programme, RuleCompiler.compile(programme));
  }

  private static Programme only(Programme whole, String... checks) {
    return new Programme(
        whole.id(),
        whole.title(),
        whole.documentNumber(),
        whole.hash(),
        whole.reading(),
        whole.calendar(),
        whole.acceptance(),
        whole.quota(),
        whole.review(),
        whole.corroboration(),
        whole.dropContacts(),
        whole.notices(),
        whole.policies(),
        whole.duties(),
        whole.publicFields(),
        whole.rules().stream().filter(rule -> List.of(checks).contains(rule.check())).toList());
  }

  /// What happened over a number of forms; a wrong one is told in words.
  record Tally(
      int forms,
      int passed,
      int failed,
      int toPerson,
      List<String> wrongPass,
      List<String> wrongFail) {}

  /// What stands on the paper and what was read of it.
  private record Form(
      BigDecimal declared,
      BigDecimal patents,
      BigDecimal population,
      BigDecimal readDeclared,
      BigDecimal readPatents,
      BigDecimal readPopulation,
      Method method,
      Set<Doubt> doubts,
      double confidence,
      int agreement) {

    /// Whether the paper itself passes R-PRK-08, by division.
    boolean agreesOnPaper() {
      if (population.signum() <= 0) {
        return false;
      }
      BigDecimal computed =
          patents.multiply(TEN_THOUSAND).divide(population, 40, RoundingMode.DOWN);
      BigDecimal half = new BigDecimal("0.5").movePointLeft(Math.max(0, declared.scale()));
      BigDecimal apart =
          declared
              .multiply(population)
              .subtract(patents.multiply(TEN_THOUSAND))
              .abs()
              .divide(population, 40, RoundingMode.UP);
      return declared.compareTo(LIMIT) >= 0
          && computed.compareTo(LIMIT) >= 0
          && apart.compareTo(half) <= 0;
    }
  }

  Tally run(int forms) {
    List<String> wrongPass = new ArrayList<>();
    List<String> wrongFail = new ArrayList<>();
    int passed = 0;
    int failed = 0;
    for (int i = 0; i < forms; i++) {
      Form form = form();
      List<Finding> findings = rules.screen(facts(form));
      Outcome limit = outcome(findings, "R-PRK-07");
      Outcome consistency = outcome(findings, "R-PRK-08");
      boolean reaches = form.declared().compareTo(LIMIT) >= 0;
      if (limit == Outcome.PASS && !reaches) {
        wrongPass.add("R-PRK-07 " + form);
      }
      if (limit == Outcome.FAIL && reaches) {
        wrongFail.add("R-PRK-07 " + form);
      }
      if (consistency == Outcome.PASS && !form.agreesOnPaper()) {
        wrongPass.add("R-PRK-08 " + form);
      }
      if (consistency == Outcome.FAIL) {
        wrongFail.add("R-PRK-08 " + form);
      }
      passed += limit == Outcome.PASS ? 1 : 0;
      failed += limit == Outcome.FAIL ? 1 : 0;
    }
    return new Tally(forms, passed, failed, forms - passed - failed, wrongPass, wrongFail);
  }

  private static Outcome outcome(List<Finding> findings, String check) {
    return Rules2017.finding(findings, check, CaseBuilder.EAST).outcome();
  }

  private Form form() {
    BigDecimal population = BigDecimal.valueOf(random.nextInt(1_000, 600_000));
    BigDecimal aim =
        random.nextInt(4) == 0
            ? BigDecimal.valueOf(random.nextInt(1, 20_000), 2)
            : LIMIT.add(BigDecimal.valueOf(random.nextInt(-60, 61), 2));
    BigDecimal patents = aim.multiply(population).divide(TEN_THOUSAND, 0, RoundingMode.HALF_UP);
    int digits = random.nextInt(0, 4);
    BigDecimal declared =
        patents
            .multiply(TEN_THOUSAND)
            .divide(
                population,
                digits,
                random.nextInt(3) == 0 ? RoundingMode.DOWN : RoundingMode.HALF_UP);
    switch (random.nextInt(12)) {
      case 0 -> declared = LIMIT.setScale(1 + random.nextInt(2));
      case 1 -> declared = declared.scaleByPowerOfTen(random.nextBoolean() ? 1 : -1);
      case 2 -> population = population.divide(TEN_THOUSAND, 4, RoundingMode.UNNECESSARY);
      case 3 -> declared = declared.add(BigDecimal.ONE.movePointLeft(declared.scale()));
      default -> {
        // The paper is in order.
      }
    }
    boolean recognised = random.nextInt(3) == 0;
    int misread = recognised && random.nextBoolean() ? random.nextInt(3) : -1;
    // A misreading that both passes share with high confidence is taken to be one in fifty; in the
    // others the passes differ or the confidence is low, as it is for what is read rightly at
    // times.
    boolean convincing = misread < 0 ? random.nextInt(3) > 0 : random.nextInt(50) == 0;
    return new Form(
        declared,
        patents,
        population,
        misread == 0 ? misread(declared) : declared,
        misread == 1 ? misread(patents) : patents,
        misread == 2 ? misread(population) : population,
        recognised ? Method.OCR : random.nextBoolean() ? Method.FORM_TABLE : Method.TEXT_LAYER,
        random.nextInt(5) == 0 ? Set.of(DOUBTS.get(random.nextInt(DOUBTS.size()))) : Set.of(),
        convincing ? 0.9 + random.nextInt(11) / 100.0 : 0.5 + random.nextInt(51) / 100.0,
        convincing ? random.nextInt(2, 4) : 1);
  }

  /// One digit taken for another, or the point lost: what recognition does without noticing.
  private BigDecimal misread(BigDecimal number) {
    String text = number.toPlainString();
    if (text.contains(".") && random.nextInt(4) == 0) {
      return new BigDecimal(text.replace(".", ""));
    }
    int at = random.nextInt(text.length());
    char old = text.charAt(at);
    if (!Character.isDigit(old)) {
      return new BigDecimal(text.replace(".", ""));
    }
    char other = (char) ('0' + (old - '0' + random.nextInt(1, 10)) % 10);
    return new BigDecimal(text.substring(0, at) + other + text.substring(at + 1));
  }

  private CaseFacts facts(Form form) {
    CaseBuilder builder = CaseBuilder.clean(programme);
    read(builder, "inventionPer10k", form.readDeclared(), form, form.doubts());
    read(builder, "validInventionPatents", form.readPatents(), form, Set.of());
    read(builder, "population", form.readPopulation(), form, Set.of());
    return builder.build();
  }

  private static void read(
      CaseBuilder builder, String name, BigDecimal value, Form form, Set<Doubt> doubts) {
    builder.reread(
        "east",
        name,
        old ->
            CaseBuilder.read(
                name,
                new FieldValue.Decimal(value),
                value.toPlainString(),
                form.method(),
                form.confidence(),
                form.agreement(),
                doubts));
  }
}
