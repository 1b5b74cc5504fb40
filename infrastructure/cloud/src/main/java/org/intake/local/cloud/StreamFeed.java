package org.intake.local.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.intake.local.cloud.FunctionSet.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// An event source mapping from the table's stream to a function: in order, at least once, resumed
/// where it stopped. A record that keeps failing is put aside so that those behind it go on.
final class StreamFeed implements Feed {
  private static final Logger LOG = LoggerFactory.getLogger(StreamFeed.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 100;
  private static final int TRIES = 5;

  /// How late it sees what no function of ours wrote, such as a client at the table's endpoint, or
  /// what a function wrote that still runs.
  private static final Duration IDLE = Duration.ofMillis(250);

  private static final long PAUSE_MILLIS = 500;
  private static final long SHARDS_MILLIS = 10_000;

  private final DynamoDbStreamsClient streams;
  private final String streamArn;
  private final Trigger trigger;
  private final Invoker invoker;
  private final StreamCheckpoints checkpoints;
  private final Consumer<String> onFailure;
  private final Activity activity;
  private final Map<String, String> iterators = new HashMap<>();
  private List<Shard> shards = List.of();
  private long shardsReadAt;
  private volatile boolean stopped;
  private volatile boolean busy;

  StreamFeed(
      DynamoDbStreamsClient streams,
      String streamArn,
      Trigger trigger,
      Invoker invoker,
      StreamCheckpoints checkpoints,
      Consumer<String> onFailure,
      Activity activity) {
    this.streams = streams;
    this.streamArn = streamArn;
    this.trigger = trigger;
    this.invoker = invoker;
    this.checkpoints = checkpoints;
    this.onFailure = onFailure;
    this.activity = activity;
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public boolean isBusy() {
    return busy;
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        boolean found = false;
        try {
          readShards();
          for (var shard : shards) {
            found |= readOnce(shard);
          }
        } catch (RuntimeException e) {
          if (!stopped) {
            LOG.warn("the stream could not be read and will be again: {}", e.toString());
            iterators.clear();
            Thread.sleep(PAUSE_MILLIS);
          }
        }
        if (!found && !stopped) {
          var _ = activity.await(IDLE);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void readShards() {
    long now = System.nanoTime() / 1_000_000;
    if (!shards.isEmpty() && now - shardsReadAt < SHARDS_MILLIS) {
      return;
    }
    var all = new ArrayList<Shard>();
    String last = null;
    do {
      var after = last;
      var page =
          streams
              .describeStream(request -> request.streamArn(streamArn).exclusiveStartShardId(after))
              .streamDescription();
      all.addAll(page.shards());
      last = page.lastEvaluatedShardId();
    } while (last != null);
    shards = List.copyOf(all);
    shardsReadAt = now;
    var known = new HashSet<String>();
    all.forEach(shard -> known.add(shard.shardId()));
    checkpoints.retain(known);
  }

  /// True if there was something. A shard waits until its parent has been read to the end, or order
  /// would be lost where a shard splits.
  private boolean readOnce(Shard shard) throws InterruptedException {
    var id = shard.shardId();
    if (StreamCheckpoints.FINISHED.equals(checkpoints.of(id)) || waitsForParent(shard)) {
      return false;
    }
    var iterator = iterators.get(id);
    if (iterator == null) {
      iterator = freshIterator(id);
    }
    List<Record> records;
    String next;
    try {
      var current = iterator;
      var page = streams.getRecords(request -> request.shardIterator(current).limit(BATCH));
      records = page.records();
      next = page.nextShardIterator();
    } catch (ExpiredIteratorException | TrimmedDataAccessException e) {
      LOG.debug("a fresh iterator is needed", e);
      iterators.remove(id);
      return true;
    }
    if (!records.isEmpty()) {
      busy = true;
      try {
        deliver(id, records);
      } finally {
        busy = false;
      }
    }
    if (next == null) {
      checkpoints.advance(id, StreamCheckpoints.FINISHED);
      iterators.remove(id);
    } else {
      iterators.put(id, next);
    }
    return !records.isEmpty();
  }

  private boolean waitsForParent(Shard shard) {
    var parent = shard.parentShardId();
    return parent != null
        && shards.stream().anyMatch(other -> other.shardId().equals(parent))
        && !StreamCheckpoints.FINISHED.equals(checkpoints.of(parent));
  }

  private String freshIterator(String shard) {
    var handled = checkpoints.of(shard);
    if (handled != null) {
      try {
        return streams
            .getShardIterator(request ->
                request
                    .streamArn(streamArn)
                    .shardId(shard)
                    .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                    .sequenceNumber(handled))
            .shardIterator();
      } catch (TrimmedDataAccessException _) {
        LOG.warn(
            "the stream forgot what comes after the checkpoint; starting at its oldest record");
      }
    }
    return streams
        .getShardIterator(request ->
            request
                .streamArn(streamArn)
                .shardId(shard)
                .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
        .shardIterator();
  }

  private void deliver(String shard, List<Record> records) throws InterruptedException {
    var left = records;
    int tries = 0;
    while (!left.isEmpty()) {
      // After a first failure without a name one record at a time, so that the guilty one shows.
      var batch = tries == 0 ? left : left.subList(0, 1);
      int handled = handled(batch);
      if (handled > 0) {
        checkpoints.advance(shard, left.get(handled - 1).dynamodb().sequenceNumber());
        left = left.subList(handled, left.size());
        tries = handled == batch.size() ? 0 : 1;
      } else {
        tries++;
        if (tries > TRIES) {
          putAside(shard, left.getFirst());
          left = left.subList(1, left.size());
          tries = 0;
        } else {
          Thread.sleep(100L << tries);
        }
      }
      if (stopped) {
        throw new InterruptedException("stopped with records in hand; they come again");
      }
    }
  }

  /// How many records from the start of the batch are done.
  private int handled(List<Record> batch) throws InterruptedException {
    return switch (invoker.invoke(trigger, StreamEvent.of(streamArn, batch))) {
      case Invoker.Result.Failed(_) -> 0;
      case Invoker.Result.Answered(var response) -> handled(batch, response);
    };
  }

  private static int handled(List<Record> batch, String response) {
    if (response.isBlank()) {
      return batch.size();
    }
    try {
      int first = batch.size();
      for (var item : JSON.readTree(response).path("batchItemFailures")) {
        var number = item.path("itemIdentifier").asText("");
        int at = 0;
        while (at < batch.size() && !batch.get(at).dynamodb().sequenceNumber().equals(number)) {
          at++;
        }
        first = Math.min(first, at == batch.size() ? 0 : at);
      }
      return first;
    } catch (IOException _) {
      return 0;
    }
  }

  /// The record of the failed invocation that Lambda sends to an on-failure queue.
  private void putAside(String shard, Record failed) {
    var number = failed.dynamodb().sequenceNumber();
    LOG.error("record {} of the stream was put aside after {} tries", number, TRIES);
    var root = JSON.createObjectNode();
    root.put("version", "1.0");
    root.putObject("requestContext")
        .put("functionArn", trigger.name())
        .put("condition", "RetryAttemptsExhausted")
        .put("approximateInvokeCount", TRIES);
    root.putObject("DDBStreamBatchInfo")
        .put("shardId", shard)
        .put("startSequenceNumber", number)
        .put("endSequenceNumber", number)
        .put("batchSize", 1)
        .put("streamArn", streamArn);
    onFailure.accept(root.toString());
    checkpoints.advance(shard, number);
  }
}
