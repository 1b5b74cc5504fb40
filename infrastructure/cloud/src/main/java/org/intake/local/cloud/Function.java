package org.intake.local.cloud;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// A deployed function as its trigger sees it: the event's JSON in, the response's JSON out.
///
/// Anything thrown counts as a failed invocation, as it would on Lambda.
@FunctionalInterface
public interface Function {
  byte[] invoke(byte[] eventJson, Context context) throws IOException;

  /// The same entry class that Lambda runs.
  static Function of(RequestStreamHandler handler) {
    return (event, context) -> {
      var response = new ByteArrayOutputStream();
      handler.handleRequest(new ByteArrayInputStream(event), response, context);
      return response.toByteArray();
    };
  }
}
