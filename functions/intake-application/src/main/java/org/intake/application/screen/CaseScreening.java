package org.intake.application.screen;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.intake.application.PermanentFault;
import org.intake.application.audit.KeepRuns;
import org.intake.application.notify.NoticeWriter;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.port.RuleBook;
import org.intake.domain.Sha256;
import org.intake.domain.Texts;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.Park;
import org.intake.domain.casefile.ParkStatus;
import org.intake.domain.casefile.Province;
import org.intake.domain.casefile.Settlement;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.screening.CaseFacts;
import org.intake.domain.screening.Effect;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.domain.screening.ProcedureFacts;
import org.intake.domain.screening.RuleRun;
import org.intake.domain.submission.Submission;
import org.jspecify.annotations.Nullable;

/// Runs the rules over a case and says where the case goes: to a person while anything is open, to
/// the province when all that is wrong can be cured, on to acceptance when nothing is wrong. A
/// notice goes out with the change that makes a case deficient, with every defect in it.
public final class CaseScreening {
  private final Ledger ledger;
  private final Programmes programmes;
  private final NoticeWriter notices;
  private final KeepRuns runs;

  public CaseScreening(Ledger ledger, Programmes programmes, NoticeWriter notices, KeepRuns runs) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.notices = notices;
    this.runs = runs;
  }

  /// A case with its province's book and programme, as one try loaded them.
  public record Loaded(
      Stored<CaseRecord> subject, Stored<Province> book, Programme programme, RuleBook rules) {}

  public Optional<Loaded> load(String caseId) {
    return ledger.load(CaseRecord.class, caseId).map(this::loaded);
  }

  private Loaded loaded(Stored<CaseRecord> subject) {
    CaseRecord value = subject.value();
    Stored<Province> book =
        ledger
            .load(Province.class, Province.idOf(value.call(), value.province()))
            .orElseThrow(() -> new IllegalStateException("a case stands in its province's book"));
    return new Loaded(subject, book, programme(value.call()), rules(value.call()));
  }

  public Programme programme(String call) {
    return programmes.required(call);
  }

  RuleBook rules(String call) {
    return programmes
        .rules(call)
        .orElseThrow(() -> new PermanentFault("no programme file for the call"));
  }

  /// The findings of a case as it stands, officers' settlements laid over those whose inputs have
  /// not changed since.
  public List<Finding> findings(
      Programme programme, RuleBook rules, CaseRecord subject, Province book, Instant now) {
    return settled(subject, run(programme, rules, subject, book, now));
  }

  private RuleRun run(
      Programme programme, RuleBook rules, CaseRecord subject, Province book, Instant now) {
    CaseFacts facts =
        Facts.of(
            programme,
            subject,
            book,
            siblings(subject, book),
            ProcedureFacts.atScreening(CaseStatus.CHECKING.name()),
            now);
    return new RuleRun(programme.hash(), facts, rules.screen(facts));
  }

  private static List<Finding> settled(CaseRecord subject, RuleRun run) {
    return run.findings().stream().map(finding -> settled(subject, finding)).toList();
  }

  private List<CaseRecord> siblings(CaseRecord subject, Province book) {
    return book.entries().values().stream()
        .filter(entry -> entry.live() && !entry.caseId().equals(subject.id()))
        .map(entry -> ledger.load(CaseRecord.class, entry.caseId()))
        .flatMap(Optional::stream)
        .map(Stored::value)
        .toList();
  }

  private static Finding settled(CaseRecord subject, Finding finding) {
    return subject.settlements().stream()
        .filter(s -> s.check().equals(finding.check()) && Objects.equals(s.park(), finding.park()))
        .filter(s -> s.readHash().equals(readHash(finding)))
        .findFirst()
        .map(s -> settled(finding, s))
        .orElse(finding);
  }

  private static Finding settled(Finding finding, Settlement settlement) {
    String reason = settlement.reason();
    return finding.settled(
        settlement.outcome(), new Texts(reason, reason, reason), settlement.by());
  }

  /// Tells whether what a check read is still what an officer saw when he settled it.
  public static String readHash(Finding finding) {
    return Sha256.ofText(finding.values() + "\n" + finding.evidence()).hex();
  }

  /// Adds the case as the rules leave it to the change. `changed` is the case with whatever gave
  /// rise to the run, `causes` say what that was.
  public Screened apply(
      Change.Builder change,
      Loaded loaded,
      CaseRecord changed,
      Instant now,
      Change.What... causes) {
    RuleRun run = run(loaded.programme(), loaded.rules(), changed, loaded.book().value(), now);
    List<Finding> found = settled(changed, run);
    List<Finding> defects = defects(found);
    boolean expired = hasExpired(changed, now) && next(found) == CaseStatus.DEFICIENT;
    CaseStatus next = expired ? CaseStatus.MANUAL_CHECK : next(found);
    boolean tell = next == CaseStatus.DEFICIENT && !sameDefects(changed, defects);
    Instant due = expired ? changed.supplementDue() : null;
    if (next == CaseStatus.DEFICIENT) {
      Instant running = changed.supplementDue();
      due =
          tell || running == null ? loaded.programme().calendar().supplementDeadline(now) : running;
    }
    CaseRecord screened = changed.screened(next, found, parks(changed, found), due);
    CaseRecord after = tell ? screened.notified() : screened;
    List<Change.What> events = new ArrayList<>(List.of(causes));
    events.add(happened(EventType.CASE_SCREENED, counts(runs.keep(run), run, found)));
    CaseStatus before = loaded.subject().value().status();
    if (before != next || changed.status() != before) {
      events.add(
          happened(EventType.STATUS_CHANGED, Map.of("from", before.name(), "to", next.name())));
    }
    change.save(loaded.subject(), after, events.toArray(Change.What[]::new));
    if (before == CaseStatus.ACCEPTED && next != CaseStatus.READY) {
      change.save(
          loaded.book(),
          loaded.book().value().released(after.id()),
          happened(EventType.QUOTA_RELEASED, Map.of("case", after.id())));
    }
    if (tell) {
      Submission submission =
          ledger
              .load(Submission.class, after.submission())
              .orElseThrow(() -> new IllegalStateException("a case has its submission"))
              .value();
      notices.deficiency(change, loaded.programme(), submission, after, defects);
    }
    return new Screened(after, events);
  }

  /// The case after the run and what is to be recorded of it.
  public record Screened(CaseRecord after, List<Change.What> events) {
    public Screened {
      events = List.copyOf(events);
    }
  }

  private static Map<String, String> counts(Sha256 kept, RuleRun run, List<Finding> found) {
    return Map.of(
        "programme",
        run.programme().hex(),
        KeepRuns.RUN,
        kept.hex(),
        "pass",
        count(found, Outcome.PASS),
        "fail",
        count(found, Outcome.FAIL),
        "needsHuman",
        count(found, Outcome.NEEDS_HUMAN),
        "notApplicable",
        count(found, Outcome.NOT_APPLICABLE));
  }

  private static String count(List<Finding> found, Outcome outcome) {
    return Long.toString(found.stream().filter(finding -> finding.outcome() == outcome).count());
  }

  /// A refusal is a person's: a failed BLOCK is open until an officer rejects or overrides. A
  /// failed BATCH is the quota's business, not this case's.
  static CaseStatus next(List<Finding> found) {
    if (found.stream().anyMatch(CaseScreening::isOpen)) {
      return CaseStatus.MANUAL_CHECK;
    }
    return defects(found).isEmpty() ? CaseStatus.READY : CaseStatus.DEFICIENT;
  }

  /// The time to cure a defect is over and nothing came: what follows is a person's to say, and no
  /// run of the rules gives new time.
  private static boolean hasExpired(CaseRecord changed, Instant now) {
    Instant due = changed.supplementDue();
    return due != null && !now.isBefore(due);
  }

  /// What of a case waits for an officer: open findings, and the defects that were not cured in
  /// time.
  public static boolean isOpen(CaseRecord of, Finding finding) {
    boolean expired = of.status() == CaseStatus.MANUAL_CHECK && of.supplementDue() != null;
    return isOpen(finding) || (expired && isDefect(finding));
  }

  private static boolean isDefect(Finding finding) {
    return finding.outcome() == Outcome.FAIL && finding.effect() == Effect.FIX;
  }

  /// Whether a finding waits for an officer. Merit is the expert's and never waits.
  public static boolean isOpen(Finding finding) {
    return switch (finding.outcome()) {
      case NEEDS_HUMAN -> !finding.merit();
      case FAIL -> finding.effect() == Effect.BLOCK;
      case PASS, NOT_APPLICABLE -> false;
    };
  }

  /// What the province can cure, in the order of the notice.
  public static List<Finding> defects(List<Finding> found) {
    return found.stream()
        .filter(CaseScreening::isDefect)
        .sorted(
            Comparator.comparing(Finding::check)
                .thenComparing(f -> f.park() == null ? "" : f.park()))
        .toList();
  }

  private static boolean sameDefects(CaseRecord changed, List<Finding> defects) {
    return changed.status() == CaseStatus.DEFICIENT
        && changed.notices() > 0
        && keys(defects(changed.findings())).equals(keys(defects));
  }

  private static List<String> keys(List<Finding> defects) {
    return defects.stream()
        .map(f -> f.check() + "/" + f.park() + "/" + f.message().zhHans())
        .toList();
  }

  /// A park passes when none of its own checks fails or is open.
  private static List<Park> parks(CaseRecord subject, List<Finding> found) {
    return subject.parks().stream()
        .map(park -> new Park(park.name(), parkStatus(park.name(), found)))
        .toList();
  }

  private static ParkStatus parkStatus(@Nullable String park, List<Finding> found) {
    List<Finding> own =
        found.stream().filter(finding -> Objects.equals(finding.park(), park)).toList();
    if (own.stream().anyMatch(finding -> finding.outcome() == Outcome.FAIL)) {
      return ParkStatus.FAIL;
    }
    return own.stream().anyMatch(CaseScreening::isOpen) ? ParkStatus.NEEDS_HUMAN : ParkStatus.PASS;
  }
}
