package org.intake.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.intake.application.PermanentFault;

/// Works on a batch of messages, one after the other. Each message stands alone: whatever it
/// throws, an [Error] included, its neighbours are worked on. What cannot be begun before the
/// deadline is given back untouched.
///
/// A transient or unknown fault gives the message back to the queue. A permanent one parks it at
/// once, with the reason: waiting for the queue's redrive would take hours of visibility timeouts
/// and tell nobody why. If parking fails, the message goes back to the queue, whose redrive policy
/// has the last word.
public final class QueueLoop {
  private final Work work;
  private final Parking parking;
  private final Duration reserve;

  /// Does what one message says.
  @FunctionalInterface
  public interface Work {
    Outcome work(String body);
  }

  /// Puts aside a message that can never work.
  @FunctionalInterface
  public interface Parking {
    void park(String body, String reason);
  }

  /// `reserve` is what one message may take at most; with less left, none is begun.
  public QueueLoop(Work work, Parking parking, Duration reserve) {
    this.work = work;
    this.parking = parking;
    this.reserve = reserve;
  }

  public void run(InputStream event, OutputStream response, Context context) throws IOException {
    Journal journal = new Journal(context);
    List<String> failed = new ArrayList<>();
    boolean begun = false;
    for (QueueEvent.Item item : QueueEvent.decode(event).items()) {
      boolean late = begun && context.getRemainingTimeInMillis() < reserve.toMillis();
      begun = true;
      if (late || !ScopedValue.where(Correlation.ID, item.id()).call(() -> done(item, journal))) {
        failed.add(item.id());
      }
    }
    BatchResponse.failing(failed).writeTo(response);
  }

  private boolean done(QueueEvent.Item item, Journal journal) {
    Stopwatch watch = Stopwatch.started();
    try {
      journal.done(work.work(item.body()), watch.elapsed());
      return true;
    } catch (PermanentFault fault) {
      return parked(item, fault, journal, watch);
    } catch (Throwable fault) {
      journal.failed("retry", fault, watch.elapsed());
      return false;
    }
  }

  private boolean parked(
      QueueEvent.Item item, PermanentFault fault, Journal journal, Stopwatch watch) {
    try {
      parking.park(item.body(), String.valueOf(fault.getMessage()));
      journal.failed("parked", fault, watch.elapsed());
      return true;
    } catch (RuntimeException notParked) {
      // Both go to the log: why the message cannot work, and why the operator does not find it.
      journal.failed("not-parked", fault, watch.elapsed());
      journal.failed("retry", notParked, watch.elapsed());
      return false;
    }
  }
}
