package org.intake.lambda;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.intake.json.IntakeJson;

/// The answer to a queue or a stream: which items were not done.
record BatchResponse(List<Failure> batchItemFailures) {
  record Failure(String itemIdentifier) {}

  static BatchResponse failing(List<String> items) {
    return new BatchResponse(items.stream().map(Failure::new).toList());
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(IntakeJson.write(this));
  }
}
