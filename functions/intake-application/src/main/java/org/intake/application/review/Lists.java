package org.intake.application.review;

import java.util.ArrayList;
import java.util.List;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Stored;
import org.jspecify.annotations.Nullable;

/// Whole lists, for what speaks of all cases of a call: a few hundred.
public final class Lists {
  /// A call of more would need another way of looking at it than one by one.
  private static final int MOST = 20_000;

  private Lists() {}

  public static <T extends Aggregate> List<Stored<T>> all(
      Ledger ledger, Listing<T> listing, int page) {
    List<Stored<T>> all = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      Ledger.Page<T> next = ledger.list(listing, page, cursor);
      all.addAll(next.items());
      cursor = next.next();
    } while (cursor != null && all.size() < MOST);
    return all;
  }
}
