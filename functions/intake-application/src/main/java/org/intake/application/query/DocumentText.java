package org.intake.application.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intake.application.inspect.InspectFile;
import org.intake.application.port.Contents;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FileReading;
import org.intake.domain.submission.SubmissionFile;

/// The text of a document as it was read, page by page: what can be shown of a format that has no
/// pages to draw, and of a file that not everybody may have as it came.
public final class DocumentText {
  private final Contents contents;

  public DocumentText(Contents contents) {
    this.contents = contents;
  }

  /// `original` is the file of the submission that holds the document.
  public Optional<String> of(
      Programme programme, PlacedDocument document, SubmissionFile original) {
    return contents
        .readings(InspectFile.readingKey(programme, original))
        .flatMap(readings -> text(readings, document));
  }

  private static Optional<String> text(List<FileReading> readings, PlacedDocument document) {
    return readings.stream()
        .filter(reading -> reading.sha256().equals(document.sha256()))
        .findFirst()
        .map(reading ->
            reading.pages().stream()
                .filter(page ->
                    document.firstPage() == 0
                        || (page.number() >= document.firstPage()
                            && page.number() <= document.lastPage()))
                .map(page -> page.text().strip())
                .collect(Collectors.joining("\n\n")));
  }
}
