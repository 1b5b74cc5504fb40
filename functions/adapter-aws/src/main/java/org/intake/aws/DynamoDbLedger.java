package org.intake.aws;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intake.application.PermanentFault;
import org.intake.application.TransientFault;
import org.intake.application.port.AggregateTypes;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.Stored;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// State in one table: an aggregate is one item under its stream, each of its events another one
/// beside it, and a change is one transaction over both.
///
/// The indexes hold keys only: lists read the items themselves, consistently, and leave out what
/// has moved to another list meanwhile. That halves what a write costs.
final class DynamoDbLedger implements Ledger {
  /// What one transaction, and one batch of reads, may hold (service limits).
  private static final int TRANSACTION = 100;

  private static final int BATCH = 100;
  private static final int LONGEST_PAGE = 1000;
  private static final int READ_TRIES = 8;

  private final DynamoDbClient client;
  private final String table;
  private final AggregateItem items;

  DynamoDbLedger(DynamoDbClient client, TableName table, LargeBodies largeBodies) {
    this.client = client;
    this.table = table.name();
    this.items = new AggregateItem(largeBodies);
  }

  @Override
  public <T extends Aggregate> Optional<Stored<T>> load(Class<T> type, String id) {
    String stream = AggregateTypes.kindOf(type).stream(id);
    try {
      var response =
          client.getItem(request ->
              request.tableName(table).key(key(stream, Keys.STATE)).consistentRead(true));
      return response.hasItem() ? Optional.of(items.read(response.item(), type)) : Optional.empty();
    } catch (SdkException e) {
      throw Faults.of("loading an aggregate", e);
    }
  }

  @Override
  public Commit commit(Change change) {
    refuseWhatNoTransactionHolds(change);
    List<TransactWriteItem> writes = new ArrayList<>();
    List<String> streams = new ArrayList<>();
    for (Change.Save save : change.saves()) {
      writes.add(put(items.of(save), save.expectedRevision()));
      streams.add(save.value().stream());
      for (Event event : save.appended()) {
        writes.add(put(EventItem.of(event), 0));
        streams.add(event.stream());
      }
    }
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder()
            .transactItems(writes)
            .clientRequestToken(RequestToken.of(change))
            .build();
    try {
      client.transactWriteItems(request);
      return new Commit.Done();
    } catch (TransactionCanceledException e) {
      Commit.Conflict conflict = conflict(e, streams);
      return isCommitted(change) ? new Commit.Done() : conflict;
    } catch (SdkException e) {
      return afterUnknownOutcome(change, e);
    }
  }

  /// The answer was lost or never given: the history tells whether the change was committed.
  private Commit afterUnknownOutcome(Change change, SdkException cause) {
    RuntimeException fault = Faults.of("committing a change", cause);
    if (fault instanceof TransientFault && isCommitted(change)) {
      return new Commit.Done();
    }
    throw fault;
  }

  /// Which aggregate somebody else changed. Anything but a failed condition or a rival transaction
  /// is a fault.
  private static Commit.Conflict conflict(TransactionCanceledException e, List<String> streams) {
    List<CancellationReason> reasons = e.cancellationReasons();
    Set<String> codes =
        reasons.stream()
            .map(reason -> reason.code() == null ? "None" : reason.code())
            .collect(Collectors.toSet());
    if (codes.contains("ValidationError")) {
      throw new PermanentFault("committing a change: refused as invalid", e);
    }
    for (int i = 0; i < reasons.size(); i++) {
      String code = reasons.get(i).code();
      if ("ConditionalCheckFailed".equals(code) || "TransactionConflict".equals(code)) {
        return new Commit.Conflict(streams.get(i));
      }
    }
    throw new TransientFault("committing a change did not work: " + codes, e);
  }

  /// A change is committed whole, so it was committed if all its events stand in the history, hash
  /// by hash. Without events nothing tells, and the caller decides again.
  private boolean isCommitted(Change change) {
    List<Event> events = change.saves().stream().flatMap(save -> save.appended().stream()).toList();
    if (events.isEmpty()) {
      return false;
    }
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found =
        read(
            events.stream()
                .map(event -> key(event.stream(), Keys.event(event.sequence())))
                .toList());
    return events.stream()
        .allMatch(event -> {
          var item = found.get(key(event.stream(), Keys.event(event.sequence())));
          return item != null && EventItem.read(item).equals(event);
        });
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
    if (count > TRANSACTION) {
      throw new PermanentFault("a change of " + count + " items is more than one transaction");
    }
  }

  private TransactWriteItem put(Map<String, AttributeValue> item, long expectedRevision) {
    Put.Builder put = Put.builder().tableName(table).item(item);
    if (expectedRevision == 0) {
      put.conditionExpression("attribute_not_exists(pk)");
    } else {
      put.conditionExpression("rev = :expected")
          .expressionAttributeValues(
              Map.of(":expected", AttributeValue.fromN(Long.toString(expectedRevision))));
    }
    return TransactWriteItem.builder().put(put.build()).build();
  }

  @Override
  public List<Event> history(String stream) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .keyConditionExpression("pk = :stream AND begins_with(sk, :event)")
            .expressionAttributeValues(
                Map.of(
                    ":stream", AttributeValue.fromS(stream),
                    ":event", AttributeValue.fromS(Keys.EVENT)))
            .build();
    try {
      return client.queryPaginator(query).items().stream().map(EventItem::read).toList();
    } catch (SdkException e) {
      throw Faults.of("reading a history", e);
    }
  }

  @Override
  public <T extends Aggregate> Page<T> list(
      Listing<T> listing, int limit, @Nullable String cursor) {
    if (limit < 1 || limit > LONGEST_PAGE) {
      throw new IllegalArgumentException("limit: 1 to " + LONGEST_PAGE);
    }
    Keys.Scope scope = Keys.of(listing);
    String after = cursor == null ? null : Cursor.decode(scope, cursor);
    List<Listed> listed = listed(scope, limit + 1, after);
    boolean more = listed.size() > limit;
    List<Listed> page = more ? listed.subList(0, limit) : listed;
    var found = read(page.stream().map(Listed::key).toList());
    List<Stored<T>> stored = new ArrayList<>();
    for (Listed entry : page) {
      var item = found.get(entry.key());
      if (item != null && entry.isStillIn(item, scope)) {
        stored.add(items.read(item, listing.type()));
      }
    }
    return new Page<>(stored, more ? Cursor.encode(scope, page.getLast().sort()) : null);
  }

  /// An entry of an index: where it stands, and the item it stands for.
  private record Listed(String partition, String sort, Map<String, AttributeValue> key) {
    boolean isStillIn(Map<String, AttributeValue> item, Keys.Scope scope) {
      AttributeValue now = item.get(scope.index() + "pk");
      return now != null && now.s().equals(partition);
    }
  }

  /// Shards are read one after the other: four reads of keys cost less than threads for them.
  private List<Listed> listed(Keys.Scope scope, int limit, @Nullable String after) {
    Comparator<Listed> order = Comparator.comparing(Listed::sort);
    try {
      return scope.partitions().stream()
          .flatMap(
              partition -> client.query(query(scope, partition, limit, after)).items().stream())
          .map(item ->
              new Listed(
                  text(item, scope.index() + "pk"),
                  text(item, scope.index() + "sk"),
                  key(text(item, Keys.PK), text(item, Keys.SK))))
          .sorted(scope.newestFirst() ? order.reversed() : order)
          .limit(limit)
          .toList();
    } catch (SdkException e) {
      throw Faults.of("reading a list", e);
    }
  }

  private QueryRequest query(
      Keys.Scope scope, String partition, int limit, @Nullable String after) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":partition", AttributeValue.fromS(partition));
    String condition = scope.index() + "pk = :partition";
    if (after != null) {
      condition += " AND " + scope.index() + "sk " + (scope.newestFirst() ? "<" : ">") + " :after";
      values.put(":after", AttributeValue.fromS(after));
    }
    return QueryRequest.builder()
        .tableName(table)
        .indexName(scope.index())
        .keyConditionExpression(condition)
        .expressionAttributeValues(values)
        .projectionExpression("pk, sk, " + scope.index() + "pk, " + scope.index() + "sk")
        .scanIndexForward(!scope.newestFirst())
        .limit(limit)
        .build();
  }

  /// Items by key, consistently; what the service leaves unread is asked for again.
  private Map<Map<String, AttributeValue>, Map<String, AttributeValue>> read(
      List<Map<String, AttributeValue>> keys) {
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found = new HashMap<>();
    for (int from = 0; from < keys.size(); from += BATCH) {
      List<Map<String, AttributeValue>> left =
          keys.subList(from, Math.min(keys.size(), from + BATCH));
      for (int tries = 0; !left.isEmpty(); tries++) {
        if (tries == READ_TRIES) {
          throw new TransientFault("reading items did not work: too busy");
        }
        left = readSome(left, found);
      }
    }
    return found;
  }

  private List<Map<String, AttributeValue>> readSome(
      List<Map<String, AttributeValue>> keys,
      Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found) {
    KeysAndAttributes wanted = KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
    try {
      var response = client.batchGetItem(request -> request.requestItems(Map.of(table, wanted)));
      response
          .responses()
          .getOrDefault(table, List.of())
          .forEach(item -> found.put(key(text(item, Keys.PK), text(item, Keys.SK)), item));
      KeysAndAttributes unread = response.unprocessedKeys().get(table);
      return unread == null ? List.of() : unread.keys();
    } catch (SdkException e) {
      throw Faults.of("reading items", e);
    }
  }

  private static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of(Keys.PK, AttributeValue.fromS(pk), Keys.SK, AttributeValue.fromS(sk));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.s() == null) {
      throw new PermanentFault("an item without " + name);
    }
    return value.s();
  }
}
