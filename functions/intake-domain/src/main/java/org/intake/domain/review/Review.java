package org.intake.domain.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.AggregateKind;
import org.jspecify.annotations.Nullable;

/// One expert's seat at one case. The lease says who holds it until when; the fence grows with
/// every claim, so that a write of an earlier holder is known to be late.
public record Review(
    String id,
    String call,
    String caseId,
    String province,
    int seat,
    State state,
    long fence,
    @Nullable Lease lease,
    Set<String> recused,
    SortedMap<String, BigDecimal> scores,
    List<ParkOpinion> parks,
    String comment,
    @Nullable String completedBy,
    Instant openedAt,
    @Nullable Instant completedAt)
    implements Aggregate {
  public Review {
    recused = Collections.unmodifiableSet(new TreeSet<>(recused));
    scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
    parks = List.copyOf(parks);
  }

  public enum State {
    OPEN,
    LEASED,
    COMPLETED,
    CANCELLED
  }

  public record Lease(String holder, Instant since, Instant expiresAt) {}

  public record ParkOpinion(String park, boolean recommend, String comment) {}

  public static Review open(String call, String caseId, String province, int seat, Instant at) {
    return new Review(
        idOf(caseId, seat),
        call,
        caseId,
        province,
        seat,
        State.OPEN,
        0,
        null,
        Set.of(),
        new TreeMap<>(),
        List.of(),
        "",
        null,
        at,
        null);
  }

  public static String idOf(String caseId, int seat) {
    return caseId + "-" + seat;
  }

  /// The seat's place in the list of its state: open seats by when they were opened, leased ones by
  /// when the lease ends, so that what must be taken or released next comes first.
  public Instant queuedAt() {
    return switch (state) {
      case OPEN, CANCELLED -> openedAt;
      case LEASED -> lease == null ? openedAt : lease.expiresAt();
      case COMPLETED -> completedAt == null ? openedAt : completedAt;
    };
  }

  @Override
  public AggregateKind aggregateKind() {
    return AggregateKind.REVIEW;
  }

  /// Whether somebody may take the seat now: it is open, or its lease ran out.
  public boolean isFree(Instant now) {
    return state == State.OPEN
        || (state == State.LEASED && lease != null && !now.isBefore(lease.expiresAt()));
  }

  /// Whether the write of a holder still counts.
  public boolean isHeldBy(Actor expert, long hisFence, Instant now) {
    return state == State.LEASED
        && lease != null
        && fence == hisFence
        && lease.holder().equals(expert.subject())
        && now.isBefore(lease.expiresAt());
  }

  /// A new lease starts from a clean sheet: what an earlier holder left unfinished is not shown to
  /// the next.
  public Review claimed(String holder, Instant now, Instant until) {
    return with(State.LEASED, fence + 1, new Lease(holder, now, until), recused, Sheet.EMPTY);
  }

  public Review renewed(Instant until) {
    Lease current = Objects.requireNonNull(lease, "a renewed review is leased");
    return with(
        state, fence, new Lease(current.holder(), current.since(), until), recused, sheet());
  }

  /// Gives the seat back; with a conflict the expert is not offered it again.
  public Review released(String holder, boolean conflict) {
    Set<String> next = new TreeSet<>(recused);
    if (conflict) {
      next.add(holder);
    }
    return with(State.OPEN, fence + 1, null, next, Sheet.EMPTY);
  }

  public Review saved(
      SortedMap<String, BigDecimal> nextScores, List<ParkOpinion> nextParks, String nextComment) {
    return with(
        state, fence, lease, recused, new Sheet(nextScores, nextParks, nextComment, null, null));
  }

  public Review completed(String by, Instant at) {
    return with(State.COMPLETED, fence, null, recused, new Sheet(scores, parks, comment, by, at));
  }

  public Review cancelled() {
    return with(State.CANCELLED, fence + 1, null, recused, sheet());
  }

  /// A cancelled seat is offered again, in a round that an officer has opened again.
  public Review reopened() {
    return with(State.OPEN, fence + 1, null, recused, Sheet.EMPTY);
  }

  /// What a holder has written and when he was done.
  private record Sheet(
      SortedMap<String, BigDecimal> scores,
      List<ParkOpinion> parks,
      String comment,
      @Nullable String completedBy,
      @Nullable Instant completedAt) {
    static final Sheet EMPTY = new Sheet(Collections.emptySortedMap(), List.of(), "", null, null);
  }

  private Sheet sheet() {
    return new Sheet(scores, parks, comment, completedBy, completedAt);
  }

  private Review with(
      State nextState,
      long nextFence,
      @Nullable Lease nextLease,
      Set<String> nextRecused,
      Sheet sheet) {
    return new Review(
        id,
        call,
        caseId,
        province,
        seat,
        nextState,
        nextFence,
        nextLease,
        nextRecused,
        sheet.scores(),
        sheet.parks(),
        sheet.comment(),
        sheet.completedBy(),
        openedAt,
        sheet.completedAt());
  }
}
