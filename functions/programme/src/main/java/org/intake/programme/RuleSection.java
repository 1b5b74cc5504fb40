package org.intake.programme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.intake.domain.Texts;
import org.intake.domain.programme.ReadingGuide;
import org.intake.domain.programme.RuleDefinition;
import org.intake.domain.programme.RuleDefinition.Case;
import org.intake.domain.programme.RuleDefinition.Read;
import org.intake.domain.programme.RuleDefinition.Scope;
import org.intake.domain.screening.Effect;
import org.intake.domain.screening.Outcome;

/// Reads the rules. Expressions are taken as text here; they are compiled once everything else is
/// known to be right.
final class RuleSection {
  /// What every message may name without declaring it.
  private static final Set<String> ALWAYS = Set.of("park", "city", "province");

  private RuleSection() {}

  static List<RuleDefinition> read(YamlNode rules, ReadingGuide reading) {
    List<RuleDefinition> read = new ArrayList<>();
    Set<String> checks = new HashSet<>();
    for (YamlNode node : rules.items()) {
      RuleDefinition rule = rule(node, reading);
      if (!checks.add(rule.check())) {
        node.get("check").fault("check " + rule.check() + " is there twice");
      }
      read.add(rule);
    }
    if (read.isEmpty()) {
      rules.fault("a programme without rules decides nothing");
    }
    return read;
  }

  private static RuleDefinition rule(YamlNode node, ReadingGuide reading) {
    node.only(
        "check",
        "group",
        "scope",
        "effect",
        "merit",
        "threshold",
        "clause",
        "reads",
        "values",
        "missing",
        "cases");
    List<Read> reads = node.find("reads").map(list -> reads(list, reading)).orElse(List.of());
    SortedMap<String, String> values = new TreeMap<>();
    node.find("values")
        .map(YamlNode::entries)
        .orElse(Map.of())
        .forEach((name, value) -> values.put(name, value.text()));
    Set<String> known = new HashSet<>(ALWAYS);
    reads.forEach(item -> known.add(item.name()));
    known.addAll(values.keySet());
    Optional<Texts> missing = node.find("missing").map(text -> said(text, known));
    if (missing.isEmpty() && reads.stream().anyMatch(Read::required)) {
      node.fault("a rule with a required field needs 'missing', what is said when it is blank");
    }
    return new RuleDefinition(
        node.get("check").text(),
        node.get("scope").one(Scope.class),
        node.get("group").text(),
        node.get("effect").one(Effect.class),
        node.find("merit").map(YamlNode::flag).orElse(false),
        node.find("threshold").map(YamlNode::flag).orElse(false),
        node.get("clause").text(),
        reads,
        values,
        missing.orElse(null),
        cases(node.get("cases"), known));
  }

  private static List<Case> cases(YamlNode node, Set<String> known) {
    List<Case> cases = new ArrayList<>();
    for (YamlNode item : node.items()) {
      Outcome outcome = null;
      String when = "";
      for (Outcome each : Outcome.values()) {
        Optional<YamlNode> expression = item.find(each.name().toLowerCase(Locale.ROOT));
        if (expression.isPresent()) {
          if (outcome != null) {
            expression.get().fault("a case has one outcome");
          }
          outcome = each;
          when = expression.get().text();
        }
      }
      item.only("pass", "fail", "needs_human", "not_applicable", "say", "effect");
      if (outcome == null) {
        item.fault("a case begins with pass, fail, needs_human or not_applicable");
        outcome = Outcome.NEEDS_HUMAN;
      }
      Effect effect = item.find("effect").map(value -> value.one(Effect.class)).orElse(null);
      cases.add(
          new Case(
              outcome,
              when.equals("otherwise") ? "true" : when,
              said(item.get("say"), known),
              effect));
      if (when.equals("otherwise") && cases.size() < node.items().size()) {
        item.fault("nothing after 'otherwise' can ever be reached");
      }
    }
    if (cases.isEmpty() || !cases.getLast().when().equals("true")) {
      node.fault("the last case must be 'otherwise', so that the rule always answers");
    }
    return cases;
  }

  private static Texts said(YamlNode node, Set<String> known) {
    Texts texts = node.sentence();
    for (String hole : YamlNode.holes(texts.zhHans())) {
      if (!known.contains(hole)) {
        node.fault("'{" + hole + "}' is neither a read nor a value of this rule");
      }
    }
    return texts;
  }

  /// Fields by the name that expressions use: `d: FORM_PART_2.inventionPer10k`, with `optional` and
  /// `present` before the path.
  static List<Read> reads(YamlNode node, ReadingGuide reading) {
    List<Read> reads = new ArrayList<>();
    node.entries()
        .forEach((name, value) -> {
          List<String> words = List.of(value.text().split(" ", -1));
          List<String> marks = words.subList(0, words.size() - 1);
          for (String mark : marks) {
            if (!mark.equals("optional") && !mark.equals("present")) {
              value.fault("'" + mark + "' is neither optional nor present");
            }
          }
          FieldPath.parse(value, words.getLast(), reading)
              .ifPresent(path ->
                  reads.add(
                      new Read(
                          name,
                          path.document().type(),
                          path.definition().name(),
                          !marks.contains("optional"),
                          marks.contains("present"))));
        });
    return reads;
  }
}
