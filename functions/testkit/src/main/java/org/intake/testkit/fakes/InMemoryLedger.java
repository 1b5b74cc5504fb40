package org.intake.testkit.fakes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.intake.application.PermanentFault;
import org.intake.application.port.AggregateTypes;
import org.intake.application.port.Census;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.domain.call.Objection;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.Stored;
import org.intake.domain.notice.Notice;
import org.intake.domain.review.Review;
import org.intake.domain.submission.Submission;
import org.jspecify.annotations.Nullable;

/// The table in memory: conditional, atomic, listed in the same order. Listeners get committed
/// events, as the stream delivers them.
public final class InMemoryLedger implements Ledger, Census {
  /// What one DynamoDB transaction may hold.
  private static final int ITEMS_IN_A_CHANGE = 100;

  private final Map<String, Stored<? extends Aggregate>> items = new HashMap<>();
  private final Map<String, List<Event>> histories = new HashMap<>();
  private final List<Consumer<Event>> listeners = new ArrayList<>();
  private final List<Runnable> rivals = new ArrayList<>();

  @Override
  public synchronized <T extends Aggregate> Optional<Stored<T>> load(Class<T> type, String id) {
    Stored<? extends Aggregate> stored = items.get(AggregateTypes.kindOf(type).stream(id));
    return Optional.ofNullable(stored).map(found -> typed(type, found));
  }

  @Override
  public Commit commit(Change change) {
    rivalsGoFirst();
    Commit commit = commitAtomically(change);
    if (commit instanceof Commit.Done) {
      List<Consumer<Event>> told = List.copyOf(listeners);
      change.saves().stream()
          .flatMap(save -> save.appended().stream())
          .forEach(event -> told.forEach(listener -> listener.accept(event)));
    }
    return commit;
  }

  private synchronized Commit commitAtomically(Change change) {
    refuseWhatNoTransactionHolds(change);
    if (isCommittedAlready(change)) {
      return new Commit.Done();
    }
    for (Change.Save save : change.saves()) {
      Stored<? extends Aggregate> stored = items.get(save.value().stream());
      if ((stored == null ? 0 : stored.revision()) != save.expectedRevision()) {
        return new Commit.Conflict(save.value().stream());
      }
    }
    for (Change.Save save : change.saves()) {
      String stream = save.value().stream();
      items.put(stream, new Stored<>(save.value(), save.revision(), save.events(), save.head()));
      histories.computeIfAbsent(stream, _ -> new ArrayList<>()).addAll(save.appended());
    }
    return new Commit.Done();
  }

  private boolean isCommittedAlready(Change change) {
    List<Event> appended =
        change.saves().stream().flatMap(save -> save.appended().stream()).toList();
    return !appended.isEmpty()
        && appended.stream().allMatch(event -> history(event.stream()).contains(event));
  }

  private static void refuseWhatNoTransactionHolds(Change change) {
    Set<String> streams = new HashSet<>();
    int count = 0;
    for (Change.Save save : change.saves()) {
      if (!streams.add(save.value().stream())) {
        throw new IllegalArgumentException("a change saves an aggregate once");
      }
      count += 1 + save.appended().size();
    }
    if (count > ITEMS_IN_A_CHANGE) {
      throw new PermanentFault("a change of " + count + " items is more than one transaction");
    }
  }

  @Override
  public synchronized List<Event> history(String stream) {
    return List.copyOf(histories.getOrDefault(stream, List.of()));
  }

  @Override
  public synchronized <T extends Aggregate> Page<T> list(
      Listing<T> listing, int limit, @Nullable String cursor) {
    Order<T> order = order(listing);
    String from = cursor == null ? null : decode(listing, cursor);
    Comparator<String> direction =
        order.newestFirst ? Comparator.reverseOrder() : Comparator.naturalOrder();
    List<Stored<T>> found =
        items.values().stream()
            .filter(stored -> listing.type().isInstance(stored.value()))
            .map(stored -> typed(listing.type(), stored))
            .filter(stored -> order.contains.test(stored.value()))
            .sorted(Comparator.comparing(stored -> order.key.apply(stored.value()), direction))
            .filter(stored ->
                from == null || direction.compare(order.key.apply(stored.value()), from) > 0)
            .limit(limit + 1L)
            .toList();
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<Stored<T>> page = found.subList(0, limit);
    return new Page<>(page, encode(listing, order.key.apply(page.getLast().value())));
  }

  @Override
  public synchronized void take(Teller teller) {
    items.forEach(teller::aggregate);
    histories.values().forEach(events -> events.forEach(teller::event));
  }

  /// Every aggregate of a type, for assertions.
  public synchronized <T extends Aggregate> List<T> all(Class<T> type) {
    return items.values().stream()
        .map(Stored::value)
        .filter(type::isInstance)
        .map(type::cast)
        .sorted(Comparator.comparing(Aggregate::id))
        .toList();
  }

  /// Every event of every stream, by stream and number.
  public synchronized List<Event> events() {
    return histories.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Event::stream).thenComparingLong(Event::sequence))
        .toList();
  }

  public synchronized void onEvent(Consumer<Event> listener) {
    listeners.add(listener);
  }

  /// Lets somebody else commit just before the next commit: what makes a conflict.
  public synchronized void beforeNextCommit(Runnable rival) {
    rivals.add(rival);
  }

  private void rivalsGoFirst() {
    List<Runnable> waiting;
    synchronized (this) {
      waiting = List.copyOf(rivals);
      rivals.clear();
    }
    waiting.forEach(Runnable::run);
  }

  private record Order<T>(Predicate<T> contains, Function<T, String> key, boolean newestFirst) {}

  /// The cast holds because each case names the type of its listing.
  @SuppressWarnings("unchecked")
  private static <T extends Aggregate> Order<T> order(Listing<T> listing) {
    Order<?> order =
        switch (listing) {
          case Listing.SubmissionsOfProvince(var call, var province) ->
              new Order<Submission>(
                  s -> s.call().equals(call) && s.province().equals(province),
                  s -> s.createdAt().toEpochMilli() + "#" + s.id(),
                  true);
          case Listing.SubmissionsAt(var call, var status) ->
              new Order<Submission>(
                  s -> s.call().equals(call) && s.status() == status,
                  s -> s.lastActivityAt().toEpochMilli() + "#" + s.id(),
                  false);
          case Listing.CasesOfProvince(var call, var province) ->
              new Order<CaseRecord>(
                  c -> c.call().equals(call) && c.province().equals(province),
                  CaseRecord::id,
                  false);
          case Listing.CasesAt(var call, var status) ->
              new Order<CaseRecord>(
                  c -> c.call().equals(call) && c.status() == status,
                  c -> c.receivedAt().toEpochMilli() + "#" + c.id(),
                  false);
          case Listing.ReviewsAt(var call, var state) ->
              new Order<Review>(
                  r -> r.call().equals(call) && r.state() == state,
                  r -> r.queuedAt().toEpochMilli() + "#" + r.id(),
                  false);
          case Listing.ReviewsOfCase(var caseId) ->
              new Order<Review>(r -> r.caseId().equals(caseId), Review::id, false);
          case Listing.NoticesOfProvince(var call, var province) ->
              new Order<Notice>(
                  n -> n.call().equals(call) && n.province().equals(province),
                  n -> n.createdAt().toEpochMilli() + "#" + n.id(),
                  true);
          case Listing.NoticesAt(var call, var delivery) ->
              new Order<Notice>(
                  n -> n.call().equals(call) && n.delivery() == delivery,
                  n -> n.createdAt().toEpochMilli() + "#" + n.id(),
                  false);
          case Listing.ObjectionsOfCall(var call) ->
              new Order<Objection>(
                  o -> o.call().equals(call),
                  o -> o.filedAt().toEpochMilli() + "#" + o.id(),
                  false);
        };
    return (Order<T>) order;
  }

  private static String encode(Listing<?> listing, String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((listing + "\n" + key).getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(Listing<?> listing, String cursor) {
    String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    return Stream.of(text)
        .filter(whole -> whole.startsWith(listing + "\n"))
        .map(whole -> whole.substring(whole.indexOf('\n') + 1))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("cursor: not one of this list"));
  }

  private static <T extends Aggregate> Stored<T> typed(
      Class<T> type, Stored<? extends Aggregate> stored) {
    return new Stored<>(
        type.cast(stored.value()), stored.revision(), stored.events(), stored.head());
  }
}
