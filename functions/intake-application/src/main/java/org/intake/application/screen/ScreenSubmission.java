package org.intake.application.screen;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.assemble.Assembler;
import org.intake.application.assemble.Assembly;
import org.intake.application.inspect.InspectFile;
import org.intake.application.notify.NoticeWriter;
import org.intake.application.port.Contents;
import org.intake.application.port.Ledger;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.City;
import org.intake.domain.casefile.Material;
import org.intake.domain.casefile.Province;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FileReading;
import org.intake.domain.submission.Receipt;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;
import org.intake.domain.submission.SubmissionStatus;

/// Turns a handed-in submission whose files have all been read into cases, or into the next version
/// of the cases that it has. The rules of each case run afterwards, by message.
public final class ScreenSubmission {
  private final Ledger ledger;
  private final Contents contents;
  private final CaseScreening screening;
  private final NoticeWriter notices;
  private final ReportIntake reports;
  private final InstantSource clock;

  public ScreenSubmission(
      Ledger ledger,
      Contents contents,
      CaseScreening screening,
      NoticeWriter notices,
      ReportIntake reports,
      InstantSource clock) {
    this.ledger = ledger;
    this.contents = contents;
    this.screening = screening;
    this.notices = notices;
    this.reports = reports;
    this.clock = clock;
  }

  public sealed interface Result {
    record Assembled(String submission, int cases) implements Result {}

    /// Files are still being read; the last of them calls again.
    record Waits(String submission) implements Result {}

    /// Nothing in it is of this call; the province is told.
    record Unreadable(String submission) implements Result {}

    record Ignored(String reason) implements Result {}
  }

  public Result screen(String submissionId) {
    return Attempts.run(ledger, () -> decide(submissionId));
  }

  private Step<Result> decide(String submissionId) {
    Optional<Stored<Submission>> found = ledger.load(Submission.class, submissionId);
    if (found.isEmpty()) {
      return new Step.Nothing<>(new Result.Ignored("no-such-submission"));
    }
    Submission submission = found.get().value();
    return switch (submission.status()) {
      case DRAFT, PARSED, PARSE_FAILED, WITHDRAWN ->
          new Step.Nothing<>(new Result.Ignored("not-handed-in"));
      case SUBMITTED, PARSING ->
          submission.isInspected() ? assemble(found.get()) : waiting(found.get());
    };
  }

  private Step<Result> waiting(Stored<Submission> stored) {
    Result waits = new Result.Waits(stored.value().id());
    if (stored.value().status() == SubmissionStatus.PARSING) {
      return new Step.Nothing<>(waits);
    }
    Instant now = clock.instant();
    Change change =
        Change.by(Actor.SYSTEM, now)
            .save(
                stored,
                stored.value().at(SubmissionStatus.PARSING, now),
                happened(EventType.STATUS_CHANGED, Map.of("from", "SUBMITTED", "to", "PARSING")))
            .build();
    return new Step.Commit<>(change, waits);
  }

  private Step<Result> assemble(Stored<Submission> stored) {
    Submission submission = stored.value();
    Programme programme = screening.programme(submission.call());
    Instant now = clock.instant();
    Change.Builder change = Change.by(Actor.SYSTEM, now);
    Map<String, List<FileReading>> readings = readings(programme, submission);
    if (!submission.kind().isApplication()) {
      reports.receive(change, stored, programme, readings, now);
      return new Step.Commit<>(change.build(), new Result.Assembled(submission.id(), 0));
    }
    Assembly assembly = new Assembler(programme).assemble(submission, readings);
    if (assembly.applications().isEmpty()) {
      Submission failed = submission.failed(now);
      change.save(stored, failed, happened(EventType.SUBMISSION_FAILED));
      notices.unreadable(change, programme, submission);
      return new Step.Commit<>(change.build(), new Result.Unreadable(submission.id()));
    }
    return new Step.Commit<>(
        cases(change, stored, programme, assembly, now).build(),
        new Result.Assembled(submission.id(), assembly.applications().size()));
  }

  private Map<String, List<FileReading>> readings(Programme programme, Submission submission) {
    Map<String, List<FileReading>> readings = new HashMap<>();
    for (SubmissionFile file : submission.current()) {
      if (file.sha256() != null) {
        contents
            .readings(InspectFile.readingKey(programme, file))
            .ifPresent(found -> readings.put(file.id(), found));
      }
    }
    return readings;
  }

  private Change.Builder cases(
      Change.Builder change,
      Stored<Submission> stored,
      Programme programme,
      Assembly assembly,
      Instant now) {
    Submission submission = stored.value();
    Stored<Province> book =
        ledger
            .load(Province.class, Province.idOf(submission.call(), submission.province()))
            .orElseGet(
                () -> Stored.unborn(Province.empty(submission.call(), submission.province())));
    Province next = book.value();
    Set<String> ids = new LinkedHashSet<>(submission.cases());
    List<String> touched = new ArrayList<>();
    Set<String> aside = new LinkedHashSet<>();
    Set<String> late = new LinkedHashSet<>();
    Set<String> used = new LinkedHashSet<>();
    NextMaterial materials = new NextMaterial(ledger, programme, submission);
    for (Assembly.Application application : assembly.applications()) {
      switch (materials.of(application)) {
        case NextMaterial.Effect.Supplements(var existing, Material material) -> {
          change.save(
              existing,
              existing.value().assembled(material, NextMaterial.parks(application, material)),
              happened(
                  EventType.CASE_SUPPLEMENTED,
                  Map.of("version", Integer.toString(material.version()))));
          touched.add(existing.value().id());
          aside.addAll(Supplement.files(material, true));
          used.addAll(Supplement.files(material, false));
        }
        case NextMaterial.Effect.Leaves(CaseRecord existing) -> {
          if (!existing.status().isBeforeReview()) {
            late.addAll(materials.fresh(application));
          }
        }
        case NextMaterial.Effect.TakenBack() -> {}
        case NextMaterial.Effect.Opens() -> {
          String id = numberOf(programme, submission.province(), next.nextCase());
          next = next.numbered().with(entry(programme, id, application));
          change.create(
              materials.opened(
                  id, application, submission.receipt().map(Receipt::receivedAt).orElse(now), now),
              happened(
                  EventType.CASE_OPENED,
                  Map.of(
                      "submission",
                      submission.id(),
                      "version",
                      Integer.toString(submission.version()))));
          ids.add(id);
          touched.add(id);
        }
      }
    }
    if (!next.equals(book.value())) {
      change.save(
          book,
          next,
          happened(
              EventType.CASE_OPENED, Map.of("cases", String.join(",", liveIds(next, touched)))));
    }
    late.removeAll(used);
    aside.addAll(late);
    Submission parsed = submission.parsed(List.copyOf(ids), now);
    for (String file : aside) {
      parsed = parsed.change(file, of -> of.with(Supplement.NOT_ASKED_FOR), now);
    }
    return change.save(
        stored,
        parsed,
        happened(
            EventType.SUBMISSION_PARSED,
            Map.of("cases", String.join(",", touched), "notAskedFor", String.join(",", aside))));
  }

  /// Cases of the province that are already there have to be looked at again: a letter or a city
  /// more changes what is true of them.
  private static List<String> liveIds(Province book, List<String> without) {
    return book.entries().values().stream()
        .filter(entry -> entry.live() && !without.contains(entry.caseId()))
        .map(Province.Entry::caseId)
        .toList();
  }

  /// How a case of the application stands in its province's book before anything is decided.
  static Province.Entry entry(Programme programme, String id, Assembly.Application application) {
    City city = application.city();
    boolean counts =
        Optional.ofNullable(city.code())
            .flatMap(programme.reading().divisions()::byCode)
            .map(programme.quota()::counts)
            .orElse(true);
    return new Province.Entry(
        id, city.code(), city.name(), true, counts, false, application.rank());
  }

  /// `ZSCQ-2017-32-001`: ASCII, because it becomes part of keys. The year is that of the call.
  private static String numberOf(Programme programme, String province, int number) {
    return String.format(
        Locale.ROOT,
        "ZSCQ-%d-%s-%03d",
        programme.calendar().noticeDate().getYear(),
        province.substring(0, 2),
        number);
  }
}
