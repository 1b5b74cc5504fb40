package org.intake.application.accept;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.intake.application.Answer;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.PermanentFault;
import org.intake.application.Refusal;
import org.intake.application.Transitions;
import org.intake.application.notify.TellProvince;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.application.port.Programmes;
import org.intake.application.review.Lists;
import org.intake.application.review.Seats;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.Province;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.QuotaPolicy.OverQuota;

/// Accepts a case: its place in the province's book, its two new statuses, its seats and its
/// notices are one change.
public final class AcceptCase {
  private static final int PAGE = 100;

  private final Ledger ledger;
  private final Programmes programmes;
  private final Seats seats;
  private final TellProvince tell;
  private final InstantSource clock;

  public AcceptCase(
      Ledger ledger, Programmes programmes, Seats seats, TellProvince tell, InstantSource clock) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.seats = seats;
    this.tell = tell;
    this.clock = clock;
  }

  /// For a case that has become READY, and for the sweep that finds one: accepts it where the call
  /// lets the machine, and holds it where no place is left.
  public Acceptance automatically(String caseId) {
    Acceptance outcome = Attempts.run(ledger, () -> tryAutomatically(caseId));
    if (outcome instanceof Acceptance.Held) {
      holdTheOthers(caseId);
    }
    return outcome;
  }

  /// Why an officer cannot accept a case now.
  public Optional<Refusal> refusal(String caseId) {
    return find(caseId)
        .map(AcceptCase::refusal)
        .orElseGet(() -> Optional.of(Refusal.of(Refusal.Code.NOT_FOUND, "没有这个申报件。")));
  }

  /// An officer's ACCEPT, or his RELEASE of a case on hold; `unless` is what else may speak against
  /// it when it is carried out.
  public Answer<CaseRecord> byOfficer(
      Actor officer, String caseId, String reason, Function<CaseRecord, Optional<Refusal>> unless) {
    return Attempts.<Answer<CaseRecord>>run(
        ledger,
        () -> {
          Optional<Loaded> found = find(caseId);
          if (found.isEmpty()) {
            return new Step.Nothing<>(
                Answer.refused(Refusal.of(Refusal.Code.NOT_FOUND, "没有这个申报件。")));
          }
          Loaded loaded = found.get();
          Optional<Refusal> refusal =
              refusal(loaded).or(() -> unless.apply(loaded.record().value()));
          if (refusal.isPresent()) {
            return new Step.Nothing<>(Answer.refused(refusal.get()));
          }
          return accept(
              loaded, officer, Map.of("action", "ACCEPT", "reason", reason), Answer::done);
        });
  }

  /// After a place became free: under a call that goes by rank the next city gets it without being
  /// asked for. Otherwise an officer or the next ready city does.
  public int reoffer(String call, String province) {
    Programme programme = programmes.required(call);
    if (programme.quota().overQuota() != OverQuota.BY_RANK
        || programme.acceptance() != Programme.Acceptance.AUTOMATIC) {
      return 0;
    }
    Optional<Stored<Province>> book = book(call, province);
    if (book.isEmpty()) {
      return 0;
    }
    List<String> waiting =
        book.get().value().entries().values().stream()
            .filter(entry -> entry.live() && !entry.holdsPlace())
            .sorted(Places.byRank())
            .map(Province.Entry::caseId)
            .toList();
    int accepted = 0;
    for (String caseId : waiting) {
      Acceptance outcome = Attempts.run(ledger, () -> tryReoffer(caseId));
      accepted += outcome instanceof Acceptance.Accepted ? 1 : 0;
    }
    return accepted;
  }

  /// The sweep's part: ready cases whose acceptance was lost on the way, and free places that were
  /// not offered. How many cases were accepted.
  public int sweep(String call) {
    int accepted = 0;
    for (Stored<CaseRecord> ready :
        Lists.all(ledger, new Listing.CasesAt(call, CaseStatus.READY), PAGE)) {
      accepted += automatically(ready.value().id()) instanceof Acceptance.Accepted ? 1 : 0;
    }
    List<String> provinces =
        Lists.all(ledger, new Listing.CasesAt(call, CaseStatus.BATCH_HOLD), PAGE).stream()
            .map(held -> held.value().province())
            .distinct()
            .toList();
    for (String province : provinces) {
      accepted += reoffer(call, province);
    }
    return accepted;
  }

  private Step<Acceptance> tryAutomatically(String caseId) {
    Loaded loaded = find(caseId).orElseThrow(() -> new PermanentFault("no case " + caseId));
    CaseRecord record = loaded.record().value();
    if (record.status() != CaseStatus.READY) {
      return new Step.Nothing<>(new Acceptance.NotReady(record.status()));
    }
    boolean officers = loaded.programme().acceptance() != Programme.Acceptance.AUTOMATIC;
    if (record.isHeldByOfficer()) {
      return holdAgain(loaded, new Acceptance.WaitsForOfficer(caseId));
    }
    if (!loaded.mayGoOn()) {
      return hold(loaded, new Acceptance.Held(caseId));
    }
    return officers
        ? new Step.Nothing<>(new Acceptance.WaitsForOfficer(caseId))
        : accept(loaded, Actor.SYSTEM, Map.of(), record2 -> new Acceptance.Accepted(record2.id()));
  }

  private Step<Acceptance> tryReoffer(String caseId) {
    Loaded loaded = find(caseId).orElseThrow(() -> new PermanentFault("no case " + caseId));
    CaseRecord record = loaded.record().value();
    boolean waits =
        (record.status() == CaseStatus.READY || record.status() == CaseStatus.BATCH_HOLD)
            && !record.isHeldByOfficer();
    if (!waits || !loaded.hasRoom()) {
      return new Step.Nothing<>(new Acceptance.NotReady(record.status()));
    }
    return accept(loaded, Actor.SYSTEM, Map.of(), record2 -> new Acceptance.Accepted(record2.id()));
  }

  private static Optional<Refusal> refusal(Loaded loaded) {
    CaseRecord record = loaded.record().value();
    boolean held = record.status() == CaseStatus.BATCH_HOLD;
    if (!held && record.status() != CaseStatus.READY) {
      return Optional.of(
          Refusal.of(Refusal.Code.WRONG_STATE, "只有待受理或超额待定的申报件可以受理，当前状态为" + record.status() + "。"));
    }
    OverQuota policy = loaded.programme().quota().overQuota();
    if (held && !record.isHeldByOfficer() && policy == OverQuota.REFUSE_ALL) {
      return Optional.of(Refusal.of(Refusal.Code.QUOTA_EXHAUSTED, "该省推荐超额，按本次申报规则超额的城市不予受理，不能放行。"));
    }
    if (loaded.hasRoom()) {
      return Optional.empty();
    }
    int limit = loaded.programme().quota().limitOf(record.province());
    return Optional.of(
        Refusal.of(
            Refusal.Code.QUOTA_EXHAUSTED,
            policy == OverQuota.BY_RANK
                ? "该省名额为" + limit + "个，须按推荐排序受理，排序在前的城市尚未办结或已占用名额。"
                : "该省名额为" + limit + "个，已全部占用。"));
  }

  private <R> Step<R> accept(
      Loaded loaded, Actor by, Map<String, String> why, Function<CaseRecord, R> result) {
    Instant now = clock.instant();
    CaseRecord before = loaded.record().value();
    Programme programme = loaded.programme();
    Province book = loaded.book().value();
    int limit = programme.quota().limitOf(book.code());
    return switch (book.reserve(before.id(), limit)) {
      case Province.Reservation.Exhausted(long taken, int most) ->
          throw new IllegalStateException(
              "no place although there was room: " + taken + " of " + most);
      case Province.Reservation.Reserved(Province reserved) -> {
        CaseRecord after = before.at(CaseStatus.ACCEPTED).unheld().at(CaseStatus.REVIEW_QUEUED);
        Change.Builder change = Change.by(by, now);
        List<Change.What> happenings = new ArrayList<>();
        if (!why.isEmpty()) {
          happenings.add(happened(EventType.DECIDED, why));
        }
        happenings.add(
            happened(
                EventType.STATUS_CHANGED,
                Transitions.of(before.status(), CaseStatus.ACCEPTED, why)));
        happenings.add(
            happened(
                EventType.STATUS_CHANGED,
                Transitions.of(CaseStatus.ACCEPTED, CaseStatus.REVIEW_QUEUED, Map.of())));
        change.save(loaded.record(), after, happenings.toArray(Change.What[]::new));
        change.save(
            loaded.book(),
            reserved,
            happened(
                EventType.QUOTA_RESERVED,
                Map.of(
                    "case", before.id(),
                    "taken", Long.toString(reserved.placesTaken()),
                    "limit", Integer.toString(limit))));
        seats.open(change, programme, after, now);
        long version = loaded.record().revision();
        tell.tell(change, programme, after, "ACCEPTED", version, _ -> Map.of());
        tell.tell(change, programme, after, "QUEUED_FOR_REVIEW", version, _ -> Map.of());
        yield new Step.Commit<>(change.build(), result.apply(after));
      }
    };
  }

  /// The rules ran again on a case that an officer holds, after a correction or a supplement: they
  /// do not end his hold.
  private <R> Step<R> holdAgain(Loaded loaded, R result) {
    CaseRecord before = loaded.record().value();
    Change change =
        Change.by(Actor.SYSTEM, clock.instant())
            .save(
                loaded.record(),
                before.at(CaseStatus.BATCH_HOLD),
                happened(
                    EventType.STATUS_CHANGED,
                    Transitions.of(
                        before.status(), CaseStatus.BATCH_HOLD, Map.of("why", "officer"))))
            .build();
    return new Step.Commit<>(change, result);
  }

  /// The province's book is not touched: a place that becomes free at the same moment is offered
  /// after this, and then finds the case held.
  private <R> Step<R> hold(Loaded loaded, R result) {
    CaseRecord before = loaded.record().value();
    CaseRecord after = before.at(CaseStatus.BATCH_HOLD);
    String policy = loaded.programme().quota().overQuota().name();
    Change.Builder change = Change.by(Actor.SYSTEM, clock.instant());
    change.save(
        loaded.record(),
        after,
        happened(
            EventType.STATUS_CHANGED,
            Transitions.of(
                before.status(), CaseStatus.BATCH_HOLD, Map.of("why", "quota", "policy", policy))));
    tell.tell(change, loaded.programme(), after, "HELD", loaded.record().revision(), _ -> Map.of());
    return new Step.Commit<>(change.build(), result);
  }

  /// One city too many holds every other ready city of the province, each in its own change.
  private void holdTheOthers(String caseId) {
    Loaded first = find(caseId).orElseThrow(() -> new PermanentFault("no case " + caseId));
    for (Province.Entry entry : first.book().value().entries().values()) {
      if (entry.live() && entry.counted() && !entry.holdsPlace()) {
        Attempts.<Boolean>run(
            ledger,
            () -> {
              Optional<Loaded> other = find(entry.caseId());
              boolean ready =
                  other.isPresent()
                      && other.get().record().value().status() == CaseStatus.READY
                      && !other.get().mayGoOn();
              return ready ? hold(other.get(), true) : new Step.Nothing<>(false);
            });
      }
    }
  }

  private Optional<Loaded> find(String caseId) {
    return ledger
        .load(CaseRecord.class, caseId)
        .map(record -> {
          Programme programme = programmes.required(record.value().call());
          Stored<Province> book =
              book(record.value().call(), record.value().province())
                  .orElseThrow(() -> new IllegalStateException("a case is in its province's book"));
          return new Loaded(record, book, programme);
        });
  }

  private Optional<Stored<Province>> book(String call, String province) {
    return ledger.load(Province.class, Province.idOf(call, province));
  }

  private record Loaded(Stored<CaseRecord> record, Stored<Province> book, Programme programme) {
    boolean hasRoom() {
      return Places.mayTake(book.value(), record.value().id(), programme.quota());
    }

    /// Where officers accept, one city too many is enough to hold all: they choose among them.
    boolean mayGoOn() {
      boolean officers = programme.acceptance() != Programme.Acceptance.AUTOMATIC;
      return hasRoom() && !(officers && isOverQuota());
    }

    /// More cities take part than the province has places.
    boolean isOverQuota() {
      Province.Entry own = book.value().entries().get(record.value().id());
      long taking =
          book.value().entries().values().stream()
              .filter(entry -> entry.counted() && (entry.live() || entry.holdsPlace()))
              .count();
      return own != null
          && own.counted()
          && taking > programme.quota().limitOf(record.value().province());
    }
  }
}
