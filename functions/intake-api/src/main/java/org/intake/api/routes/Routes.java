package org.intake.api.routes;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.intake.application.accept.AcceptCase;
import org.intake.application.audit.KeepRuns;
import org.intake.application.notify.NoticeWriter;
import org.intake.application.notify.TellProvince;
import org.intake.application.port.Contents;
import org.intake.application.port.IdSource;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.port.Uploads;
import org.intake.application.query.ReadTexts;
import org.intake.application.query.RecordAccess;
import org.intake.application.review.ClaimReview;
import org.intake.application.review.CloseRound;
import org.intake.application.review.Conflicts;
import org.intake.application.review.HoldReview;
import org.intake.application.review.RankCases;
import org.intake.application.review.ReadReviews;
import org.intake.application.review.Seats;
import org.intake.application.screen.CaseScreening;
import org.intake.application.screen.CheckSubmission;
import org.intake.application.screen.OfficerCorrections;
import org.intake.application.submit.PrepareSubmission;
import org.intake.application.submit.SubmissionLimits;
import org.intake.application.submit.SubmitSubmission;
import org.intake.json.JsonBundleCodec;

/// The table of routes with the use cases behind them.
public final class Routes {
  /// What the routes need of the world.
  public record Ports(
      Ledger ledger,
      Uploads uploads,
      Contents contents,
      Programmes programmes,
      IdSource ids,
      InstantSource clock,
      String portal) {}

  private final Ports ports;
  private final Conflicts conflicts;
  private final ReadReviews reviews;
  private final NoticeWriter notices;
  private final Seats seats;
  private final AcceptCase accept;

  public Routes(Ports ports) {
    this.ports = ports;
    this.conflicts =
        new Conflicts(new ReadTexts(ports.ledger(), ports.programmes(), ports.contents()));
    this.reviews = new ReadReviews(ports.ledger(), ports.programmes(), conflicts, ports.clock());
    this.notices = new NoticeWriter(ports.ledger(), ports.portal(), ports.clock());
    this.seats = new Seats(ports.ledger());
    this.accept =
        new AcceptCase(
            ports.ledger(),
            ports.programmes(),
            seats,
            new TellProvince(ports.ledger(), notices, ports.clock()),
            ports.clock());
  }

  /// What the guard asks about experts.
  public ReadReviews reviews() {
    return reviews;
  }

  public List<Route> all() {
    return Stream.of(
            new SystemRoutes(ports.clock()).routes(),
            submissions().routes(),
            cases().routes(),
            corrections().routes(),
            experts().routes(),
            calls().routes(),
            new NoticeRoutes(ports.ledger(), ports.programmes()).routes())
        .flatMap(List::stream)
        .toList();
  }

  private SubmissionRoutes submissions() {
    Ledger ledger = ports.ledger();
    return new SubmissionRoutes(
        new PrepareSubmission(
            ledger,
            ports.uploads(),
            ports.programmes(),
            ports.ids(),
            SubmissionLimits.DEFAULT,
            ports.clock()),
        new SubmitSubmission(ledger, ports.uploads(), ports.programmes(), notices, ports.clock()),
        new CheckSubmission(ledger, ports.contents(), screening(), ports.clock()),
        ports.programmes(),
        ledger);
  }

  private CaseScreening screening() {
    return new CaseScreening(
        ports.ledger(),
        ports.programmes(),
        notices,
        new KeepRuns(ports.contents(), new JsonBundleCodec()));
  }

  private CaseRoutes cases() {
    return new CaseRoutes(
        ports.ledger(),
        ports.programmes(),
        ports.contents(),
        new RecordAccess(ports.ledger(), ports.clock()));
  }

  private CorrectionRoutes corrections() {
    return new CorrectionRoutes(
        ports.programmes(),
        new OfficerCorrections(ports.ledger(), screening(), accept::automatically, ports.clock()));
  }

  private ReviewRoutes experts() {
    Ledger ledger = ports.ledger();
    return new ReviewRoutes(
        ledger,
        new ClaimReview(ledger, ports.programmes(), conflicts, ports.clock()),
        new HoldReview(ledger, ports.programmes(), seats, ports.clock()),
        reviews,
        new NamedCalls(ports.programmes()));
  }

  private CallRoutes calls() {
    Ledger ledger = ports.ledger();
    return new CallRoutes(
        ledger,
        ports.programmes(),
        new CloseRound(ledger, ports.programmes(), seats, ports.clock()),
        new RankCases(ledger, ports.programmes()));
  }
}
