package org.intake.application.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.intake.application.PermanentFault;
import org.intake.application.TransientFault;
import org.intake.application.port.Contents;
import org.intake.application.port.DocumentReader;
import org.intake.application.port.Ledger;
import org.intake.application.port.PagePictures;
import org.intake.application.port.Programmes;
import org.intake.application.submit.FileLedger;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.ReadPage;
import org.intake.domain.submission.FileStatus;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;

/// Reads one received file and keeps the reading. A reading is kept under the programme, the
/// content and the name, so that a second delivery, or the same file in another submission, is not
/// read again.
public final class InspectFile {
  /// Progress is written once for so many pages: often enough to be watched, seldom enough not to
  /// matter.
  private static final int PROGRESS_EVERY = 20;

  /// Forms, letters and plans are shorter; of a bound volume the original is at hand.
  private static final int PICTURES = 40;

  private final Ledger ledger;
  private final Contents contents;
  private final Programmes programmes;
  private final Function<Programme, DocumentReader> readers;
  private final Function<Programme, PagePictures> pictures;
  private final FileLedger files;

  public InspectFile(
      Ledger ledger,
      Contents contents,
      Programmes programmes,
      Function<Programme, DocumentReader> readers,
      Function<Programme, PagePictures> pictures,
      InstantSource clock) {
    this.ledger = ledger;
    this.contents = contents;
    this.programmes = programmes;
    this.readers = readers;
    this.pictures = pictures;
    this.files = new FileLedger(ledger, clock);
  }

  public sealed interface Inspected {
    record Read(String file, int documents) implements Inspected {}

    record Refused(String file) implements Inspected {}

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
    if (!waiting) {
      return new Inspected.Ignored("not-waiting");
    }
    Programme programme =
        programmes
            .programme(stored.get().value().call())
            .orElseThrow(
                () -> new PermanentFault("the submission's call has no programme file here"));
    String key = readingKey(programme, file);
    List<FileReading> readings =
        contents.readings(key).orElseGet(() -> read(programme, submissionId, file, key));
    Inspected inspected = record(submissionId, file, readings);
    drawPages(programme, file, readings);
    return inspected;
  }

  private List<FileReading> read(
      Programme programme, String submissionId, SubmissionFile file, String key) {
    progress(submissionId, file.id(), 0, 0);
    Path local = contents.fetch(Objects.requireNonNull(file.sha256()));
    try {
      List<FileReading> readings =
          readers
              .apply(programme)
              .read(
                  new DocumentReader.SourceFile(file.name(), local),
                  (member, done, total) -> {
                    if (done > 0 && done % PROGRESS_EVERY == 0) {
                      progress(submissionId, file.id(), done, total);
                    }
                  });
      contents.putReadings(key, readings);
      return readings;
    } finally {
      delete(local);
    }
  }

  /// Pictures for the reviewer, after the file's state is told: nobody waits for them. Pages of an
  /// archive's members are not drawn.
  private void drawPages(Programme programme, SubmissionFile file, List<FileReading> readings) {
    Sha256 content = Objects.requireNonNull(file.sha256());
    List<Integer> pages =
        readings.stream()
            .filter(reading -> reading.sha256().equals(content))
            .flatMap(reading -> reading.pages().stream())
            .filter(page -> page.source() != PageSource.OFFICE)
            .map(ReadPage::number)
            .limit(PICTURES)
            .filter(page -> contents.picture(PagePictures.keyOf(content, page)).isEmpty())
            .toList();
    if (pages.isEmpty()) {
      return;
    }
    Path local = contents.fetch(content);
    try {
      DocumentReader.SourceFile source = new DocumentReader.SourceFile(file.name(), local);
      for (int page : pages) {
        pictures
            .apply(programme)
            .draw(source, page)
            .ifPresent(png -> contents.putPicture(PagePictures.keyOf(content, page), png));
      }
    } finally {
      delete(local);
    }
  }

  private static void delete(Path local) {
    try {
      Files.deleteIfExists(local);
    } catch (IOException e) {
      throw new TransientFault("a temporary file could not be deleted", e);
    }
  }

  private static boolean isOpen(SubmissionFile file) {
    return !file.status().isSettled();
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
