package org.intake.application.audit;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.ReadField;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.RuleRun;

/// Whether what a bundle shows as sources are the sources: the originals those that the history
/// says had arrived, the readings those that the rules were run on. Nothing else names their
/// content, so that without this whoever writes a new manifest could exchange them.
final class BundleSources {
  /// Under which name the history of a submission names the content of a file that arrived.
  private static final String CONTENT = "sha256";

  private BundleSources() {}

  static Optional<String> originals(Collection<String> paths, List<Event> submission) {
    Set<String> arrived =
        submission.stream()
            .filter(event -> event.type() == EventType.FILE_WAITS_FOR_SCAN)
            .map(event -> event.data().getOrDefault(CONTENT, ""))
            .collect(Collectors.toSet());
    return paths.stream()
        .filter(path -> !arrived.contains(path.substring(BundleManifest.ORIGINALS.length())))
        .findFirst()
        .map(path -> path + " is no file that arrived for the submission");
  }

  /// What a person said instead of a reading stands in the case's history, not in any reading.
  static Optional<String> readings(List<FileReading> readings, Optional<RuleRun> run) {
    Set<ReadField> read = new HashSet<>();
    for (FileReading reading : readings) {
      reading.documents().forEach(document -> read.addAll(document.fields()));
    }
    return run.stream()
        .flatMap(kept -> kept.facts().fields().stream())
        .filter(field -> field.confirmedBy() == null && !read.contains(field.read()))
        .findFirst()
        .map(CaseField::id)
        .map(id -> "no reading holds field " + id + " as the rules were run on it");
  }
}
