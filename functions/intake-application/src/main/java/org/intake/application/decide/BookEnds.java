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
        book, ended(book.value(), caseId, freesPlace), what(book.value(), caseId, freesPlace));
  }

  static Province ended(Province book, String caseId, boolean freesPlace) {
    return book.ended(caseId, freesPlace);
  }

  static Change.What[] what(Province book, String caseId, boolean freesPlace) {
    Province.Entry entry = book.entries().get(caseId);
    boolean frees = entry != null && entry.holdsPlace() && freesPlace;
    return frees
        ? new Change.What[] {happened(EventType.QUOTA_RELEASED, Map.of("case", caseId))}
        : new Change.What[0];
  }
}
