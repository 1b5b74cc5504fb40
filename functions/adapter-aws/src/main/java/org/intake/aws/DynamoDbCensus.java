package org.intake.aws;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.intake.application.PermanentFault;
import org.intake.application.port.AggregateTypes;
import org.intake.application.port.Census;
import org.intake.domain.ledger.AggregateKind;
import org.intake.domain.ledger.Event;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Scans the whole table. For the check of invariants from a command line; no function is granted
/// the action, and none may be.
final class DynamoDbCensus implements Census {
  private final DynamoDbClient client;
  private final String table;
  private final AggregateItem items;

  DynamoDbCensus(DynamoDbClient client, TableName table, LargeBodies largeBodies) {
    this.client = client;
    this.table = table.name();
    this.items = new AggregateItem(largeBodies);
  }

  @Override
  public void take(Teller teller) {
    try {
      client
          .scanPaginator(request -> request.tableName(table).consistentRead(true))
          .items()
          .forEach(item -> tell(teller, item));
    } catch (SdkException e) {
      throw Faults.of("reading the whole table", e);
    }
  }

  private void tell(Teller teller, Map<String, AttributeValue> item) {
    String pk = text(item, Keys.PK);
    String sk = text(item, Keys.SK);
    try {
      if (sk.startsWith(Keys.EVENT)) {
        Event event = EventItem.read(item);
        if (!sk.equals(Keys.event(event.sequence()))) {
          throw new PermanentFault("bears the number " + event.sequence());
        }
        teller.event(event);
      } else if (sk.equals(Keys.STATE)) {
        AggregateKind kind = kindOf(pk).orElseThrow(() -> new PermanentFault("of no known kind"));
        teller.aggregate(pk, items.read(item, AggregateTypes.of(kind)));
      } else {
        throw new PermanentFault("neither state nor event");
      }
    } catch (PermanentFault | IllegalArgumentException e) {
      teller.unreadable(pk + " " + sk, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<AggregateKind> kindOf(String stream) {
    return Arrays.stream(AggregateKind.values())
        .filter(kind -> stream.startsWith(kind.stream("")))
        .findFirst();
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }
}
