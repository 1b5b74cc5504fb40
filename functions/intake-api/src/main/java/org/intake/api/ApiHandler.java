package org.intake.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.intake.api.http.HttpApiEvents;
import org.intake.aws.AwsPorts;
import org.intake.aws.AwsPorts.Service;
import org.intake.lambda.Journal;
import org.intake.lambda.Outcome;

/// Entry of the HTTP API: events of API Gateway (HTTP API, payload 2.0) in, its responses out.
public final class ApiHandler implements RequestStreamHandler {
  private final Api api;

  public ApiHandler() {
    this(ApiPorts.of(System.getenv(), InstantSource.system()));
    AwsPorts.warmUp(Service.TABLE, Service.STORAGE);
  }

  /// For compositions with another clock or other adapters.
  public ApiHandler(ApiPorts ports) {
    this.api = Composition.of(ports);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    long start = System.nanoTime();
    Api.Answered answered = api.answer(HttpApiEvents.read(input));
    HttpApiEvents.write(answered.response(), output);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Journal journal = new Journal(context);
    if (answered.fault() != null) {
      journal.failed("answered", answered.fault(), took);
    }
    journal.done(
        Outcome.of(
            "http-" + answered.response().status(),
            Map.of("route", answered.route(), "requestId", answered.requestId())),
        took);
  }
}
