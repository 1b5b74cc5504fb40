package org.intake.domain.review;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.AggregateKind;

/// What one expert took in one call: the seats that he claimed by their fence, the seats that he
/// finished, the cases that he may not see. Its single revision is what makes two claims of the
/// same expert at once keep to the rules that one claim keeps to.
///
/// `claimed` may name a seat that was lost since; the seat itself tells. `former` are seats that he
/// gave back or lost.
public record ExpertDesk(
    String id,
    String call,
    String expert,
    SortedMap<String, Long> claimed,
    Set<String> former,
    Set<String> finished,
    Set<String> recusedCases)
    implements Aggregate {
  public ExpertDesk {
    claimed = Collections.unmodifiableSortedMap(new TreeMap<>(claimed));
    former = Collections.unmodifiableSet(new TreeSet<>(former));
    finished = Collections.unmodifiableSet(new TreeSet<>(finished));
    recusedCases = Collections.unmodifiableSet(new TreeSet<>(recusedCases));
  }

  public static ExpertDesk empty(String call, String expert) {
    return new ExpertDesk(
        idOf(call, expert), call, expert, new TreeMap<>(), Set.of(), Set.of(), Set.of());
  }

  /// Subjects are whatever the issuer of tokens makes them; a hash is safe in any key.
  public static String idOf(String call, String expert) {
    return call + "." + Sha256.ofText(expert).shortForm();
  }

  @Override
  public AggregateKind aggregateKind() {
    return AggregateKind.EXPERT;
  }

  /// With the seats that he still holds and a new one.
  public ExpertDesk claiming(SortedMap<String, Long> held, String review, long fence) {
    Set<String> lost = new TreeSet<>(former);
    lost.addAll(claimed.keySet());
    lost.removeAll(held.keySet());
    lost.remove(review);
    SortedMap<String, Long> next = new TreeMap<>(held);
    next.put(review, fence);
    return new ExpertDesk(id, call, expert, next, lost, finished, recusedCases);
  }

  public ExpertDesk finishing(String review) {
    Set<String> next = new TreeSet<>(finished);
    next.add(review);
    return new ExpertDesk(id, call, expert, without(review), former, next, recusedCases);
  }

  /// The seat is given back; with a conflict no seat of its case is offered again.
  public ExpertDesk releasing(String review, String caseId, boolean conflict) {
    Set<String> given = new TreeSet<>(former);
    given.add(review);
    Set<String> recused = new TreeSet<>(recusedCases);
    if (conflict) {
      recused.add(caseId);
    }
    return new ExpertDesk(id, call, expert, without(review), given, finished, recused);
  }

  /// Whether he has, or ever had, this seat.
  public boolean knows(String review) {
    return claimed.containsKey(review) || former.contains(review) || finished.contains(review);
  }

  private SortedMap<String, Long> without(String review) {
    SortedMap<String, Long> next = new TreeMap<>(claimed);
    next.remove(review);
    return next;
  }
}
