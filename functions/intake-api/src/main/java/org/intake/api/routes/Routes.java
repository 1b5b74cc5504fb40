package org.intake.api.routes;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.intake.application.accept.AcceptCase;
import org.intake.application.audit.CompareVersions;
import org.intake.application.audit.ExportBundle;
import org.intake.application.audit.KeepRuns;
import org.intake.application.decide.DecideCase;
import org.intake.application.decide.Withdraw;
import org.intake.application.notify.NoticeWriter;
import org.intake.application.notify.TellProvince;
import org.intake.application.port.Contents;
import org.intake.application.port.IdSource;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.port.Uploads;
import org.intake.application.publish.Approve;
import org.intake.application.publish.ExportCases;
import org.intake.application.publish.FollowPublication;
import org.intake.application.publish.Objections;
import org.intake.application.publish.PublicList;
import org.intake.application.publish.Publish;
import org.intake.application.query.ProcedureState;
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
  private final TellProvince tell;
  private final AcceptCase accept;
  private final RecordAccess access;

  public Routes(Ports ports) {
    this.ports = ports;
    this.conflicts =
        new Conflicts(new ReadTexts(ports.ledger(), ports.programmes(), ports.contents()));
    this.reviews = new ReadReviews(ports.ledger(), ports.programmes(), conflicts, ports.clock());
    this.notices = new NoticeWriter(ports.ledger(), ports.portal(), ports.clock());
    this.seats = new Seats(ports.ledger());
    this.tell = new TellProvince(notices);
    this.accept = new AcceptCase(ports.ledger(), ports.programmes(), seats, tell, ports.clock());
    this.access = new RecordAccess(ports.ledger(), ports.clock());
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
            versions().routes(),
            corrections().routes(),
            experts().routes(),
            decisions().routes(),
            calls().routes(),
            publication().routes(),
            exports().routes(),
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
        access,
        new ProcedureState(ports.ledger(), ports.programmes(), ports.clock()));
  }

  private VersionRoutes versions() {
    return new VersionRoutes(
        ports.ledger(),
        ports.programmes(),
        new CompareVersions(ports.ledger(), ports.contents(), new JsonBundleCodec()));
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

  private DecisionRoutes decisions() {
    DecideCase.Effects effects = new DecideCase.Effects(accept, seats, notices, tell);
    return new DecisionRoutes(
        ports.ledger(),
        ports.programmes(),
        new DecideCase(ports.ledger(), ports.programmes(), effects, ports.clock()),
        new Withdraw(ports.ledger(), ports.programmes(), effects, ports.clock()));
  }

  private PublicationRoutes publication() {
    Ledger ledger = ports.ledger();
    Programmes programmes = ports.programmes();
    FollowPublication follow = new FollowPublication(ledger, programmes, tell, ports.clock());
    Objections objections = new Objections(ledger, programmes, ports.clock());
    return new PublicationRoutes(
        ledger,
        new Publish(ledger, programmes, follow, ports.clock()),
        new PublicList(ledger, programmes),
        objections,
        new Approve(ledger, programmes, objections, follow, ports.clock()));
  }

  private ExportRoutes exports() {
    Ledger ledger = ports.ledger();
    return new ExportRoutes(
        new ExportCases(ledger, ports.programmes(), new RankCases(ledger, ports.programmes())),
        new ExportBundle(ledger, ports.contents(), ports.programmes(), new JsonBundleCodec()),
        access);
  }
}
