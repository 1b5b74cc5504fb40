package org.intake.screen;

import java.time.InstantSource;
import org.intake.application.accept.AcceptCase;
import org.intake.application.audit.KeepRuns;
import org.intake.application.duties.ReceiveReport;
import org.intake.application.notify.NoticeWriter;
import org.intake.application.notify.TellProvince;
import org.intake.application.port.Contents;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.review.Seats;
import org.intake.application.screen.CaseScreening;
import org.intake.application.screen.ScreenCase;
import org.intake.application.screen.ScreenSubmission;
import org.intake.aws.AwsPorts;
import org.intake.json.JsonBundleCodec;
import org.intake.lambda.RandomIds;
import org.intake.programme.BuiltInProgrammes;

/// The use cases behind a screening, put together.
final class ScreenParts {
  private final InstantSource clock;
  private final Ledger ledger;
  private final Contents contents;
  private final NoticeWriter notices;
  private final Programmes programmes = BuiltInProgrammes.load();

  ScreenParts(ScreenEnvironment environment, AwsPorts ports, InstantSource clock) {
    this.clock = clock;
    this.ledger = ports.ledger(environment.table(), environment.derived());
    this.contents = ports.contents(environment.uploads(), environment.derived(), new RandomIds());
    this.notices = new NoticeWriter(ledger, environment.portal().toString(), clock);
  }

  Screenings screenings() {
    CaseScreening screening =
        new CaseScreening(
            ledger, programmes, notices, new KeepRuns(contents, new JsonBundleCodec()));
    AcceptCase accept =
        new AcceptCase(ledger, programmes, new Seats(ledger), new TellProvince(notices), clock);
    return new Screenings(
        new ScreenSubmission(
            ledger, contents, screening, notices, new ReceiveReport(ledger, notices), clock),
        new ScreenCase(ledger, screening, accept::automatically, clock));
  }
}
