package org.intake.sweep;

import java.time.InstantSource;
import org.intake.application.accept.AcceptCase;
import org.intake.application.duties.SweepProcedure;
import org.intake.application.duties.WatchDuties;
import org.intake.application.notify.NoticeWriter;
import org.intake.application.notify.TellProvince;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.port.Uploads;
import org.intake.application.publish.FollowPublication;
import org.intake.application.receive.DropPackages;
import org.intake.application.receive.ReceiveUpload;
import org.intake.application.review.HoldReview;
import org.intake.application.review.ReleaseExpiredReviews;
import org.intake.application.review.Seats;
import org.intake.application.submit.SubmissionLimits;
import org.intake.application.submit.SubmitSubmission;
import org.intake.application.sweep.Sweep;
import org.intake.application.sweep.SweepDuties;
import org.intake.aws.AwsPorts;
import org.intake.lambda.RandomIds;
import org.intake.programme.BuiltInProgrammes;

/// The use cases behind a sweep, put together.
final class SweepParts {
  private final SweepEnvironment environment;
  private final AwsPorts ports;
  private final InstantSource clock;
  private final Ledger ledger;
  private final Uploads uploads;
  private final Programmes programmes = BuiltInProgrammes.load();

  SweepParts(SweepEnvironment environment, AwsPorts ports, InstantSource clock) {
    this.environment = environment;
    this.ports = ports;
    this.clock = clock;
    this.ledger = ports.ledger(environment.table(), environment.derived());
    this.uploads = ports.uploads(environment.uploads());
  }

  Sweep sweep() {
    DropPackages drops = drops();
    return new Sweep(
        ledger,
        uploads,
        ports.messages(environment.queues()),
        programmes,
        receiving(drops),
        drops,
        duties(),
        environment.quietPeriod().orElse(null),
        clock);
  }

  private DropPackages drops() {
    SubmitSubmission submit = new SubmitSubmission(ledger, uploads, programmes, notices(), clock);
    return new DropPackages(ledger, programmes, submit, clock);
  }

  private ReceiveUpload receiving(DropPackages drops) {
    return new ReceiveUpload(
        ledger,
        uploads,
        ports.contents(environment.uploads(), environment.derived(), new RandomIds()),
        environment.scanner(),
        drops,
        SubmissionLimits.DEFAULT,
        clock);
  }

  private SweepDuties duties() {
    Seats seats = new Seats(ledger);
    HoldReview reviews = new HoldReview(ledger, programmes, seats, clock);
    TellProvince tell = new TellProvince(notices());
    return new SweepProcedure(
        new ReleaseExpiredReviews(ledger, reviews, clock),
        new AcceptCase(ledger, programmes, seats, tell, clock),
        new FollowPublication(ledger, programmes, tell, clock),
        new WatchDuties(ledger, programmes, tell, clock));
  }

  private NoticeWriter notices() {
    return new NoticeWriter(ledger, environment.portal().toString(), clock);
  }
}
