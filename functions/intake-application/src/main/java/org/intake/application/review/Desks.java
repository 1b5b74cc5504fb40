package org.intake.application.review;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.intake.application.port.Ledger;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Stored;
import org.intake.domain.review.ExpertDesk;
import org.intake.domain.review.Review;

/// Experts' desks.
final class Desks {
  private Desks() {}

  static Stored<ExpertDesk> of(Ledger ledger, String call, Actor expert) {
    return ledger
        .load(ExpertDesk.class, ExpertDesk.idOf(call, expert.subject()))
        .orElseGet(() -> Stored.unborn(ExpertDesk.empty(call, expert.subject())));
  }

  /// The seats that he still holds; leases may have run out or been taken over since.
  static SortedMap<String, Long> held(Ledger ledger, ExpertDesk desk, Actor expert, Instant now) {
    SortedMap<String, Long> held = new TreeMap<>();
    for (Map.Entry<String, Long> claim : desk.claimed().entrySet()) {
      Optional<Stored<Review>> seat = ledger.load(Review.class, claim.getKey());
      if (seat.isPresent() && seat.get().value().isHeldBy(expert, claim.getValue(), now)) {
        held.put(claim.getKey(), claim.getValue());
      }
    }
    return held;
  }

  static boolean isOfCase(String review, String caseId) {
    return review.startsWith(caseId + "-")
        && review.substring(caseId.length() + 1).chars().allMatch(Character::isDigit);
  }
}
