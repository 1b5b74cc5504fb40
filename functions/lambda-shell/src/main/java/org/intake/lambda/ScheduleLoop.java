package org.intake.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.function.Supplier;

/// Does what the clock asks for. A fault fails the invocation, so that it is counted and an alarm
/// can see it; the next tick tries again.
public final class ScheduleLoop {
  private final Supplier<Outcome> work;

  public ScheduleLoop(Supplier<Outcome> work) {
    this.work = work;
  }

  public void run(Context context) {
    Journal journal = new Journal(context);
    ScopedValue.where(Correlation.ID, context.getAwsRequestId()).run(() -> done(journal));
  }

  private void done(Journal journal) {
    Stopwatch watch = Stopwatch.started();
    try {
      journal.done(work.get(), watch.elapsed());
    } catch (RuntimeException fault) {
      journal.failed("retry", fault, watch.elapsed());
      throw fault;
    }
  }
}
