package org.intake.application.decide;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.application.Answer;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.Refusal;
import org.intake.application.Transitions;
import org.intake.application.accept.AcceptCase;
import org.intake.application.notify.TellProvince;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.review.Seats;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.Province;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionStatus;

/// A province takes back one city or a whole submission, up to the public notice. Whether the place
/// is free again says the programme file.
public final class Withdraw {
  private static final int LONGEST_REASON = 2000;

  private final Ledger ledger;
  private final Programmes programmes;
  private final Belongings belongings;
  private final AcceptCase accept;
  private final Seats seats;
  private final TellProvince tell;
  private final InstantSource clock;

  public Withdraw(
      Ledger ledger, Programmes programmes, DecideCase.Effects effects, InstantSource clock) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.belongings = new Belongings(ledger);
    this.accept = effects.accept();
    this.seats = effects.seats();
    this.tell = effects.tell();
    this.clock = clock;
  }

  public Answer<CaseRecord> city(Actor province, String caseId, String reason) {
    if (reason.length() > LONGEST_REASON) {
      return Answer.refused(tooLong());
    }
    Answer<CaseRecord> withdrawn = Attempts.run(ledger, () -> tryCity(province, caseId, reason));
    return withdrawn.then(record -> {
      accept.reoffer(record.call(), record.province());
      return Answer.done(record);
    });
  }

  /// All its cities together: one that can no longer be withdrawn keeps the others as well.
  public Answer<Submission> submission(Actor province, String submissionId, String reason) {
    if (reason.length() > LONGEST_REASON) {
      return Answer.refused(tooLong());
    }
    Answer<Submission> withdrawn =
        Attempts.run(ledger, () -> trySubmission(province, submissionId, reason));
    return withdrawn.then(submission -> {
      accept.reoffer(submission.call(), submission.province());
      return Answer.done(submission);
    });
  }

  private static Refusal tooLong() {
    return Refusal.invalid("/reason", "理由不超过" + LONGEST_REASON + "字。");
  }

  private Step<Answer<CaseRecord>> tryCity(Actor province, String caseId, String reason) {
    Optional<Stored<CaseRecord>> found =
        ledger
            .load(CaseRecord.class, caseId)
            .filter(stored -> province.isOfProvince(stored.value().province()));
    if (found.isEmpty()) {
      return refuse(Refusal.of(Refusal.Code.NOT_FOUND, "没有这个申报件。"));
    }
    Stored<CaseRecord> stored = found.get();
    if (stored.value().status() == CaseStatus.WITHDRAWN) {
      return new Step.Nothing<>(Answer.done(stored.value()));
    }
    if (!stored.value().status().mayBecome(CaseStatus.WITHDRAWN)) {
      return refuse(notAnyMore(stored.value()));
    }
    Instant now = clock.instant();
    Change.Builder change = Change.by(province, now);
    Stored<Province> book = belongings.book(stored.value());
    boolean frees = programmes.required(stored.value().call()).quota().withdrawalFrees();
    BookEnds.end(change, book, caseId, frees);
    CaseRecord after = withdraw(change, stored, reason);
    return new Step.Commit<>(change.build(), Answer.done(after));
  }

  private CaseRecord withdraw(Change.Builder change, Stored<CaseRecord> stored, String reason) {
    CaseRecord before = stored.value();
    CaseRecord after = before.deciding(CaseStatus.WITHDRAWN, before.parks(), List.of());
    change.save(
        stored,
        after,
        happened(
            EventType.STATUS_CHANGED,
            Transitions.of(before.status(), CaseStatus.WITHDRAWN, Map.of("reason", reason))));
    seats.cancel(change, before.id());
    tell.tell(
        change,
        programmes.required(before.call()),
        after,
        "WITHDRAWN",
        stored.revision(),
        _ -> Map.of("reason", reason));
    return after;
  }

  private Step<Answer<Submission>> trySubmission(
      Actor province, String submissionId, String reason) {
    Optional<Stored<Submission>> found =
        ledger
            .load(Submission.class, submissionId)
            .filter(stored -> province.isOfProvince(stored.value().province()));
    if (found.isEmpty()) {
      return refuse(Refusal.of(Refusal.Code.NOT_FOUND, "没有这个申报。"));
    }
    Submission before = found.get().value();
    if (before.status() == SubmissionStatus.WITHDRAWN) {
      return new Step.Nothing<>(Answer.done(before));
    }
    List<Stored<CaseRecord>> live = new ArrayList<>();
    // The city of a report does not go with the report.
    List<String> cases = before.kind().isApplication() ? before.cases() : List.<String>of();
    for (String caseId : cases) {
      Optional<Stored<CaseRecord>> record = ledger.load(CaseRecord.class, caseId);
      if (record.isPresent() && mayGoOn(record.get().value().status())) {
        if (!record.get().value().status().mayBecome(CaseStatus.WITHDRAWN)) {
          return refuse(notAnyMore(record.get().value()));
        }
        live.add(record.get());
      }
    }
    Instant now = clock.instant();
    Submission after = before.at(SubmissionStatus.WITHDRAWN, now);
    Change.Builder change = Change.by(province, now);
    change.save(
        found.get(), after, happened(EventType.SUBMISSION_WITHDRAWN, Map.of("reason", reason)));
    if (!live.isEmpty()) {
      endAll(change, live);
      live.forEach(record -> withdraw(change, record, reason));
    }
    return new Step.Commit<>(change.build(), Answer.done(after));
  }

  /// A city that was not selected may still be proposed. A refused one is reopened only while its
  /// submission stands, so it keeps its refusal.
  private static boolean mayGoOn(CaseStatus status) {
    return status.isLive() || status.mayBecome(CaseStatus.PROPOSED);
  }

  /// The cases of a submission are of one province and share its book.
  private void endAll(Change.Builder change, List<Stored<CaseRecord>> live) {
    CaseRecord first = live.getFirst().value();
    Stored<Province> book = belongings.book(first);
    boolean frees = programmes.required(first.call()).quota().withdrawalFrees();
    Province next = book.value();
    List<Change.What> happened = new ArrayList<>();
    for (Stored<CaseRecord> record : live) {
      happened.add(BookEnds.what(next, record.value().id(), frees));
      next = next.ended(record.value().id(), frees);
    }
    change.save(book, next, happened.toArray(Change.What[]::new));
  }

  private static Refusal notAnyMore(CaseRecord record) {
    return Refusal.of(
        Refusal.Code.WRONG_STATE,
        record.city().name() + "的申报件当前状态为" + record.status() + "，公示后或已办结的申报不能撤回。");
  }

  private static <T> Step<Answer<T>> refuse(Refusal refusal) {
    return new Step.Nothing<>(Answer.refused(refusal));
  }
}
