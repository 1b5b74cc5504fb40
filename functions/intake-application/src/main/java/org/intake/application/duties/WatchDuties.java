package org.intake.application.duties;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.Transitions;
import org.intake.application.duties.DutyCalendar.Due;
import org.intake.application.notify.TellProvince;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.application.port.Programmes;
import org.intake.application.review.Lists;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseRecord.Pilot;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Duty;
import org.intake.domain.programme.Programme;

/// The sweep's work on duties: reminds before the day, marks what is late, tells the agencies after
/// the grace. What was told is marked on the case in the same change, so each goes once; after a
/// pause of the sweep only the latest reminder goes.
public final class WatchDuties {
  private static final int PAGE = 100;

  private final Ledger ledger;
  private final Programmes programmes;
  private final TellProvince tell;
  private final InstantSource clock;

  public WatchDuties(Ledger ledger, Programmes programmes, TellProvince tell, InstantSource clock) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.tell = tell;
    this.clock = clock;
  }

  /// A duty that nobody fulfilled although the grace is over.
  public record Overdue(CaseRecord record, Due due) {}

  /// Returns how many cases were changed.
  public int sweep(String call) {
    return (int)
        inPilot(call)
            .filter(record -> Attempts.<Boolean>run(ledger, () -> watch(record.id())))
            .count();
  }

  /// The list that the agencies get.
  public List<Overdue> overdue(String call) {
    Optional<Programme> programme = programmes.programme(call);
    if (programme.isEmpty()) {
      return List.of();
    }
    LocalDate today = programme.get().calendar().dateOf(clock.instant());
    return inPilot(call)
        .flatMap(record ->
            DutyCalendar.of(programme.get(), record).stream()
                .filter(due -> isToEscalate(due, today))
                .map(due -> new Overdue(record, due)))
        .toList();
  }

  private Stream<CaseRecord> inPilot(String call) {
    return Stream.of(CaseStatus.PILOT, CaseStatus.REPORT_OVERDUE)
        .flatMap(status -> Lists.all(ledger, new Listing.CasesAt(call, status), PAGE).stream())
        .map(Stored::value);
  }

  /// What one look at a case has found to do.
  private record Found(
      Set<String> marks, List<Change.What> events, List<Telling> tellings, boolean late) {}

  private record Telling(String type, Due due, int days) {}

  private Step<Boolean> watch(String caseId) {
    Optional<Stored<CaseRecord>> stored = ledger.load(CaseRecord.class, caseId);
    Pilot pilot = stored.map(s -> s.value().pilot()).orElse(null);
    if (stored.isEmpty() || pilot == null || !isWatched(stored.get().value().status())) {
      return new Step.Nothing<>(false);
    }
    CaseRecord before = stored.get().value();
    Programme programme = programmes.required(before.call());
    Instant now = clock.instant();
    Found found = look(programme, before, pilot, programme.calendar().dateOf(now));
    if (found.marks().isEmpty()) {
      return new Step.Nothing<>(false);
    }
    CaseStatus next = found.late() ? CaseStatus.REPORT_OVERDUE : before.status();
    List<Change.What> events = new ArrayList<>(found.events());
    if (next != before.status()) {
      events.add(
          happened(EventType.STATUS_CHANGED, Transitions.of(before.status(), next, Map.of())));
    }
    CaseRecord after = before.piloting(next, pilot.telling(found.marks()));
    Change.Builder change = Change.by(Actor.SYSTEM, now);
    change.save(stored.get(), after, events.toArray(Change.What[]::new));
    found.tellings().forEach(telling -> tell(change, programme, after, telling));
    return new Step.Commit<>(change.build(), true);
  }

  private static Found look(Programme programme, CaseRecord record, Pilot pilot, LocalDate today) {
    Found found = new Found(new TreeSet<>(), new ArrayList<>(), new ArrayList<>(), false);
    boolean late = false;
    for (Due due : DutyCalendar.of(programme, record)) {
      if (due.isFulfilled()) {
        continue;
      }
      late |= due.isOverdue(today);
      if (due.isOverdue(today)) {
        once(found, pilot, due, "overdue", EventType.DUTY_OVERDUE);
      } else {
        remind(found, pilot, due, today);
      }
      if (isToEscalate(due, today)
          && once(found, pilot, due, "escalated", EventType.DUTY_OVERDUE)) {
        found.tellings().add(new Telling("ESCALATION", due, 0));
      }
    }
    return new Found(found.marks(), found.events(), found.tellings(), late);
  }

  private static void remind(Found found, Pilot pilot, Due due, LocalDate today) {
    List<Integer> reached =
        due.duty().remindDaysBefore().stream()
            .filter(days -> !today.isBefore(due.lastDay().minusDays(days)))
            .filter(days -> !pilot.told().contains(mark(due, "remind-" + days)))
            .sorted(Comparator.naturalOrder())
            .toList();
    for (int days : reached) {
      once(found, pilot, due, "remind-" + days, EventType.DUTY_REMINDED);
    }
    if (!reached.isEmpty()) {
      found.tellings().add(new Telling("REMINDER", due, reached.getFirst()));
    }
  }

  private static boolean once(Found found, Pilot pilot, Due due, String what, EventType type) {
    String mark = mark(due, what);
    if (pilot.told().contains(mark)) {
      return false;
    }
    found.marks().add(mark);
    found
        .events()
        .add(
            happened(
                type,
                Map.of(
                    "duty", due.duty().id(),
                    "year", Integer.toString(due.year()),
                    "due", due.lastDay().toString(),
                    "step", what)));
    return true;
  }

  private static String mark(Due due, String what) {
    return due.key() + ":" + what;
  }

  private static boolean isToEscalate(Due due, LocalDate today) {
    return due.isOverdue(today)
        && today.isAfter(due.lastDay().plusDays(due.duty().escalateDaysAfter()));
  }

  private void tell(Change.Builder change, Programme programme, CaseRecord after, Telling telling) {
    Due due = telling.due();
    tell.tell(
        change,
        programme,
        after,
        telling.type(),
        number(programme.duties(), telling),
        language ->
            Map.of(
                "duty", due.duty().title().in(language),
                "year", Integer.toString(due.year()),
                "due", due.lastDay().toString(),
                "days", Integer.toString(telling.days())));
  }

  /// A number of its own for each reminder of each duty and year.
  private static long number(List<Duty> duties, Telling telling) {
    return (duties.indexOf(telling.due().duty()) + 1) * 10_000_000L
        + telling.due().year() * 1_000L
        + telling.days();
  }

  private static boolean isWatched(CaseStatus status) {
    return status == CaseStatus.PILOT || status == CaseStatus.REPORT_OVERDUE;
  }
}
