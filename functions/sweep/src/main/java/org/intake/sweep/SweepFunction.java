package org.intake.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import org.intake.application.sweep.Sweep;
import org.intake.aws.AwsPorts;
import org.intake.lambda.Outcome;
import org.intake.lambda.ScheduleLoop;

/// Sweeps, each time that the schedule says so.
public final class SweepFunction implements RequestStreamHandler {
  private final ScheduleLoop loop;

  public SweepFunction() {
    this(System.getenv(), InstantSource.system());
  }

  public SweepFunction(Map<String, String> variables, InstantSource clock) {
    Sweep sweep =
        new SweepParts(SweepEnvironment.from(variables), new AwsPorts(variables), clock).sweep();
    this.loop = new ScheduleLoop(() -> outcome(sweep.sweep()));
  }

  private static Outcome outcome(Sweep.Found found) {
    return Outcome.of(
        "swept",
        Map.of(
            "lostUploads", Integer.toString(found.lostUploads()),
            "packagesClosed", Integer.toString(found.packagesClosed()),
            "staleFiles", Integer.toString(found.staleFiles()),
            "staleSubmissions", Integer.toString(found.staleSubmissions()),
            "staleCases", Integer.toString(found.staleCases()),
            "notices", Integer.toString(found.notices()),
            "expired", Integer.toString(found.expired()),
            "duties", Integer.toString(found.duties())));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream response, Context context) {
    loop.run(context);
  }
}
