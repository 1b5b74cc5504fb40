package org.intake.application.screen;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.intake.application.Answer;
import org.intake.application.Refusal;
import org.intake.application.decide.SecondOfficer;
import org.intake.application.port.Ledger;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseRecord.AgencyDecision;
import org.intake.domain.casefile.CaseRecord.ParkResult;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.Correction;
import org.intake.domain.casefile.Settlement;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.Cover;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.jspecify.annotations.Nullable;

/// What officers say over the machine: a value, the outcome of a check, what an evidence document
/// covers. Always with a reason, always an event, and the rules run again before the answer.
public final class OfficerCorrections {
  /// The action of a word on a finding that waits for another officer's.
  public static final String SETTLE = "SETTLE";

  private final Ledger ledger;
  private final CaseScreening screening;
  private final Consumer<String> whenReady;
  private final InstantSource clock;

  public OfficerCorrections(
      Ledger ledger, CaseScreening screening, Consumer<String> whenReady, InstantSource clock) {
    this.ledger = ledger;
    this.screening = screening;
    this.whenReady = whenReady;
    this.clock = clock;
  }

  /// Confirms or corrects one field. `value` null says that the paper leaves it blank. `revision`
  /// is the one that the officer saw.
  public Answer<Stored<CaseRecord>> correct(
      Actor officer,
      String caseId,
      long revision,
      String fieldId,
      @Nullable FieldValue value,
      String reason) {
    return change(
        caseId,
        revision,
        reason,
        officer,
        (loaded, now) -> {
          CaseRecord subject = loaded.subject().value();
          if (!isKnown(loaded.programme(), subject, fieldId)) {
            return Answer.refused(Refusal.of(Refusal.Code.NOT_FOUND, "该申报件没有这个字段：" + fieldId));
          }
          Correction correction = new Correction(fieldId, value, reason, officer.subject(), now);
          return Answer.done(
              new Said(
                  subject.corrected(correction),
                  happened(EventType.FIELD_CORRECTED, Map.of("field", fieldId, "reason", reason))));
        });
  }

  private static boolean isKnown(Programme programme, CaseRecord subject, String fieldId) {
    int colon = fieldId.lastIndexOf(':');
    return subject.field(fieldId).isPresent()
        || (colon > 0
            && subject
                .document(fieldId.substring(0, colon))
                .flatMap(d -> Facts.definition(programme, d.type(), fieldId.substring(colon + 1)))
                .isPresent());
  }

  /// Settles an open check or overrides the rule's outcome. It holds until what the check reads
  /// changes.
  public Answer<Stored<CaseRecord>> settle(
      Actor officer,
      String caseId,
      long revision,
      String check,
      @Nullable String park,
      Outcome outcome,
      String reason) {
    return change(
        caseId,
        revision,
        reason,
        officer,
        (loaded, now) -> {
          CaseRecord subject = loaded.subject().value();
          Optional<Finding> finding =
              subject.findings().stream()
                  .filter(f -> f.check().equals(check) && Objects.equals(f.park(), park))
                  .findFirst();
          if (finding.isEmpty()) {
            return Answer.refused(
                Refusal.of(Refusal.Code.NOT_FOUND, "该申报件没有这个检查项；园区的检查项请用 ?park=园区名称。"));
          }
          if (outcome == Outcome.NEEDS_HUMAN) {
            return Answer.refused(Refusal.invalid("/outcome", "请给出 PASS、FAIL 或 NOT_APPLICABLE。"));
          }
          AgencyDecision word =
              new AgencyDecision(
                  SecondOfficer.agency(officer),
                  SETTLE,
                  List.of(
                      new ParkResult(park == null ? check : check + "/" + park, outcome.name())),
                  reason,
                  officer.subject(),
                  now);
          Optional<AgencyDecision> first = SecondOfficer.first(subject, word);
          if (isGrave(loaded.programme(), finding.get(), outcome)) {
            if (first.isEmpty()) {
              return Answer.done(
                  new Said(
                      subject.awaiting(word),
                      happened(EventType.DECISION_PENDING, said(finding.get(), outcome, reason))));
            }
            Optional<Refusal> refusal =
                SecondOfficer.refusal(loaded.programme(), first.get(), officer);
            if (refusal.isPresent()) {
              return Answer.refused(refusal.get());
            }
          }
          Settlement settlement =
              new Settlement(
                  check,
                  park,
                  outcome,
                  reason,
                  officer.subject(),
                  now,
                  CaseScreening.readHash(finding.get()));
          return Answer.done(
              new Said(
                  first.map(subject::without).orElse(subject).settled(settlement),
                  happened(EventType.FINDING_SETTLED, said(finding.get(), outcome, reason))));
        });
  }

  private static Map<String, String> said(Finding finding, Outcome outcome, String reason) {
    String park = finding.park();
    return Map.of(
        "check",
        finding.check(),
        "park",
        park == null ? "" : park,
        "before",
        finding.outcome().name(),
        "outcome",
        outcome.name(),
        "reason",
        reason);
  }

  /// To settle what the machine left open is one officer's work; to say the opposite of what was
  /// decided is two officers', where the call asks for it.
  private static boolean isGrave(Programme programme, Finding finding, Outcome outcome) {
    boolean decided =
        switch (finding.outcome()) {
          case PASS, FAIL -> true;
          case NEEDS_HUMAN, NOT_APPLICABLE -> false;
        };
    return decided && finding.outcome() != outcome && SecondOfficer.isNeeded(programme);
  }

  /// Says which conditions an evidence document serves, on which pages.
  public Answer<Stored<CaseRecord>> cover(
      Actor officer,
      String caseId,
      long revision,
      String documentId,
      List<Cover> covers,
      String reason) {
    return change(
        caseId,
        revision,
        reason,
        officer,
        (loaded, now) -> {
          CaseRecord subject = loaded.subject().value();
          if (subject.document(documentId).isEmpty()) {
            return Answer.refused(Refusal.of(Refusal.Code.NOT_FOUND, "该申报件没有这份材料。"));
          }
          Optional<Cover> unknown =
              covers.stream()
                  .filter(cover ->
                      loaded.programme().reading().evidence().stream()
                          .noneMatch(category -> category.id().equals(cover.condition())))
                  .findFirst();
          if (unknown.isPresent()) {
            return Answer.refused(
                Refusal.invalid("/covers", "没有这个证明材料类别：" + unknown.get().condition()));
          }
          Optional<String> elsewhere =
              covers.stream()
                  .flatMap(cover -> Optional.ofNullable(cover.park()).stream())
                  .filter(park -> subject.parks().stream().noneMatch(of -> of.name().equals(park)))
                  .findFirst();
          if (elsewhere.isPresent()) {
            return Answer.refused(Refusal.invalid("/covers", "该申报件没有这个园区：" + elsewhere.get()));
          }
          return Answer.done(
              new Said(
                  subject.covering(documentId, covers),
                  happened(
                      EventType.COVERS_SET,
                      Map.of(
                          "document", documentId,
                          "covers",
                              String.join(",", covers.stream().map(Cover::condition).toList()),
                          "reason", reason))));
        });
  }

  private record Said(CaseRecord changed, Change.What event) {}

  private Answer<Stored<CaseRecord>> change(
      String caseId,
      long revision,
      String reason,
      Actor officer,
      BiFunction<CaseScreening.Loaded, Instant, Answer<Said>> how) {
    if (reason.isBlank() || reason.length() > 2_000) {
      return Answer.refused(Refusal.invalid("/reason", "请说明理由（1至2000字）。"));
    }
    Optional<CaseScreening.Loaded> found = screening.load(caseId);
    if (found.isEmpty()) {
      return Answer.refused(Refusal.of(Refusal.Code.NOT_FOUND, "没有这个申报件。"));
    }
    CaseScreening.Loaded loaded = found.get();
    if (loaded.subject().revision() != revision) {
      return Answer.refused(stale());
    }
    if (!loaded.subject().value().status().isBeforeReview()) {
      return Answer.refused(Refusal.of(Refusal.Code.WRONG_STATE, "该申报件已进入评审，形式审查结论不能再改。"));
    }
    Instant now = clock.instant();
    return how.apply(loaded, now).then(said -> commit(loaded, said, officer, now));
  }

  private Answer<Stored<CaseRecord>> commit(
      CaseScreening.Loaded loaded, Said said, Actor officer, Instant now) {
    Change.Builder change = Change.by(officer, now);
    CaseRecord after = screening.apply(change, loaded, said.changed(), now, said.event()).after();
    Change built = change.build();
    return switch (ledger.commit(built)) {
      case Ledger.Commit.Conflict(String _) -> Answer.refused(stale());
      case Ledger.Commit.Done() -> {
        if (after.status() == CaseStatus.READY) {
          whenReady.accept(after.id());
        }
        yield ledger
            .load(CaseRecord.class, after.id())
            .map(Answer::done)
            .orElseGet(() -> Answer.refused(stale()));
      }
    };
  }

  private static Refusal stale() {
    return Refusal.of(Refusal.Code.STALE, "该申报件已被更新，请刷新后重试。");
  }
}
