package org.intake.application.screen;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.application.Answer;
import org.intake.application.Refusal;
import org.intake.application.assemble.Assembler;
import org.intake.application.assemble.Assembly;
import org.intake.application.inspect.InspectFile;
import org.intake.application.port.Contents;
import org.intake.application.port.Ledger;
import org.intake.application.port.RuleBook;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.City;
import org.intake.domain.casefile.Material;
import org.intake.domain.casefile.Province;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FileReading;
import org.intake.domain.screening.Finding;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;

/// The findings as they would be if the province handed in now. Nothing is recorded, no place is
/// taken, no mail is sent, and it never waits.
public final class CheckSubmission {
  private final Ledger ledger;
  private final Contents contents;
  private final CaseScreening screening;
  private final InstantSource clock;

  public CheckSubmission(
      Ledger ledger, Contents contents, CaseScreening screening, InstantSource clock) {
    this.ledger = ledger;
    this.contents = contents;
    this.screening = screening;
    this.clock = clock;
  }

  /// What is known so far; `pending` are the files that have not been read yet.
  public record Checked(List<Application> applications, List<String> pending) {
    public Checked {
      applications = List.copyOf(applications);
      pending = List.copyOf(pending);
    }
  }

  public record Application(City city, List<Finding> findings) {
    public Application {
      findings = List.copyOf(findings);
    }
  }

  public Answer<Checked> check(Actor province, String submissionId) {
    return ledger
        .load(Submission.class, submissionId)
        .filter(stored -> province.isOfProvince(stored.value().province()))
        .map(stored -> Answer.done(check(stored.value())))
        .orElseGet(() -> Answer.refused(Refusal.of(Refusal.Code.NOT_FOUND, "没有这份申报。")));
  }

  private Checked check(Submission submission) {
    Programme programme = screening.programme(submission.call());
    Map<String, List<FileReading>> readings = new HashMap<>();
    List<String> pending = new ArrayList<>();
    for (SubmissionFile file : submission.current()) {
      Optional<List<FileReading>> read =
          file.status().isSettled() && file.sha256() != null
              ? contents.readings(InspectFile.readingKey(programme, file))
              : Optional.empty();
      read.ifPresent(found -> readings.put(file.id(), found));
      if (!file.status().isSettled()) {
        pending.add(file.id());
      }
    }
    Assembly assembly = new Assembler(programme).assemble(submission, readings);
    return new Checked(applications(programme, submission, assembly), pending);
  }

  /// A case that would be, with what it would be made of.
  private record Candidate(Assembly.Application application, CaseRecord subject) {}

  private List<Application> applications(
      Programme programme, Submission submission, Assembly assembly) {
    Instant now = clock.instant();
    NextMaterial materials = new NextMaterial(ledger, programme, submission);
    List<Candidate> candidates = new ArrayList<>();
    for (Assembly.Application application : assembly.applications()) {
      switch (materials.of(application)) {
        case NextMaterial.Effect.Supplements(var existing, Material material) ->
            candidates.add(
                new Candidate(
                    application,
                    existing
                        .value()
                        .assembled(material, NextMaterial.parks(application, material))));
        case NextMaterial.Effect.Leaves(CaseRecord existing) ->
            candidates.add(new Candidate(application, existing));
        case NextMaterial.Effect.TakenBack() -> {}
        case NextMaterial.Effect.Opens() -> {
          // Sorts behind every numbered case, as the later of two cases of a city.
          String tentative = "~" + submission.id() + "-" + candidates.size();
          candidates.add(
              new Candidate(application, materials.opened(tentative, application, now, now)));
        }
      }
    }
    Province book = book(programme, submission, candidates);
    RuleBook rules = screening.rules(submission.call());
    return candidates.stream()
        .map(candidate ->
            new Application(
                candidate.application().city(),
                screening.findings(programme, rules, candidate.subject(), book, now)))
        .toList();
  }

  /// The province's book as it would be with all cities of the package: what is true of one depends
  /// on the others.
  private Province book(Programme programme, Submission submission, List<Candidate> candidates) {
    Province book =
        ledger
            .load(Province.class, Province.idOf(submission.call(), submission.province()))
            .map(Stored::value)
            .orElseGet(() -> Province.empty(submission.call(), submission.province()));
    for (Candidate candidate : candidates) {
      String id = candidate.subject().id();
      if (!book.entries().containsKey(id)) {
        book = book.with(ScreenSubmission.entry(programme, id, candidate.application()));
      }
    }
    return book;
  }
}
