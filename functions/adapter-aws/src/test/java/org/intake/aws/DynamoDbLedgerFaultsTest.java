package org.intake.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intake.application.PermanentFault;
import org.intake.application.TransientFault;
import org.intake.application.port.Ledger.Commit;
import org.intake.application.port.Listing;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.review.Review;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// What no emulator provokes: lost answers, throttling, half-answered batches.
class DynamoDbLedgerFaultsTest {
  private static final Instant NOW = Instant.parse("2017-07-20T01:00:00Z");
  private static final Review REVIEW = Review.open("call", "case-1", "320000", 1, NOW);

  private final Scripted client = new Scripted();
  private final DynamoDbLedger ledger =
      new DynamoDbLedger(client, new TableName("intake"), new NoLargeBodies());

  private static Change change() {
    return Change.by(Actor.SYSTEM, NOW)
        .create(REVIEW, Change.What.happened(EventType.REVIEW_OPENED))
        .build();
  }

  @Test
  void takesALostAnswerForDoneWhenTheHistoryHasTheChange() {
    client.storesBeforeItFails = true;
    client.failure = SdkClientException.create("the connection was reset");
    assertThat(ledger.commit(change())).isEqualTo(new Commit.Done());
  }

  @Test
  void comesAgainAfterALostAnswerWhenTheHistoryDoesNotHaveTheChange() {
    client.failure = SdkClientException.create("the connection was reset");
    assertThatThrownBy(() -> ledger.commit(change())).isInstanceOf(TransientFault.class);
  }

  @Test
  void takesARivalTransactionForAConflict() {
    client.failure = cancelled("None", "TransactionConflict");
    assertThat(ledger.commit(change())).isEqualTo(new Commit.Conflict(REVIEW.stream()));
  }

  @Test
  void comesAgainWhenTheTableIsTooBusy() {
    client.failure = cancelled("None", "ThrottlingError");
    assertThatThrownBy(() -> ledger.commit(change())).isInstanceOf(TransientFault.class);
  }

  @Test
  void parksWhatTheServiceCallsInvalid() {
    client.failure = cancelled("ValidationError", "None");
    assertThatThrownBy(() -> ledger.commit(change())).isInstanceOf(PermanentFault.class);
    client.failure =
        DynamoDbException.builder()
            .statusCode(400)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("ValidationException").build())
            .build();
    assertThatThrownBy(() -> ledger.commit(change())).isInstanceOf(PermanentFault.class);
  }

  @Test
  void givesTheSameChangeTheSameTokenSoThatTheServiceKnowsItAgain() {
    ledger.commit(change());
    ledger.commit(change());
    assertThat(client.tokens).hasSize(2);
    assertThat(client.tokens.getFirst()).hasSize(36).isEqualTo(client.tokens.getLast());
  }

  @Test
  void asksAgainForWhatABatchLeftUnread() {
    ledger.commit(change());
    client.unreadTimes = 3;
    assertThat(ledger.list(new Listing.ReviewsOfCase("case-1"), 10, null).items()).hasSize(1);
  }

  @Test
  void doesNotAskForEver() {
    ledger.commit(change());
    client.unreadTimes = 1000;
    assertThatThrownBy(() -> ledger.list(new Listing.ReviewsOfCase("case-1"), 10, null))
        .isInstanceOf(TransientFault.class);
  }

  @Test
  void leavesOutOfAListWhatHasMovedMeanwhile() {
    ledger.commit(change());
    client
        .items
        .values()
        .forEach(item -> item.replace("gsi1pk", AttributeValue.fromS("elsewhere")));
    assertThat(ledger.list(new Listing.ReviewsOfCase("case-1"), 10, null).items()).isEmpty();
  }

  private static TransactionCanceledException cancelled(String... codes) {
    List<CancellationReason> reasons = new ArrayList<>();
    for (String code : codes) {
      reasons.add(CancellationReason.builder().code(code).build());
    }
    return TransactionCanceledException.builder().cancellationReasons(reasons).build();
  }

  private static final class NoLargeBodies implements LargeBodies {
    @Override
    public void put(Sha256 hash, byte[] body) {
      throw new AssertionError("no body is large here");
    }

    @Override
    public byte[] get(Sha256 hash) {
      throw new AssertionError("no body is large here");
    }
  }

  /// A table that fails as it is told.
  private static final class Scripted implements DynamoDbClient {
    final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items = new HashMap<>();
    final List<String> tokens = new ArrayList<>();
    RuntimeException failure;
    boolean storesBeforeItFails;
    int unreadTimes;

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      tokens.add(request.clientRequestToken());
      if (failure == null || storesBeforeItFails) {
        request
            .transactItems()
            .forEach(write -> {
              Map<String, AttributeValue> item = write.put().item();
              items.put(Map.of("pk", item.get("pk"), "sk", item.get("sk")), new HashMap<>(item));
            });
      }
      if (failure != null) {
        throw failure;
      }
      return TransactWriteItemsResponse.builder().build();
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      KeysAndAttributes wanted = request.requestItems().get("intake");
      if (unreadTimes-- > 0) {
        return BatchGetItemResponse.builder().unprocessedKeys(Map.of("intake", wanted)).build();
      }
      return BatchGetItemResponse.builder()
          .responses(
              Map.of(
                  "intake",
                  wanted.keys().stream().filter(items::containsKey).map(items::get).toList()))
          .build();
    }

    @Override
    public QueryResponse query(QueryRequest request) {
      return QueryResponse.builder()
          .items(
              List.of(
                  Map.of(
                      "pk", AttributeValue.fromS(REVIEW.stream()),
                      "sk", AttributeValue.fromS(Keys.STATE),
                      "gsi1pk", AttributeValue.fromS("reviews#case-1"),
                      "gsi1sk", AttributeValue.fromS(REVIEW.id()))))
          .build();
    }

    @Override
    public String serviceName() {
      return "scripted";
    }

    @Override
    public void close() {}
  }
}
