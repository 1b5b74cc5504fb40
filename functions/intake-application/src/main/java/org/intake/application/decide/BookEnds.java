package org.intake.application.decide;

import static org.intake.domain.ledger.Change.What.happened;

import java.util.Map;
import org.intake.domain.casefile.Province;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;

/// A case leaves the procedure in its province's book.
final class BookEnds {
  private BookEnds() {}

  static void end(Change.Builder change, Stored<Province> book, String caseId, boolean freesPlace) {
    change.save(
        book, book.value().ended(caseId, freesPlace), what(book.value(), caseId, freesPlace));
  }

  /// Says whether the case had a place, and whether that is free again.
  static Change.What what(Province book, String caseId, boolean freesPlace) {
    Province.Entry entry = book.entries().get(caseId);
    boolean held = entry != null && entry.holdsPlace();
    return held && freesPlace
        ? happened(EventType.QUOTA_RELEASED, Map.of("case", caseId))
        : happened(
            EventType.DECIDED,
            Map.of("case", caseId, "ended", "true", "keepsPlace", Boolean.toString(held)));
  }
}
