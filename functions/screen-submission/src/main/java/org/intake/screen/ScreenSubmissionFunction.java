package org.intake.screen;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.intake.application.accept.AcceptCase;
import org.intake.application.notify.NoticeWriter;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.review.Seats;
import org.intake.application.screen.CaseScreening;
import org.intake.application.screen.ScreenCase;
import org.intake.application.screen.ScreenSubmission;
import org.intake.aws.AwsPorts;
import org.intake.lambda.QueueLoop;
import org.intake.programme.BuiltInProgrammes;

/// Makes cases and checks them, as the queue `screen` asks.
public final class ScreenSubmissionFunction implements RequestStreamHandler {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final QueueLoop loop;

  public ScreenSubmissionFunction() {
    this(System.getenv(), InstantSource.system());
  }

  public ScreenSubmissionFunction(Map<String, String> variables, InstantSource clock) {
    ScreenEnvironment environment = ScreenEnvironment.from(variables);
    AwsPorts ports = new AwsPorts(variables);
    this.loop =
        new QueueLoop(
            screenings(environment, ports, clock)::work,
            ports.parked(environment.deadLetters())::park,
            LONGEST);
  }

  private static Screenings screenings(
      ScreenEnvironment environment, AwsPorts ports, InstantSource clock) {
    Ledger ledger = ports.ledger(environment.table(), environment.derived());
    Programmes programmes = BuiltInProgrammes.load();
    NoticeWriter notices = new NoticeWriter(ledger, environment.portal().toString(), clock);
    CaseScreening screening = new CaseScreening(ledger, programmes, notices);
    AcceptCase accept =
        new AcceptCase(ledger, programmes, new Seats(ledger), notices::about, clock);
    return new Screenings(
        new ScreenSubmission(
            ledger,
            ports.contents(environment.uploads(), environment.derived()),
            screening,
            notices,
            new Reports(),
            clock),
        new ScreenCase(ledger, screening, accept::automatically, clock));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream response, Context context)
      throws IOException {
    loop.run(event, response, context);
  }
}
