package org.intake.aws;

import java.util.HashMap;
import java.util.Map;
import org.intake.application.PermanentFault;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.Stored;
import org.intake.json.IntakeJson;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An aggregate as an item: the body as compressed JSON, beside it what conditions and lists need.
final class AggregateItem {
  /// An item may have 400 KB (service limit), its keys and names included.
  private static final int LARGEST_BODY = 360_000;

  private final LargeBodies largeBodies;

  AggregateItem(LargeBodies largeBodies) {
    this.largeBodies = largeBodies;
  }

  Map<String, AttributeValue> of(Change.Save save) {
    Aggregate value = save.value();
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(Keys.PK, AttributeValue.fromS(value.stream()));
    item.put(Keys.SK, AttributeValue.fromS(Keys.STATE));
    item.put("rev", number(save.revision()));
    item.put("events", number(save.events()));
    item.put("head", AttributeValue.fromS(save.head().hex()));
    Keys.Entries entries = Keys.of(value);
    list(item, Keys.GSI1, entries.gsi1());
    list(item, Keys.GSI2, entries.gsi2());
    byte[] body = IntakeJson.writeCompressed(value);
    if (body.length <= LARGEST_BODY) {
      item.put("body", AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(body)));
    } else {
      Sha256 hash = Sha256.of(body);
      largeBodies.put(hash, body);
      item.put("large", AttributeValue.fromS(hash.hex()));
    }
    return item;
  }

  <T extends Aggregate> Stored<T> read(Map<String, AttributeValue> item, Class<T> type) {
    AttributeValue body = item.get("body");
    byte[] bytes =
        body == null
            ? largeBodies.get(new Sha256(need(item, "large").s()))
            : body.b().asByteArrayUnsafe();
    return new Stored<>(
        IntakeJson.readCompressed(bytes, type),
        Long.parseLong(need(item, "rev").n()),
        Long.parseLong(need(item, "events").n()),
        new Sha256(need(item, "head").s()));
  }

  private static AttributeValue need(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new PermanentFault("an item without " + name);
    }
    return value;
  }

  private static void list(
      Map<String, AttributeValue> item, String index, Keys.@Nullable Entry entry) {
    if (entry != null) {
      item.put(index + "pk", AttributeValue.fromS(entry.partition()));
      item.put(index + "sk", AttributeValue.fromS(entry.sort()));
    }
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
