package org.intake.application.publish;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.Transitions;
import org.intake.application.notify.TellProvince;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.application.port.Programmes;
import org.intake.application.review.Calls;
import org.intake.application.review.Lists;
import org.intake.domain.Language;
import org.intake.domain.call.CallRecord;
import org.intake.domain.call.CallRecord.Approval;
import org.intake.domain.call.CallRecord.Publicity;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseRecord.Pilot;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.Park;
import org.intake.domain.casefile.ParkStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.notice.Notice;
import org.intake.domain.programme.Duty;
import org.intake.domain.programme.Programme;

/// Lets the cases follow what the call's record says: published, approved. A call may have more
/// cases than one transaction holds, so each follows in its own; asking again changes nothing.
public final class FollowPublication {
  private static final int PAGE = 100;
  private static final String DECISION = "DECISION";

  /// The one result of the procedure; a later disqualification is told under another number.
  private static final long RESULT = 1;

  private final Ledger ledger;
  private final Programmes programmes;
  private final TellProvince tell;
  private final InstantSource clock;

  public FollowPublication(
      Ledger ledger, Programmes programmes, TellProvince tell, InstantSource clock) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.tell = tell;
    this.clock = clock;
  }

  /// How many cases followed.
  public int catchUp(Actor actor, String call) {
    CallRecord state = Calls.state(ledger, call).value();
    Publicity publicity = state.publicity();
    if (publicity == null) {
      return 0;
    }
    int followed = 0;
    for (String caseId : publicity.cases()) {
      followed += Attempts.<Boolean>run(ledger, () -> publicize(actor, caseId, publicity)) ? 1 : 0;
    }
    Approval approval = state.approval();
    if (approval == null) {
      return followed;
    }
    Programme programme = programmes.required(call);
    for (String caseId : publicity.cases()) {
      followed +=
          Attempts.<Boolean>run(ledger, () -> approve(actor, caseId, approval, programme)) ? 1 : 0;
    }
    for (Stored<CaseRecord> missed :
        Lists.all(ledger, new Listing.CasesAt(call, CaseStatus.NOT_SELECTED), PAGE)) {
      followed +=
          Attempts.<Boolean>run(
                  ledger, () -> tellNotSelected(actor, missed.value().id(), programme))
              ? 1
              : 0;
    }
    return followed;
  }

  private Step<Boolean> publicize(Actor actor, String caseId, Publicity publicity) {
    Optional<Stored<CaseRecord>> record = at(caseId, CaseStatus.PROPOSED);
    if (record.isEmpty()) {
      return new Step.Nothing<>(false);
    }
    Change change =
        Change.by(actor, clock.instant())
            .save(
                record.get(),
                record.get().value().at(CaseStatus.PUBLICIZED),
                happened(
                    EventType.PUBLICIZED,
                    Map.of(
                        "startsOn", publicity.startsOn().toString(),
                        "endsOn", publicity.endsOn().toString())),
                happened(
                    EventType.STATUS_CHANGED,
                    Transitions.of(CaseStatus.PROPOSED, CaseStatus.PUBLICIZED, Map.of())))
            .build();
    return new Step.Commit<>(change, true);
  }

  /// The year in which the pilot ends: that of the last report which the call asks for.
  static int lastYear(Programme programme, LocalDate approved) {
    return programme.duties().stream().mapToInt(Duty::lastYear).max().orElse(approved.getYear());
  }

  private Step<Boolean> approve(
      Actor actor, String caseId, Approval approval, Programme programme) {
    Optional<Stored<CaseRecord>> record = at(caseId, CaseStatus.PUBLICIZED);
    if (record.isEmpty()) {
      return new Step.Nothing<>(false);
    }
    Instant now = clock.instant();
    CaseRecord before = record.get().value();
    List<Park> parks = before.parks().stream().map(FollowPublication::approved).toList();
    Pilot pilot =
        new Pilot(
            approval.documentNumber(),
            approval.date().atStartOfDay(programme.calendar().zone()).toInstant(),
            approval.date().getYear(),
            lastYear(programme, approval.date()),
            List.of(),
            Set.of());
    CaseRecord after =
        before.deciding(CaseStatus.APPROVED, parks, List.of()).piloting(CaseStatus.PILOT, pilot);
    Change.Builder change = Change.by(actor, now);
    change.save(
        record.get(),
        after,
        happened(
            EventType.APPROVED,
            Map.of(
                "documentNumber", approval.documentNumber(),
                "date", approval.date().toString(),
                "parks", names(parks))),
        happened(
            EventType.STATUS_CHANGED,
            Transitions.of(CaseStatus.PUBLICIZED, CaseStatus.APPROVED, Map.of())),
        happened(
            EventType.STATUS_CHANGED,
            Transitions.of(CaseStatus.APPROVED, CaseStatus.PILOT, Map.of())));
    tell.tell(
        change,
        programme,
        after,
        DECISION,
        RESULT,
        language ->
            Map.of(
                "result",
                TellProvince.words(programme, DECISION, "approved", language, Map.of()),
                "parks",
                parks.stream()
                    .map(park -> told(programme, park, language))
                    .collect(Collectors.joining("\n")),
                "approval",
                TellProvince.words(
                    programme,
                    DECISION,
                    "approval",
                    language,
                    Map.of(
                        "documentNumber", approval.documentNumber(),
                        "pilotStart", Integer.toString(pilot.firstYear()),
                        "pilotEnd", Integer.toString(pilot.lastYear())))));
    return new Step.Commit<>(change.build(), true);
  }

  private static String told(Programme programme, Park park, Language language) {
    String result = park.status() == ParkStatus.APPROVED ? "approved" : "not-selected";
    return TellProvince.words(
        programme,
        DECISION,
        "park",
        language,
        Map.of(
            "park",
            park.name(),
            "result",
            TellProvince.words(programme, DECISION, result, language, Map.of())));
  }

  private static Park approved(Park park) {
    return new Park(
        park.name(),
        park.status() == ParkStatus.PROPOSED ? ParkStatus.APPROVED : ParkStatus.NOT_APPROVED);
  }

  private static String names(List<Park> parks) {
    return parks.stream()
        .filter(park -> park.status() == ParkStatus.APPROVED)
        .map(Park::name)
        .collect(Collectors.joining("、"));
  }

  private Step<Boolean> tellNotSelected(Actor actor, String caseId, Programme programme) {
    Optional<Stored<CaseRecord>> record = at(caseId, CaseStatus.NOT_SELECTED);
    boolean told =
        ledger.load(Notice.class, caseId + "." + DECISION + "." + RESULT).isPresent()
            || programme.notice(DECISION).isEmpty();
    if (record.isEmpty() || told) {
      return new Step.Nothing<>(false);
    }
    Change.Builder change = Change.by(actor, clock.instant());
    CaseRecord missed = record.get().value();
    change.save(
        record.get(), missed, happened(EventType.DECIDED, Map.of("told", missed.status().name())));
    tell.tell(
        change,
        programme,
        missed,
        DECISION,
        RESULT,
        language ->
            Map.of(
                "result",
                TellProvince.words(programme, DECISION, "not-selected", language, Map.of()),
                "parks",
                "",
                "approval",
                ""));
    return new Step.Commit<>(change.build(), true);
  }

  private Optional<Stored<CaseRecord>> at(String caseId, CaseStatus status) {
    return ledger
        .load(CaseRecord.class, caseId)
        .filter(stored -> stored.value().status() == status);
  }
}
