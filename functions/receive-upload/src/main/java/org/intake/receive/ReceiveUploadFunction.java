package org.intake.receive;

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

/// Takes in what the storage announces on the queue `received`.
public final class ReceiveUploadFunction implements RequestStreamHandler {
  /// The largest file, read and scanned.
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final QueueLoop loop;

  public ReceiveUploadFunction() {
    this(System.getenv(), InstantSource.system());
    AwsPorts.warmUp(Service.TABLE, Service.STORAGE);
  }

  public ReceiveUploadFunction(Map<String, String> variables, InstantSource clock) {
    ReceiveEnvironment environment = ReceiveEnvironment.from(variables);
    AwsPorts ports = new AwsPorts(variables);
    Arrivals arrivals = new ReceiveParts(environment, ports, clock).arrivals();
    this.loop =
        new QueueLoop(arrivals::work, ports.parked(environment.deadLetters())::park, LONGEST);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream response, Context context)
      throws IOException {
    loop.run(event, response, context);
  }
}
