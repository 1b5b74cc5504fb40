package org.intake.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.intake.application.PermanentFault;
import org.intake.json.IntakeJson;

/// Works on the records of a table's stream in their order. At the first fault that may pass the
/// batch stops, and comes again from there: order is kept.
///
/// A record that can never work is passed over, because it would hold up everything behind it; the
/// table still has it, and the sweep finds what it should have caused.
public final class StreamLoop {
  private final Work work;

  /// Does what one new item of the table asks for.
  @FunctionalInterface
  public interface Work {
    Outcome work(JsonNode newImage);
  }

  public StreamLoop(Work work) {
    this.work = work;
  }

  public void run(InputStream event, OutputStream response, Context context) throws IOException {
    Journal journal = new Journal(context);
    JsonNode records = IntakeJson.tree(event).path("Records");
    if (!records.isArray()) {
      throw new PermanentFault("not the event of a stream");
    }
    List<String> failed = List.of();
    for (JsonNode item : records) {
      String id = item.path("eventID").asText("none");
      if (!ScopedValue.where(Correlation.ID, id).call(() -> done(item, journal))) {
        failed = List.of(item.path("dynamodb").path("SequenceNumber").asText());
        break;
      }
    }
    BatchResponse.failing(failed).writeTo(response);
  }

  private boolean done(JsonNode item, Journal journal) {
    JsonNode image = item.path("dynamodb").path("NewImage");
    if (!item.path("eventName").asText().equals("INSERT") || !image.isObject()) {
      return true;
    }
    Stopwatch watch = Stopwatch.started();
    try {
      journal.done(work.work(image), watch.elapsed());
      return true;
    } catch (PermanentFault fault) {
      journal.failed("passed-over", fault, watch.elapsed());
      return true;
    } catch (Throwable fault) {
      journal.failed("retry", fault, watch.elapsed());
      return false;
    }
  }
}
