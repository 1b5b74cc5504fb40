package org.intake.application.publish;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intake.application.Answer;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.PermanentFault;
import org.intake.application.Refusal;
import org.intake.application.Transitions;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.review.Calls;
import org.intake.domain.call.CallRecord.Publicity;
import org.intake.domain.call.Objection;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;

/// Objections to the public notice: with a real name and a way to answer, in writing, while the
/// notice runs. Who objected is never in a history or in a case.
public final class Objections {
  private static final Set<String> NO_NAMES =
      Set.of("匿名", "匿名者", "无名", "無名", "不具名", "佚名", "anonymous", "none", "n/a");
  private static final int LONGEST_STATEMENT = 10_000;
  private static final int LONGEST_LINE = 200;

  private final Ledger ledger;
  private final Programmes programmes;
  private final InstantSource clock;

  public Objections(Ledger ledger, Programmes programmes, InstantSource clock) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.clock = clock;
  }

  /// What was handed in, as an officer records it.
  public record Filing(
      String caseId, String name, boolean organisation, String contact, String statement) {}

  /// How an objection ended.
  public enum Outcome {
    /// The city stays on the list.
    DISMISSED,
    /// The city leaves it.
    UPHELD;

    /// The words that offices use for the two.
    public static Optional<Outcome> named(String name) {
      return switch (name.toUpperCase(Locale.ROOT)) {
        case "DISMISSED", "REJECTED", "NOT_UPHELD", "UNFOUNDED" -> Optional.of(DISMISSED);
        case "UPHELD", "SUSTAINED", "FOUNDED" -> Optional.of(UPHELD);
        default -> Optional.empty();
      };
    }
  }

  public Answer<Objection> file(Actor officer, String call, Filing filing) {
    Optional<Refusal> refusal = refusal(filing);
    return refusal.isPresent()
        ? Answer.refused(refusal.get())
        : Attempts.run(ledger, () -> tryToFile(officer, call, filing));
  }

  private static Optional<Refusal> refusal(Filing filing) {
    String name = filing.name().strip();
    if (name.isEmpty() || NO_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
      return Optional.of(Refusal.invalid("/name", "匿名异议不予受理，请写明单位全称或个人真实姓名。"));
    }
    if (name.length() > LONGEST_LINE) {
      return Optional.of(Refusal.invalid("/name", "名称不超过" + LONGEST_LINE + "字。"));
    }
    if (filing.contact().isBlank() || filing.contact().length() > LONGEST_LINE) {
      return Optional.of(Refusal.invalid("/contact", "请提供联系方式，以便核实和答复。"));
    }
    return filing.statement().isBlank() || filing.statement().length() > LONGEST_STATEMENT
        ? Optional.of(Refusal.invalid("/statement", "请写明异议内容，不超过" + LONGEST_STATEMENT + "字。"))
        : Optional.empty();
  }

  private Step<Answer<Objection>> tryToFile(Actor officer, String call, Filing filing) {
    Optional<Programme> programme = programmes.programme(call);
    Publicity publicity = Calls.state(ledger, call).value().publicity();
    if (programme.isEmpty() || publicity == null) {
      return refuse(Refusal.of(Refusal.Code.WRONG_STATE, "尚未公示，不能提出异议。"));
    }
    Instant now = clock.instant();
    LocalDate today = programme.get().calendar().dateOf(now);
    if (today.isBefore(publicity.startsOn()) || today.isAfter(publicity.endsOn())) {
      return refuse(
          Refusal.of(
              Refusal.Code.WRONG_STATE,
              "异议须在公示期内提出：" + publicity.startsOn() + "至" + publicity.endsOn() + "。"));
    }
    Optional<Stored<CaseRecord>> found =
        ledger
            .load(CaseRecord.class, filing.caseId())
            .filter(stored -> publicity.cases().contains(stored.value().id()));
    if (found.isEmpty()) {
      return refuse(Refusal.invalid("/case", "公示名单中没有这个申报件。"));
    }
    CaseRecord before = found.get().value();
    if (before.status() != CaseStatus.PUBLICIZED && before.status() != CaseStatus.OBJECTED) {
      return refuse(Refusal.of(Refusal.Code.WRONG_STATE, "该申报件当前状态为" + before.status() + "。"));
    }
    Objection objection =
        new Objection(
            idOf(filing.caseId(), of(filing.caseId()).size() + 1),
            call,
            filing.caseId(),
            filing.name().strip(),
            filing.organisation(),
            filing.contact().strip(),
            filing.statement().strip(),
            now,
            null,
            null,
            null);
    Map<String, String> data = Map.of("objection", objection.id());
    Change.Builder change = Change.by(officer, now);
    change.create(objection, happened(EventType.OBJECTION_FILED, data));
    if (before.status() == CaseStatus.PUBLICIZED) {
      change.save(
          found.get(),
          before.at(CaseStatus.OBJECTED),
          happened(EventType.OBJECTION_FILED, data),
          happened(
              EventType.STATUS_CHANGED,
              Transitions.of(before.status(), CaseStatus.OBJECTED, Map.of())));
    } else {
      change.save(found.get(), before, happened(EventType.OBJECTION_FILED, data));
    }
    return new Step.Commit<>(change.build(), Answer.done(objection));
  }

  /// The last one closed puts the case back on the list, or takes it off when any was upheld.
  public Answer<Objection> close(
      Actor officer, String objectionId, Outcome outcome, String reason) {
    if (reason.isBlank() || reason.length() > LONGEST_STATEMENT) {
      return Answer.refused(Refusal.invalid("/reason", "请写明核查结论。"));
    }
    return Attempts.run(ledger, () -> tryToClose(officer, objectionId, outcome, reason));
  }

  private Step<Answer<Objection>> tryToClose(
      Actor officer, String objectionId, Outcome outcome, String reason) {
    Optional<Stored<Objection>> found = ledger.load(Objection.class, objectionId);
    if (found.isEmpty()) {
      return refuse(Refusal.of(Refusal.Code.NOT_FOUND, "没有这个异议。"));
    }
    Objection before = found.get().value();
    if (!before.isOpen()) {
      return outcome.name().equals(before.outcome())
          ? new Step.Nothing<>(Answer.done(before))
          : refuse(Refusal.of(Refusal.Code.WRONG_STATE, "该异议已办结。"));
    }
    Instant now = clock.instant();
    Objection closed = before.closed(outcome.name(), reason, now);
    Stored<CaseRecord> record =
        ledger
            .load(CaseRecord.class, before.caseId())
            .orElseThrow(() -> new PermanentFault("an objection has its case"));
    Map<String, String> data = Map.of("objection", objectionId, "outcome", outcome.name());
    Change.Builder change = Change.by(officer, now);
    change.save(found.get(), closed, happened(EventType.OBJECTION_CLOSED, data));
    List<Objection> others =
        of(before.caseId()).stream().filter(other -> !other.id().equals(objectionId)).toList();
    CaseRecord subject = record.value();
    boolean last = others.stream().noneMatch(Objection::isOpen);
    if (last && subject.status() == CaseStatus.OBJECTED) {
      boolean upheld =
          outcome == Outcome.UPHELD
              || others.stream().anyMatch(o -> Outcome.UPHELD.name().equals(o.outcome()));
      CaseStatus next = upheld ? CaseStatus.NOT_SELECTED : CaseStatus.PUBLICIZED;
      change.save(
          record,
          subject.at(next),
          happened(EventType.OBJECTION_CLOSED, data),
          happened(EventType.STATUS_CHANGED, Transitions.of(subject.status(), next, Map.of())));
    } else {
      change.save(record, subject, happened(EventType.OBJECTION_CLOSED, data));
    }
    return new Step.Commit<>(change.build(), Answer.done(closed));
  }

  /// All objections to a case, read consistently.
  public List<Objection> of(String caseId) {
    List<Objection> all = new ArrayList<>();
    Optional<Stored<Objection>> next = ledger.load(Objection.class, idOf(caseId, 1));
    while (next.isPresent()) {
      all.add(next.get().value());
      next = ledger.load(Objection.class, idOf(caseId, all.size() + 1));
    }
    return all;
  }

  private static String idOf(String caseId, int number) {
    return caseId + "-objection-" + number;
  }

  private static <T> Step<Answer<T>> refuse(Refusal refusal) {
    return new Step.Nothing<>(Answer.refused(refusal));
  }
}
