package org.intake.inspect;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.intake.application.inspect.InspectFile;
import org.intake.application.port.DocumentReader.Budget;
import org.intake.aws.AwsPorts;
import org.intake.aws.AwsPorts.Service;
import org.intake.lambda.QueueLoop;
import org.intake.lambda.RandomIds;
import org.intake.programme.BuiltInProgrammes;

/// Reads the files that the queue `inspect` names.
public final class InspectDocumentFunction implements RequestStreamHandler {
  /// What one message may take of the function's 15 minutes: as long for reading and as long for
  /// drawing, with a reserve for one slow page. Larger files go on with the next message.
  private static final Budget BUDGET = new Budget(50, Duration.ofMinutes(3));

  private static final Duration LONGEST = BUDGET.time().multipliedBy(2).plusMinutes(2);

  private final QueueLoop loop;

  public InspectDocumentFunction() {
    this(System.getenv(), InstantSource.system());
    AwsPorts.warmUp(Service.TABLE, Service.STORAGE);
  }

  public InspectDocumentFunction(Map<String, String> variables, InstantSource clock) {
    InspectEnvironment environment = InspectEnvironment.from(variables);
    AwsPorts ports = new AwsPorts(variables);
    Children children = new Children(environment, variables);
    InspectFile inspecting =
        new InspectFile(
            ports.ledger(environment.table(), environment.derived()),
            ports.contents(environment.uploads(), environment.derived(), new RandomIds()),
            BuiltInProgrammes.load(),
            children::of,
            children::of,
            BUDGET,
            clock);
    this.loop =
        new QueueLoop(
            new Inspections(inspecting)::work,
            ports.parked(environment.deadLetters())::park,
            LONGEST);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream response, Context context)
      throws IOException {
    loop.run(event, response, context);
  }
}
