package org.intake.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intake.application.PermanentFault;
import org.intake.application.TransientFault;
import org.intake.json.IntakeJson;
import org.jspecify.annotations.Nullable;

/// The log: one line of JSON per message. Faults are told by their kind, our own sentence and the
/// place; messages of other libraries may quote what they read and are left out.
public final class Journal {
  private final Context context;

  public Journal(Context context) {
    this.context = context;
  }

  public void done(Outcome outcome, Duration took) {
    Map<String, Object> line = line("INFO", outcome.code(), took);
    line.putAll(outcome.ids());
    write(line);
  }

  /// `next` tells what happens to the message, and so who acts: we (`retry`), an operator
  /// (`parked`), or first we, for it could not be put where an operator looks (`not-parked`).
  public void failed(String next, Throwable fault, Duration took) {
    Map<String, Object> line = line(next.equals("retry") ? "WARN" : "ERROR", next, took);
    line.put("fault", fault.getClass().getSimpleName());
    if (fault instanceof PermanentFault || fault instanceof TransientFault) {
      line.put("what", String.valueOf(fault.getMessage()));
    }
    line.put("causes", causes(fault));
    line.put("at", place(fault));
    write(line);
  }

  public void note(String code, Map<String, String> ids) {
    Map<String, Object> line = line("INFO", code, Duration.ZERO);
    line.putAll(ids);
    write(line);
  }

  private Map<String, Object> line(String level, String outcome, Duration took) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("level", level);
    line.put("function", context.getFunctionName());
    line.put("request", context.getAwsRequestId());
    line.put("correlation", Correlation.id());
    line.put("outcome", outcome);
    line.put("millis", took.toMillis());
    return line;
  }

  private void write(Map<String, Object> line) {
    context
        .getLogger()
        .log(new String(IntakeJson.write(line), java.nio.charset.StandardCharsets.UTF_8) + "\n");
  }

  private static List<String> causes(Throwable fault) {
    List<String> names = new ArrayList<>();
    Throwable cause = fault.getCause();
    while (cause != null && names.size() < 5) {
      names.add(cause.getClass().getSimpleName());
      cause = cause.getCause();
    }
    return names;
  }

  /// The topmost line of ours.
  private static @Nullable String place(Throwable fault) {
    for (StackTraceElement element : fault.getStackTrace()) {
      if (element.getClassName().startsWith("org.intake.")) {
        return element.getClassName() + ":" + element.getLineNumber();
      }
    }
    return null;
  }
}
