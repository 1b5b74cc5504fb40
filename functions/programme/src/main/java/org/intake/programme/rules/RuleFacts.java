package org.intake.programme.rules;

import java.util.Locale;
import org.intake.domain.programme.Programme;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.jspecify.annotations.Nullable;

/// What one evaluation of one rule may ask, for one case or one part of it: the `facts` of the
/// expressions, put together of what there is to know. Whatever an answer rests on is noted in
/// {@link Seen}. {@link FactFunctions} says how expressions call it.
final class RuleFacts {
  private final Screening screening;
  private final @Nullable String part;
  private final Seen seen;
  private final Applicant applicant;
  private final Materials materials;
  private final Blanks blanks;
  private final Parks parks;
  private final Conditions conditions;
  private final Copies copies;
  private final Stated stated;
  private final Organs organs;
  private final Seals seals;
  private final Recommendations recommendations;
  private final Deadline deadline;
  private final Procedure procedure;
  private final Duties duties;

  RuleFacts(Screening screening, @Nullable String part, Seen seen) {
    this.screening = screening;
    this.part = part;
    this.seen = seen;
    this.applicant = new Applicant(screening);
    this.materials = new Materials(screening, seen, applicant);
    this.blanks = new Blanks(screening, seen);
    this.parks = new Parks(screening, seen, applicant, park());
    this.conditions = new Conditions(screening, seen, materials, part);
    this.copies = new Copies(screening, seen);
    this.stated = new Stated(screening, seen, applicant, part);
    this.organs = new Organs(screening, seen);
    this.seals = new Seals(screening, seen);
    this.recommendations = new Recommendations(screening, seen, applicant);
    this.deadline = new Deadline(screening.programme().calendar(), screening.facts().receivedAt());
    this.procedure = new Procedure(screening.programme(), screening.facts());
    this.duties = new Duties(screening, seen, organs);
  }

  Applicant applicant() {
    return applicant;
  }

  Materials materials() {
    return materials;
  }

  Blanks blanks() {
    return blanks;
  }

  Parks parks() {
    return parks;
  }

  Conditions conditions() {
    return conditions;
  }

  Copies copies() {
    return copies;
  }

  Stated stated() {
    return stated;
  }

  Organs organs() {
    return organs;
  }

  Seals seals() {
    return seals;
  }

  Recommendations recommendations() {
    return recommendations;
  }

  Deadline deadline() {
    return deadline;
  }

  Procedure procedure() {
    return procedure;
  }

  Duties duties() {
    return duties;
  }

  /// The part at hand; empty for a rule of the case.
  String park() {
    return part == null ? "" : part;
  }

  String policy(String name) {
    return programme().policy(name);
  }

  String acceptance() {
    return programme().acceptance().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Programme programme() {
    return screening.programme();
  }

  /// How many earlier findings of this run a check has with an outcome.
  long tally(String check, String outcome) {
    long tally = 0;
    for (Finding finding : screening.findings()) {
      if (finding.check().equals(check)) {
        seen.all(finding.evidence());
        if (finding.outcome() == Outcome.valueOf(outcome)) {
          tally++;
        }
      }
    }
    return tally;
  }
}
