package org.intake.local.cloud;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Which function listens to what: the part of the template that the embedded cloud needs to know.
public record FunctionSet(
    List<QueueMapping> queues,
    Optional<Trigger> relay,
    Optional<Trigger> api,
    Optional<Schedule> sweep) {

  public FunctionSet {
    queues = List.copyOf(queues);
  }

  /// A cloud in which nobody listens; events wait in their queues.
  public static FunctionSet none() {
    return new FunctionSet(List.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// A named function and the time it gets for one invocation.
  public record Trigger(String name, Function function, Duration timeout) {}

  /// A queue that feeds a function; `workers` batches of at most `batchSize` run side by side.
  public record QueueMapping(String queue, Trigger trigger, int batchSize, int workers) {
    public QueueMapping {
      if (batchSize < 1 || batchSize > 10 || workers < 1) {
        throw new IllegalArgumentException(
            "a mapping takes 1 to 10 messages and at least 1 worker");
      }
    }
  }

  /// A function that runs by the clock of the machine.
  public record Schedule(Trigger trigger, Duration every) {}
}
