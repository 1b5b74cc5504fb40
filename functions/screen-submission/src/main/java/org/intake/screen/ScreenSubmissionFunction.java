package org.intake.screen;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.intake.aws.AwsPorts;
import org.intake.aws.AwsPorts.Service;
import org.intake.lambda.QueueLoop;

/// Makes cases and checks them, as the queue `screen` asks.
public final class ScreenSubmissionFunction implements RequestStreamHandler {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final QueueLoop loop;

  public ScreenSubmissionFunction() {
    this(System.getenv(), InstantSource.system());
    AwsPorts.warmUp(Service.TABLE, Service.STORAGE);
  }

  public ScreenSubmissionFunction(Map<String, String> variables, InstantSource clock) {
    ScreenEnvironment environment = ScreenEnvironment.from(variables);
    AwsPorts ports = new AwsPorts(variables);
    this.loop =
        new QueueLoop(
            new ScreenParts(environment, ports, clock).screenings()::work,
            ports.parked(environment.deadLetters())::park,
            LONGEST);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream response, Context context)
      throws IOException {
    loop.run(event, response, context);
  }
}
