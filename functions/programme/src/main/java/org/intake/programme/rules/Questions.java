package org.intake.programme.rules;

import static org.intake.programme.rules.RuleType.FACTS;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.intake.programme.rules.FunctionTable.Body;
import org.intake.programme.rules.FunctionTable.Four;
import org.intake.programme.rules.FunctionTable.Three;

/// The questions that expressions may put to one part of the facts, each called on `facts`. The
/// answer's type comes first, then those of the arguments.
record Questions<P>(FunctionTable table, Function<RuleFacts, P> part) {
  <R> void ask(String name, RuleType<R> answer, Function<P, R> question) {
    add(name, answer, Body.of(FACTS, facts -> question.apply(part.apply(facts))));
  }

  <A, R> void ask(String name, RuleType<R> answer, RuleType<A> a, BiFunction<P, A, R> question) {
    add(name, answer, Body.of(FACTS, a, (facts, one) -> question.apply(part.apply(facts), one)));
  }

  <A, B, R> void ask(
      String name, RuleType<R> answer, RuleType<A> a, RuleType<B> b, Three<P, A, B, R> question) {
    add(
        name,
        answer,
        Body.of(FACTS, a, b, (facts, one, two) -> question.apply(part.apply(facts), one, two)));
  }

  <A, B, C, R> void ask(
      String name,
      RuleType<R> answer,
      RuleType<A> a,
      RuleType<B> b,
      RuleType<C> c,
      Four<P, A, B, C, R> question) {
    add(
        name,
        answer,
        Body.of(
            FACTS,
            a,
            b,
            c,
            (facts, one, two, three) -> question.apply(part.apply(facts), one, two, three)));
  }

  private <R> void add(String name, RuleType<R> answer, Body<R> body) {
    table.member(name, "facts_" + name, answer, body);
  }
}
