package org.intake.programme.rules;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.intake.application.port.RuleBook;
import org.intake.domain.Texts;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.RuleDefinition;
import org.intake.domain.programme.RuleDefinition.Read;
import org.intake.domain.programme.RuleDefinition.Scope;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.screening.CaseFacts;
import org.intake.domain.screening.Effect;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.programme.rules.RuleCompiler.CompiledRule;
import org.jspecify.annotations.Nullable;

/// The rules of one programme, compiled. Rules run in the order of the file, so that a later one
/// may add up an earlier one's findings; the result is sorted.
public final class CelRuleBook implements RuleBook {
  private static final Texts ABSENT =
      new Texts(
          "没有“{document}”，未作核对。",
          "沒有「{document}」，未作核對。",
          "There is no {document}, so nothing to check.");

  private static final Texts NOT_READ =
      new Texts(
          "“{label}”未识别到内容，文件未能完整识别。",
          "「{label}」未識別到內容，文件未能完整識別。",
          "Nothing was read for \"{label}\", and the file could not be read in full.");

  private static final Texts NOT_EVALUATED =
      new Texts(
          "规则{check}对这组数据无法得出结论。",
          "規則{check}對這組數據無法得出結論。",
          "Rule {check} gives no answer for these values.");

  private final Programme programme;
  private final RuleCompiler.Compilation compiled;

  public CelRuleBook(Programme programme, RuleCompiler.Compilation compiled) {
    if (!compiled.problems().isEmpty()) {
      throw new IllegalArgumentException("rules with problems must not run");
    }
    this.programme = programme;
    this.compiled = compiled;
  }

  @Override
  public List<Finding> screen(CaseFacts facts) {
    Screening screening = new Screening(programme, compiled, facts);
    for (CompiledRule rule : compiled.rules()) {
      if (rule.definition().scope() == Scope.PART) {
        for (String part : parts(rule.definition(), screening)) {
          screening.findings().add(new Evaluation(rule, screening, part).finding());
        }
      } else {
        screening.findings().add(new Evaluation(rule, screening, null).finding());
      }
    }
    return screening.findings().stream().sorted(Finding.ORDER).toList();
  }

  /// A rule of parts speaks of every part that has a form, and of every part that a list which the
  /// rule reads from the case's own documents names.
  private List<String> parts(RuleDefinition rule, Screening screening) {
    Map<String, String> parts = new LinkedHashMap<>();
    screening.parts().forEach(part -> parts.put(Names.plain(part), part));
    for (Read read : rule.reads()) {
      // What the form of a part lists are its industries, not further parts.
      if (!screening.isOfPart(read.document())
          && screening.read(read, null, false) instanceof Reading.Sure(_, _, var value, _)
          && Values.ofExpression(value) instanceof List<?> listed) {
        listed.forEach(
            part -> parts.putIfAbsent(Names.plain(part.toString()), part.toString().strip()));
      }
    }
    return List.copyOf(parts.values());
  }

  /// One rule on one case or part.
  private final class Evaluation {
    private final RuleDefinition rule;
    private final CompiledRule compiledRule;
    private final Screening screening;
    private final @Nullable String part;
    private final Seen seen = new Seen();
    private final RuleFacts facts;
    private final Map<String, Object> variables = new HashMap<>();
    private final Map<String, Boolean> given = new HashMap<>();
    private final Map<String, String> raw = new HashMap<>();
    private final Map<String, Boolean> confirmed = new HashMap<>();
    private final Map<String, String> shown = new TreeMap<>();

    /// Values that are said in each language by themselves.
    private final Map<String, Texts> said = new HashMap<>();

    Evaluation(CompiledRule compiledRule, Screening screening, @Nullable String part) {
      this.rule = compiledRule.definition();
      this.compiledRule = compiledRule;
      this.screening = screening;
      this.part = part;
      this.facts = new RuleFacts(screening, part, seen);
    }

    Finding finding() {
      if (part != null) {
        shown.put("park", part);
      }
      shown.put("city", facts.applicant().cityName());
      shown.put("province", facts.applicant().recommenderName());
      Finding guarded = null;
      for (Read read : rule.reads()) {
        Finding stop = guard(read);
        guarded = guarded == null || isGraver(stop, guarded) ? stop : guarded;
      }
      if (guarded != null) {
        return withEvidence(guarded);
      }
      variables.put("facts", facts);
      variables.put("given", given);
      variables.put("raw", raw);
      variables.put("confirmed", confirmed);
      return decide();
    }

    /// Nothing to check comes before a blank field, a blank field before a doubt: the first two end
    /// the matter whatever a person would say of the third.
    private static boolean isGraver(@Nullable Finding one, Finding other) {
      return one != null && rank(one.outcome()) < rank(other.outcome());
    }

    private static int rank(Outcome outcome) {
      return switch (outcome) {
        case NOT_APPLICABLE -> 0;
        case FAIL -> 1;
        case NEEDS_HUMAN -> 2;
        case PASS -> 3;
      };
    }

    /// The general rules: null when the value may be used.
    private @Nullable Finding guard(Read read) {
      Reading reading = screening.read(read, part, rule.threshold());
      given.put(read.name(), false);
      raw.put(read.name(), "");
      confirmed.put(read.name(), false);
      return switch (reading) {
        case Reading.Sure(FieldDefinition definition, var field, var value, var beside) -> {
          seen.field(field);
          beside.forEach(seen::field);
          shown.put(read.name(), value.display());
          raw.put(read.name(), field.read().raw());
          confirmed.put(read.name(), field.confirmedBy() != null);
          if (!read.presence() && !Values.fits(definition.type(), value)) {
            yield made(Outcome.NEEDS_HUMAN, rule.effect(), notEvaluated());
          }
          given.put(read.name(), true);
          variables.put(read.name(), given(read, value));
          yield null;
        }
        case Reading.Unsure(_, var fields, Texts reason) -> {
          fields.forEach(seen::field);
          yield made(Outcome.NEEDS_HUMAN, rule.effect(), reason);
        }
        case Reading.Blank blank -> {
          seen.blank(blank);
          yield read.required() ? blank(blank) : null;
        }
        case Reading.Absent(FieldDefinition _) ->
            read.required() ? made(Outcome.NOT_APPLICABLE, rule.effect(), absent(read)) : null;
      };
    }

    /// What is only looked for is a text, of a list its items.
    private static Object given(Read read, FieldValue value) {
      Object of = Values.ofExpression(value);
      return read.presence() && !(of instanceof List<?>) ? value.display() : of;
    }

    private Finding blank(Reading.Blank blank) {
      Texts missing = rule.missing();
      return blank.isCertain() && missing != null
          ? made(Outcome.FAIL, rule.effect() == Effect.DUTY ? Effect.DUTY : Effect.FIX, missing)
          : made(
              Outcome.NEEDS_HUMAN,
              rule.effect(),
              NOT_READ.with(Map.of("label", blank.definition().title().zhHans())));
    }

    private Texts absent(Read read) {
      Texts title =
          programme
              .reading()
              .definition(read.document())
              .map(document -> document.title())
              .orElseThrow(() -> new IllegalStateException("the loader checks documents"));
      return new Texts(
          ABSENT.with(Map.of("document", title.zhHans())).zhHans(),
          ABSENT.with(Map.of("document", title.zhHant())).zhHant(),
          ABSENT.with(Map.of("document", title.en())).en());
    }

    private Texts notEvaluated() {
      return NOT_EVALUATED.with(Map.of("check", rule.check()));
    }

    private Finding decide() {
      for (int i = 0; i < rule.cases().size(); i++) {
        RuleDefinition.Case each = rule.cases().get(i);
        Boolean holds = holds(compiledRule.cases().get(i));
        if (holds == null) {
          return withEvidence(made(Outcome.NEEDS_HUMAN, rule.effect(), notEvaluated()));
        }
        if (holds) {
          compiledRule.values().forEach(this::value);
          return withEvidence(
              made(
                  each.outcome(),
                  each.effect() == null ? rule.effect() : each.effect(),
                  each.message()));
        }
      }
      throw new IllegalStateException("the loader sees to it that the last case always holds");
    }

    /// Null when the expression gives no answer: a value that is not there, a division by nothing.
    private @Nullable Boolean holds(CelRuntime.Program program) {
      try {
        return program.eval(variables) instanceof Boolean answer ? answer : null;
      } catch (CelEvaluationException _) {
        return null;
      }
    }

    private void value(String name, CelRuntime.Program program) {
      try {
        Object result = program.eval(variables);
        if (result instanceof Texts texts) {
          said.put(name, texts);
        } else {
          shown.put(name, Values.shown(result));
        }
      } catch (CelEvaluationException _) {
        shown.putIfAbsent(name, "");
      }
    }

    private Finding made(Outcome outcome, Effect effect, Texts message) {
      return new Finding(
          rule.check(),
          part,
          outcome,
          effect,
          rule.merit() && outcome == Outcome.PASS,
          rule.clause(),
          message.with(shown).withTexts(said),
          shown,
          List.of(),
          Finding.BY_RULE);
    }

    private Finding withEvidence(Finding finding) {
      return finding.with(seen.evidence(), finding.decidedBy());
    }
  }
}
