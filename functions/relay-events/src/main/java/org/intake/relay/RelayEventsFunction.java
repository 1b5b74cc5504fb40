package org.intake.relay;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.application.relay.RelayEvents;
import org.intake.aws.AwsPorts;
import org.intake.aws.AwsPorts.Service;
import org.intake.aws.EventItem;
import org.intake.domain.ledger.Event;
import org.intake.lambda.Outcome;
import org.intake.lambda.StreamLoop;

/// Sends the messages that new events call for.
public final class RelayEventsFunction implements RequestStreamHandler {
  private final StreamLoop loop;

  public RelayEventsFunction() {
    this(System.getenv());
    AwsPorts.warmUp(Service.QUEUES);
  }

  public RelayEventsFunction(Map<String, String> variables) {
    this(
        new RelayEvents(
            new AwsPorts(variables).messages(RelayEnvironment.from(variables).queues())));
  }

  RelayEventsFunction(RelayEvents relay) {
    this.loop = new StreamLoop(image -> relay(relay, image));
  }

  private static Outcome relay(RelayEvents relay, JsonNode image) {
    Optional<Event> event = EventItem.ofImage(image);
    event.ifPresent(found -> relay.relay(List.of(found)));
    return event
        .map(found -> Outcome.of("relayed-" + found.type(), "stream", found.stream()))
        .orElseGet(() -> Outcome.of("no-event"));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream response, Context context)
      throws IOException {
    loop.run(event, response, context);
  }
}
