package org.intake.application.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.intake.application.inspect.InspectFile;
import org.intake.application.port.Contents;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.review.CaseTexts;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.ReadPage;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;

/// The text of a case's files from their kept readings, page by page.
public final class ReadTexts implements CaseTexts {
  private final Ledger ledger;
  private final Programmes programmes;
  private final Contents contents;

  public ReadTexts(Ledger ledger, Programmes programmes, Contents contents) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.contents = contents;
  }

  @Override
  public Stream<String> of(CaseRecord record) {
    Optional<Programme> programme = programmes.programme(record.call());
    Optional<Submission> submission =
        ledger.load(Submission.class, record.submission()).map(Stored::value);
    if (programme.isEmpty() || submission.isEmpty()) {
      return Stream.empty();
    }
    List<String> itsFiles =
        record.documents().stream().map(document -> document.fileId()).distinct().toList();
    return submission.get().files().stream()
        .filter(file -> itsFiles.contains(file.id()) && file.sha256() != null)
        .flatMap(file -> readings(programme.get(), file))
        .flatMap(reading -> reading.pages().stream())
        .map(ReadPage::text);
  }

  private Stream<FileReading> readings(Programme programme, SubmissionFile file) {
    return contents.readings(InspectFile.readingKey(programme, file)).stream()
        .flatMap(List::stream);
  }
}
