package org.intake.domain.programme;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.intake.domain.Texts;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.screening.Effect;
import org.intake.domain.screening.Outcome;
import org.jspecify.annotations.Nullable;

/// A rule of the call as the programme file writes it.
///
/// `reads` name the fields, `cases` are tried in order and the first whose expression holds
/// decides, `values` are expressions whose results fill the holes of messages and stand in the
/// finding. `missing` is said when a required field is blank. A rule of a `threshold` never trusts
/// two passes of the same recognition.
public record RuleDefinition(
    String check,
    Scope scope,
    String group,
    Effect effect,
    boolean merit,
    boolean threshold,
    String clause,
    List<Read> reads,
    SortedMap<String, String> values,
    @Nullable Texts missing,
    List<Case> cases) {
  public RuleDefinition {
    reads = List.copyOf(reads);
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    cases = List.copyOf(cases);
  }

  /// What a rule speaks of: all that the province sent, one case, one part of it, or all cases of
  /// the province.
  public enum Scope {
    SUBMISSION,
    CASE,
    PART,
    PROVINCE
  }

  /// A field that the expressions know as `name`. The general rules guard one that is `required`:
  /// missing, doubtful or unconfirmed values never reach the expressions. One that is not required
  /// is guarded only when it is there. Of a `presence` only matters that something is written.
  public record Read(
      String name, DocumentType document, String field, boolean required, boolean presence) {}

  /// One outcome: when it holds and what is then said. `effect` replaces the rule's.
  public record Case(Outcome outcome, String when, Texts message, @Nullable Effect effect) {}
}
