package org.intake.application.accept;

import java.util.Comparator;
import org.intake.domain.casefile.Province;
import org.intake.domain.programme.QuotaPolicy;
import org.intake.domain.programme.QuotaPolicy.OverQuota;

/// Who may have a place of a province now.
final class Places {
  /// The letter's order; cities that it does not rank come after, in the order of their cases.
  private static final Comparator<Province.Entry> BY_RANK =
      Comparator.<Province.Entry>comparingInt(
              entry -> entry.rank() > 0 ? entry.rank() : Integer.MAX_VALUE)
          .thenComparing(Province.Entry::caseId);

  private Places() {}

  /// Whether a case may take a place. By rank, a place is kept for every better-ranked city that is
  /// still in the procedure, ready or not: otherwise the fastest would win, not the first.
  static boolean mayTake(Province book, String caseId, QuotaPolicy quota) {
    Province.Entry entry = book.entries().get(caseId);
    if (entry == null) {
      throw new IllegalStateException("the province's book has no case " + caseId);
    }
    if (!entry.counted() || entry.holdsPlace()) {
      return true;
    }
    int limit = quota.limitOf(book.code());
    if (quota.overQuota() != OverQuota.BY_RANK) {
      return book.placesTaken() < limit;
    }
    long before =
        book.entries().values().stream()
            .filter(other -> other.counted() && !other.caseId().equals(caseId))
            .filter(
                other -> other.holdsPlace() || (other.live() && BY_RANK.compare(other, entry) < 0))
            .count();
    return before < limit;
  }

  /// Cases that wait, best rank first.
  static Comparator<Province.Entry> byRank() {
    return BY_RANK;
  }
}
