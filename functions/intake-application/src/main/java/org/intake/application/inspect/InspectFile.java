package org.intake.application.inspect;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.intake.application.LocalCopy;
import org.intake.application.port.Contents;
import org.intake.application.port.DocumentReader;
import org.intake.application.port.DocumentReader.Budget;
import org.intake.application.port.DocumentReader.Step;
import org.intake.application.port.Ledger;
import org.intake.application.port.PagePictures;
import org.intake.application.port.PagePictures.Page;
import org.intake.application.port.Programmes;
import org.intake.application.submit.FileLedger;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.Problem;
import org.intake.domain.submission.FileStatus;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;

/// Reads one received file and keeps the reading. A reading is kept under the programme, the
/// content and the name, so that a second delivery, or the same file in another submission, is not
/// read again. A large file is read in several steps, each by a message of its own.
public final class InspectFile {
  /// Progress is written once for so many pages: often enough to be watched, seldom enough not to
  /// matter.
  private static final int PROGRESS_EVERY = 10;

  /// So many pictures are drawn at once: their file is opened once, and they fit into memory.
  private static final int DRAWN_AT_ONCE = 4;

  private final Ledger ledger;
  private final Contents contents;
  private final Programmes programmes;
  private final Function<Programme, DocumentReader> readers;
  private final Function<Programme, PagePictures> pictures;
  private final Budget budget;
  private final InstantSource clock;
  private final FileLedger files;

  /// `budget` is what one message may take for reading, and for drawing again; what remains waits
  /// for the next message.
  public InspectFile(
      Ledger ledger,
      Contents contents,
      Programmes programmes,
      Function<Programme, DocumentReader> readers,
      Function<Programme, PagePictures> pictures,
      Budget budget,
      InstantSource clock) {
    this.ledger = ledger;
    this.contents = contents;
    this.programmes = programmes;
    this.readers = readers;
    this.pictures = pictures;
    this.budget = budget;
    this.clock = clock;
    this.files = new FileLedger(ledger, clock);
  }

  public sealed interface Inspected {
    record Read(String file, int documents) implements Inspected {}

    record Refused(String file) implements Inspected {}

    /// Another message goes on with it.
    record Paused(String file) implements Inspected {}

    record Ignored(String reason) implements Inspected {}
  }

  /// Under which key the reading of a file is kept.
  public static String readingKey(Programme programme, SubmissionFile file) {
    Sha256 content = Objects.requireNonNull(file.sha256(), "a received file has its hash");
    return programme.hash().shortForm()
        + "/"
        + content.hex()
        + "-"
        + Sha256.ofText(file.name()).shortForm();
  }

  public Inspected inspect(String submissionId, String fileId) {
    Optional<Stored<Submission>> stored = ledger.load(Submission.class, submissionId);
    Optional<SubmissionFile> found = stored.flatMap(s -> s.value().file(fileId));
    if (stored.isEmpty() || found.isEmpty()) {
      return new Inspected.Ignored("file-removed");
    }
    SubmissionFile file = found.get();
    boolean waiting =
        (file.status() == FileStatus.RECEIVED && file.malwareScan() != null)
            || file.status() == FileStatus.INSPECTING;
    boolean drawing = file.status() == FileStatus.INSPECTED;
    if (!waiting && !drawing) {
      return new Inspected.Ignored("not-waiting");
    }
    Programme programme = programmes.required(stored.get().value().call());
    String key = readingKey(programme, file);
    Optional<List<FileReading>> kept = contents.readings(key);
    if (kept.isPresent()) {
      return finish(programme, submissionId, file, kept.get());
    }
    return drawing
        ? new Inspected.Ignored("not-waiting")
        : read(programme, submissionId, file, key);
  }

  private Inspected read(
      Programme programme, String submissionId, SubmissionFile file, String key) {
    progress(submissionId, file.id(), file.pagesDone(), file.pagesTotal());
    List<byte[]> parts = contents.parts(key);
    Step step;
    try (LocalCopy local = LocalCopy.of(contents, Objects.requireNonNull(file.sha256()))) {
      step =
          readers
              .apply(programme)
              .readOn(
                  new DocumentReader.SourceFile(file.name(), local.path()),
                  parts,
                  budget,
                  (member, done, total) -> {
                    if (done > 0 && done % PROGRESS_EVERY == 0) {
                      progress(submissionId, file.id(), done, total);
                    }
                  });
    }
    return switch (step) {
      case Step.Finished(List<FileReading> readings) -> {
        contents.putReadings(key, readings);
        yield finish(programme, submissionId, file, readings);
      }
      case Step.Paused(byte[] part, int done, int total) -> {
        if (!contents.putPart(key, parts.size() + 1, part)) {
          // A second delivery was faster; it asks for the next message.
          yield new Inspected.Ignored("already-further");
        }
        pause(submissionId, file.id(), done, total, InspectFile::isOpen);
        yield new Inspected.Paused(file.id());
      }
    };
  }

  private Inspected finish(
      Programme programme, String submissionId, SubmissionFile file, List<FileReading> readings) {
    Inspected inspected = record(submissionId, file, readings);
    if (!drawPages(programme, file, readings)) {
      pause(submissionId, file.id(), file.pagesDone(), file.pagesTotal(), InspectFile::isInspected);
    }
    return inspected;
  }

  /// Pictures for the reviewer, after the file's state is told: nobody waits for them. False when
  /// some are left for another message.
  private boolean drawPages(Programme programme, SubmissionFile file, List<FileReading> readings) {
    List<Page> missing =
        readings.stream()
            .filter(reading -> !reading.isRefused())
            .flatMap(reading ->
                reading.pages().stream().map(page -> new Page(reading.sha256(), page.number())))
            .distinct()
            .filter(page -> contents.picture(page.key()).isEmpty())
            .toList();
    if (missing.isEmpty()) {
      return true;
    }
    Instant end = clock.instant().plus(budget.time());
    try (LocalCopy local = LocalCopy.of(contents, Objects.requireNonNull(file.sha256()))) {
      DocumentReader.SourceFile source = new DocumentReader.SourceFile(file.name(), local.path());
      for (int from = 0; from < missing.size(); from += DRAWN_AT_ONCE) {
        if (from > 0 && !clock.instant().isBefore(end)) {
          return false;
        }
        List<Page> wanted = missing.subList(from, Math.min(missing.size(), from + DRAWN_AT_ONCE));
        List<byte[]> drawn = pictures.apply(programme).draw(source, wanted);
        for (int i = 0; i < wanted.size(); i++) {
          contents.putPicture(wanted.get(i).key(), drawn.get(i));
        }
      }
      return true;
    }
  }

  private static boolean isOpen(SubmissionFile file) {
    return !file.status().isSettled();
  }

  private static boolean isInspected(SubmissionFile file) {
    return file.status() == FileStatus.INSPECTED;
  }

  private void pause(
      String submission, String file, int done, int total, Predicate<SubmissionFile> when) {
    files.change(
        submission,
        file,
        when,
        current -> isOpen(current) ? current.inspecting(done, total) : current,
        EventType.FILE_PAUSED,
        Map.of("file", file, "done", Integer.toString(done), "total", Integer.toString(total)));
  }

  private void progress(String submission, String file, int done, int total) {
    files.change(
        submission,
        file,
        InspectFile::isOpen,
        current -> current.inspecting(done, total),
        EventType.FILE_PROGRESS,
        Map.of("file", file, "done", Integer.toString(done), "total", Integer.toString(total)));
  }

  private Inspected record(String submission, SubmissionFile file, List<FileReading> readings) {
    boolean refused = readings.stream().allMatch(FileReading::isRefused);
    List<Problem> problems =
        readings.stream().flatMap(reading -> reading.problems().stream()).toList();
    int pages =
        Math.toIntExact(
            readings.stream()
                .flatMap(reading -> reading.pages().stream())
                .filter(page -> page.source() != PageSource.OFFICE)
                .count());
    List<String> types =
        readings.stream()
            .flatMap(reading -> reading.documents().stream())
            .map(document -> document.type().code())
            .distinct()
            .toList();
    String mediaType = readings.isEmpty() ? file.mediaType() : readings.getFirst().mediaType();
    FileStatus outcome = refused ? FileStatus.REFUSED : FileStatus.INSPECTED;
    files.change(
        submission,
        file.id(),
        InspectFile::isOpen,
        current -> current.inspected(outcome, mediaType, pages, types, problems),
        refused ? EventType.FILE_REFUSED : EventType.FILE_INSPECTED,
        Map.of(
            "file",
            file.id(),
            "documents",
            String.join(",", types),
            "pages",
            Integer.toString(pages)));
    return refused ? new Inspected.Refused(file.id()) : new Inspected.Read(file.id(), types.size());
  }
}
