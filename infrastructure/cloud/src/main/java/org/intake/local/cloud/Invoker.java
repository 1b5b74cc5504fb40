package org.intake.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.intake.local.cloud.FunctionSet.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs functions within their time.
final class Invoker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Invoker.class);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong requests;
  private final Activity activity;

  Invoker(long firstRequest, Activity activity) {
    this.requests = new AtomicLong(firstRequest);
    this.activity = activity;
  }

  sealed interface Result {
    record Answered(String json) implements Result {}

    /// It threw, or it ran out of time; the reason is logged here once.
    record Failed(boolean outOfTime) implements Result {}
  }

  String nextRequestId() {
    long number = requests.incrementAndGet();
    return new UUID(((number >>> 32) << 32) | 0x4000L, (1L << 63) | (number & 0xFFFF_FFFFL))
        .toString();
  }

  /// A run on schedule is no activity: it would keep itself awake.
  Result invokeOnSchedule(Trigger trigger, byte[] event) throws InterruptedException {
    return run(trigger, event);
  }

  Result invoke(Trigger trigger, byte[] event) throws InterruptedException {
    try {
      return run(trigger, event);
    } finally {
      activity.happened();
    }
  }

  private Result run(Trigger trigger, byte[] event) throws InterruptedException {
    var context = new CloudContext(trigger.name(), nextRequestId(), trigger.timeout());
    var running = threads.submit(() -> trigger.function().invoke(event, context));
    try {
      var response = running.get(trigger.timeout().toMillis(), TimeUnit.MILLISECONDS);
      return new Result.Answered(new String(response, UTF_8));
    } catch (ExecutionException e) {
      LOG.error("{} failed ({})", trigger.name(), context.getAwsRequestId(), e.getCause());
      return new Result.Failed(false);
    } catch (TimeoutException _) {
      running.cancel(true);
      LOG.error(
          "{} ran out of its {} s ({})",
          trigger.name(),
          trigger.timeout().toSeconds(),
          context.getAwsRequestId());
      return new Result.Failed(true);
    } catch (InterruptedException e) {
      running.cancel(true);
      throw e;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
