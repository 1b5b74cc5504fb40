package org.intake.application.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Stored;
import org.jspecify.annotations.Nullable;

/// One list made of several, with a filter, in pages.
public final class ListAll {
  /// A filter that fits few items must not read a whole index in one request: the page is then
  /// short, or even empty, and the cursor goes on.
  private static final int READS = 40;

  private final Ledger ledger;

  public ListAll(Ledger ledger) {
    this.ledger = ledger;
  }

  /// How far a reader has come: in which of the lists, and where in it.
  public record Position(int list, @Nullable String cursor) {
    public static final Position START = new Position(0, null);
  }

  public record Items<T extends Aggregate>(List<Stored<T>> items, @Nullable Position next) {
    public Items {
      items = List.copyOf(items);
    }
  }

  public <T extends Aggregate> Items<T> page(
      List<? extends Listing<T>> lists, Predicate<T> wanted, int limit, Position from) {
    List<Stored<T>> found = new ArrayList<>();
    int list = from.list();
    String cursor = from.cursor();
    for (int read = 0; list < lists.size() && found.size() < limit && read < READS; read++) {
      Ledger.Page<T> page = ledger.list(lists.get(list), limit - found.size(), cursor);
      page.items().stream().filter(stored -> wanted.test(stored.value())).forEach(found::add);
      cursor = page.next();
      if (cursor == null) {
        list++;
      }
    }
    return new Items<>(found, list < lists.size() ? new Position(list, cursor) : null);
  }

  /// Everything of some lists, for views that have to see all of it; never more than `atMost`.
  public <T extends Aggregate> List<Stored<T>> all(List<? extends Listing<T>> lists, int atMost) {
    List<Stored<T>> found = new ArrayList<>();
    for (Listing<T> listing : lists) {
      String cursor = null;
      do {
        Ledger.Page<T> page = ledger.list(listing, Math.min(100, atMost - found.size()), cursor);
        found.addAll(page.items());
        cursor = page.next();
      } while (cursor != null && found.size() < atMost);
      if (found.size() >= atMost) {
        break;
      }
    }
    return found;
  }
}
