package org.intake.receive;

import java.time.InstantSource;
import org.intake.application.notify.NoticeWriter;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.port.Uploads;
import org.intake.application.receive.DropPackages;
import org.intake.application.receive.ReceiveUpload;
import org.intake.application.submit.SubmissionLimits;
import org.intake.application.submit.SubmitSubmission;
import org.intake.aws.AwsPorts;
import org.intake.lambda.RandomIds;
import org.intake.programme.BuiltInProgrammes;

/// The use cases behind an arrival, put together.
final class ReceiveParts {
  private final ReceiveEnvironment environment;
  private final AwsPorts ports;
  private final InstantSource clock;

  ReceiveParts(ReceiveEnvironment environment, AwsPorts ports, InstantSource clock) {
    this.environment = environment;
    this.ports = ports;
    this.clock = clock;
  }

  Arrivals arrivals() {
    return new Arrivals(environment.uploads(), receiving()::receive);
  }

  private ReceiveUpload receiving() {
    Ledger ledger = ports.ledger(environment.table(), environment.derived());
    Uploads uploads = ports.uploads(environment.uploads());
    Programmes programmes = BuiltInProgrammes.load();
    NoticeWriter notices = new NoticeWriter(ledger, environment.portal().toString(), clock);
    SubmitSubmission submit = new SubmitSubmission(ledger, uploads, programmes, notices, clock);
    return new ReceiveUpload(
        ledger,
        uploads,
        ports.contents(environment.uploads(), environment.derived(), new RandomIds()),
        environment.scanner(),
        new DropPackages(ledger, programmes, submit, clock),
        SubmissionLimits.DEFAULT,
        clock);
  }
}
