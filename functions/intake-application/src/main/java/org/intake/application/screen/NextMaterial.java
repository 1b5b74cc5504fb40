package org.intake.application.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intake.application.assemble.Assembly;
import org.intake.application.port.Ledger;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.City;
import org.intake.domain.casefile.Material;
import org.intake.domain.casefile.Park;
import org.intake.domain.casefile.ParkStatus;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.Problem;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;

/// What the applications of a submission do to the cases that it has. Handing in and the dry run
/// ask here, so that a province is told before what will be afterwards.
final class NextMaterial {
  private final Programme programme;
  private final Submission submission;
  private final List<Stored<CaseRecord>> cases;

  NextMaterial(Ledger ledger, Programme programme, Submission submission) {
    this.programme = programme;
    this.submission = submission;
    this.cases =
        submission.cases().stream()
            .flatMap(id -> ledger.load(CaseRecord.class, id).stream())
            .toList();
  }

  /// What becomes of one application.
  sealed interface Effect {
    /// A case of its own begins.
    record Opens() implements Effect {}

    /// An open case gets this material.
    record Supplements(Stored<CaseRecord> existing, Material material) implements Effect {}

    /// Its case is past screening, or its material is the same.
    record Leaves(CaseRecord existing) implements Effect {}

    /// The province took the city back and has sent nothing of it since.
    record TakenBack() implements Effect {}
  }

  Effect of(Assembly.Application application) {
    Optional<Stored<CaseRecord>> existing =
        ofCity(application.city())
            .filter(stored -> stored.value().status() != CaseStatus.WITHDRAWN)
            .findFirst();
    if (existing.isPresent()) {
      return supplement(existing.get(), application);
    }
    boolean withdrawn = ofCity(application.city()).findAny().isPresent();
    return withdrawn && fresh(application).isEmpty() ? new Effect.TakenBack() : new Effect.Opens();
  }

  /// The case that an application opens.
  CaseRecord opened(String id, Assembly.Application application, Instant receivedAt, Instant now) {
    return new CaseRecord(
        id,
        submission.call(),
        submission.province(),
        application.city(),
        CaseStatus.CHECKING,
        submission.id(),
        programme.hash(),
        0,
        application.material(),
        parks(application),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        receivedAt,
        now,
        null,
        null);
  }

  private Stream<Stored<CaseRecord>> ofCity(City city) {
    return cases.stream().filter(stored -> isSame(stored.value().city(), city));
  }

  private static boolean isSame(City one, City other) {
    return one.code() == null ? one.name().equals(other.name()) : one.code().equals(other.code());
  }

  private Effect supplement(Stored<CaseRecord> existing, Assembly.Application application) {
    CaseRecord before = existing.value();
    Material material =
        before.status() == CaseStatus.DEFICIENT
            ? Supplement.counting(programme.reading(), before, application.material(), further())
            : application.material();
    boolean same =
        before.documents().equals(material.documents())
            && before.fields().equals(material.fields());
    return same || !before.status().isBeforeReview()
        ? new Effect.Leaves(before)
        : new Effect.Supplements(existing, material);
  }

  /// The files that came with this version and replace none, and those of which something was put
  /// aside before: what nobody asked for then may be asked for now.
  private Set<String> further() {
    return submission.current().stream()
        .filter(file ->
            (file.version() == submission.version() && file.replaces() == null)
                || file.has(Problem.Code.NOT_ASKED_FOR))
        .map(SubmissionFile::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The files of this version that speak of the city itself; a letter speaks of all.
  Set<String> fresh(Assembly.Application application) {
    return application.material().documents().stream()
        .filter(document -> document.version() == submission.version())
        .filter(document ->
            programme
                .reading()
                .definition(document.type())
                .filter(d -> d.scope() == DocumentDefinition.Scope.SUBMISSION)
                .isEmpty())
        .map(PlacedDocument::fileId)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<Park> parks(Assembly.Application application) {
    return application.parks().stream().map(name -> new Park(name, ParkStatus.CHECKING)).toList();
  }

  /// The parks of which something counts.
  static List<Park> parks(Assembly.Application application, Material material) {
    Set<String> counting =
        material.documents().stream()
            .flatMap(document -> Optional.ofNullable(document.park()).stream())
            .map(park -> park.replaceAll("\\s", ""))
            .collect(Collectors.toSet());
    return parks(application).stream()
        .filter(park -> counting.contains(park.name().replaceAll("\\s", "")))
        .toList();
  }
}
