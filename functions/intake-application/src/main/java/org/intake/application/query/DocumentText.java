package org.intake.application.query;

import java.util.Optional;
import java.util.stream.Collectors;
import org.intake.application.inspect.InspectFile;
import org.intake.application.port.Contents;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FileReading;
import org.intake.domain.submission.SubmissionFile;

/// What was read of the file that a document is part of, and the document's text in it: what can be
/// shown of a format that has no pages to draw, and of a file that not everybody may have as it
/// came.
public final class DocumentText {
  private final Contents contents;

  public DocumentText(Contents contents) {
    this.contents = contents;
  }

  /// `original` is the file of the submission that holds the document.
  public Optional<FileReading> reading(
      Programme programme, PlacedDocument document, SubmissionFile original) {
    return contents
        .readings(InspectFile.readingKey(programme, original))
        .flatMap(readings ->
            readings.stream()
                .filter(reading -> reading.sha256().equals(document.sha256()))
                .findFirst());
  }

  /// The document's pages. A format without pages gives the whole file, with whatever other
  /// documents it holds.
  public static String text(FileReading reading, PlacedDocument document) {
    return reading.pages().stream()
        .filter(page ->
            document.firstPage() == 0
                || (page.number() >= document.firstPage() && page.number() <= document.lastPage()))
        .map(page -> page.text().strip())
        .collect(Collectors.joining("\n\n"));
  }
}
