package org.intake.testkit.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.intake.application.accept.AcceptCase;
import org.intake.application.audit.KeepRuns;
import org.intake.application.decide.DecideCase;
import org.intake.application.decide.Withdraw;
import org.intake.application.duties.ReceiveReport;
import org.intake.application.duties.SweepProcedure;
import org.intake.application.duties.WatchDuties;
import org.intake.application.inspect.InspectFile;
import org.intake.application.notify.NoticeWriter;
import org.intake.application.notify.SendNotice;
import org.intake.application.notify.TellProvince;
import org.intake.application.port.BundleCodec;
import org.intake.application.port.Contents;
import org.intake.application.port.DocumentReader.Budget;
import org.intake.application.port.Ledger;
import org.intake.application.port.MalwareScanner;
import org.intake.application.port.Messages;
import org.intake.application.port.Programmes;
import org.intake.application.port.Uploads;
import org.intake.application.publish.FollowPublication;
import org.intake.application.receive.DropPackages;
import org.intake.application.receive.ReceiveUpload;
import org.intake.application.relay.RelayEvents;
import org.intake.application.review.ClaimReview;
import org.intake.application.review.Conflicts;
import org.intake.application.review.HoldReview;
import org.intake.application.review.ReleaseExpiredReviews;
import org.intake.application.review.Seats;
import org.intake.application.screen.CaseScreening;
import org.intake.application.screen.OfficerCorrections;
import org.intake.application.screen.ScreenCase;
import org.intake.application.screen.ScreenSubmission;
import org.intake.application.submit.PrepareSubmission;
import org.intake.application.submit.SubmissionLimits;
import org.intake.application.submit.SubmitSubmission;
import org.intake.application.sweep.Sweep;
import org.intake.domain.ledger.Event;
import org.intake.testkit.fakes.CountingIds;

/// The use cases as the functions wire them, on the ports of a world.
final class Wiring {
  final Programmes programmes;
  final PrepareSubmission prepare;
  final SubmitSubmission submit;
  final Withdraw withdraw;
  final DecideCase decide;
  final OfficerCorrections corrections;
  final ClaimReview claims;
  final HoldReview reviews;
  private final ReceiveUpload receive;
  private final InspectFile inspect;
  private final ScreenSubmission screenSubmission;
  private final ScreenCase screenCase;
  private final SendNotice sendNotice;
  private final RelayEvents relay;
  private final Sweep sweep;
  private final InstantSource clock;

  Wiring(World world, Programmes programmes, BundleCodec codec) {
    this.programmes = programmes;
    this.clock = world.clock();
    Ledger ledger = new FaultyPorts.FaultyLedger(world.table, world);
    Uploads uploads = new FaultyPorts.FaultyUploads(world.bucket, world);
    Contents contents = new FaultyPorts.FaultyContents(world.kept, world);
    Messages messages = new FaultyPorts.FaultyMessages(world::queued, world);
    NoticeWriter notices = new NoticeWriter(ledger, "https://intake.example", clock);
    TellProvince tell = new TellProvince(notices);
    Seats seats = new Seats(ledger);
    AcceptCase accept = new AcceptCase(ledger, programmes, seats, tell, clock);
    DecideCase.Effects effects = new DecideCase.Effects(accept, seats, notices, tell);
    CaseScreening screening =
        new CaseScreening(ledger, programmes, notices, new KeepRuns(contents, codec));
    this.submit = new SubmitSubmission(ledger, uploads, programmes, notices, clock);
    this.prepare =
        new PrepareSubmission(
            ledger, uploads, programmes, new CountingIds(), SubmissionLimits.DEFAULT, clock);
    this.withdraw = new Withdraw(ledger, programmes, effects, clock);
    this.decide = new DecideCase(ledger, programmes, effects, clock);
    this.corrections = new OfficerCorrections(ledger, screening, accept::automatically, clock);
    this.claims = new ClaimReview(ledger, programmes, new Conflicts(_ -> Stream.of("公开材料")), clock);
    this.reviews = new HoldReview(ledger, programmes, seats, clock);
    DropPackages drops = new DropPackages(ledger, programmes, submit, clock);
    this.receive =
        new ReceiveUpload(
            ledger, uploads, contents, new NoScanner(), drops, SubmissionLimits.DEFAULT, clock);
    this.inspect =
        new InspectFile(
            ledger,
            contents,
            programmes,
            _ -> ScriptedPaper.reader(),
            _ -> ScriptedPaper.noPictures(),
            new Budget(100, Duration.ofMinutes(5)),
            clock);
    this.screenSubmission =
        new ScreenSubmission(
            ledger, contents, screening, notices, new ReceiveReport(ledger, notices), clock);
    this.screenCase = new ScreenCase(ledger, screening, accept::automatically, clock);
    this.sendNotice =
        new SendNotice(ledger, new FaultyPorts.FaultyMailer(world.post, world), clock);
    this.relay = new RelayEvents(messages);
    this.sweep =
        new Sweep(
            ledger,
            uploads,
            messages,
            programmes,
            receive,
            drops,
            new SweepProcedure(
                new ReleaseExpiredReviews(ledger, reviews, clock),
                accept,
                new FollowPublication(ledger, programmes, tell, clock),
                new WatchDuties(ledger, programmes, tell, clock)),
            null,
            clock);
  }

  void relay(Event event) {
    relay.relay(List.of(event));
  }

  void receive(String key, Instant arrivedAt) {
    receive.receive(key, arrivedAt);
  }

  void inspect(String submission, String file) {
    inspect.inspect(submission, file);
  }

  void screenSubmission(String submission) {
    screenSubmission.screen(submission);
  }

  void screenCase(String caseId) {
    screenCase.screen(caseId);
  }

  void sendNotice(String notice) {
    sendNotice.send(notice);
  }

  Sweep.Found sweep() {
    return sweep.sweep();
  }

  /// As where no scanner is configured.
  private static final class NoScanner implements MalwareScanner {
    @Override
    public String name() {
      return NONE;
    }

    @Override
    public Verdict scan(Path file) {
      return new Verdict.Clean();
    }
  }
}
