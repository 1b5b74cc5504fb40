package org.intake.receive;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.intake.application.notify.NoticeWriter;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.port.Uploads;
import org.intake.application.receive.DropPackages;
import org.intake.application.receive.ReceiveUpload;
import org.intake.application.submit.SubmissionLimits;
import org.intake.application.submit.SubmitSubmission;
import org.intake.aws.AwsPorts;
import org.intake.aws.AwsPorts.Service;
import org.intake.lambda.QueueLoop;
import org.intake.programme.BuiltInProgrammes;

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
    Arrivals arrivals =
        new Arrivals(environment.uploads(), receiving(environment, ports, clock)::receive);
    this.loop =
        new QueueLoop(arrivals::work, ports.parked(environment.deadLetters())::park, LONGEST);
  }

  private static ReceiveUpload receiving(
      ReceiveEnvironment environment, AwsPorts ports, InstantSource clock) {
    Ledger ledger = ports.ledger(environment.table(), environment.derived());
    Uploads uploads = ports.uploads(environment.uploads());
    Programmes programmes = BuiltInProgrammes.load();
    NoticeWriter notices = new NoticeWriter(ledger, environment.portal().toString(), clock);
    SubmitSubmission submit = new SubmitSubmission(ledger, uploads, programmes, notices, clock);
    return new ReceiveUpload(
        ledger,
        uploads,
        ports.contents(environment.uploads(), environment.derived()),
        environment.scanner(),
        new DropPackages(ledger, programmes, submit, clock),
        SubmissionLimits.DEFAULT,
        clock);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream response, Context context)
      throws IOException {
    loop.run(event, response, context);
  }
}
