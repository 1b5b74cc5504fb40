package org.intake.domain.casefile;

import java.time.Instant;
import java.util.List;
import org.intake.domain.Sha256;
import org.intake.domain.reading.Cover;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Seal;
import org.intake.domain.reading.SealReport;
import org.jspecify.annotations.Nullable;

/// One document of a case: a page range of a file. `id` is made of the content's hash and its place
/// in the file.
///
/// `file` is the sender's name, `fileId` the submission's file; `sha256` the hash of the very bytes
/// that were read (an archive's member has its own), `content` the hash of the document's own text
/// (of the file where it has none), `pages` how many pages the document has (0 where the format has
/// none). `guess` marks a document that could not be placed surely.
public record PlacedDocument(
    String id,
    String submission,
    String fileId,
    String file,
    Sha256 sha256,
    Sha256 content,
    DocumentType type,
    double typeConfidence,
    @Nullable String park,
    int firstPage,
    int lastPage,
    int pages,
    Instant received,
    int version,
    boolean guess,
    List<Cover> covers,
    List<Seal> seals,
    SealReport sealReport,
    List<Problem> problems) {
  public PlacedDocument {
    covers = List.copyOf(covers);
    seals = List.copyOf(seals);
    problems = List.copyOf(problems);
  }

  public PlacedDocument covering(List<Cover> next) {
    return new PlacedDocument(
        id,
        submission,
        fileId,
        file,
        sha256,
        content,
        type,
        typeConfidence,
        park,
        firstPage,
        lastPage,
        pages,
        received,
        version,
        guess,
        next,
        seals,
        sealReport,
        problems);
  }

  /// The same document, marked as placed by guess.
  public PlacedDocument guessed() {
    return new PlacedDocument(
        id,
        submission,
        fileId,
        file,
        sha256,
        content,
        type,
        typeConfidence,
        park,
        firstPage,
        lastPage,
        pages,
        received,
        version,
        true,
        covers,
        seals,
        sealReport,
        problems);
  }

  /// The same document, put aside: no rule reads it, a person sees why.
  public PlacedDocument aside(Problem why) {
    return new PlacedDocument(
        id,
        submission,
        fileId,
        file,
        sha256,
        content,
        DocumentType.UNKNOWN,
        typeConfidence,
        null,
        firstPage,
        lastPage,
        pages,
        received,
        version,
        guess,
        List.of(),
        seals,
        sealReport,
        List.of(why));
  }

  public boolean isAside() {
    return problems.stream().anyMatch(problem -> problem.code() == Problem.Code.NOT_ASKED_FOR);
  }

  /// Senders put people's names into file names.
  public PlacedDocument withoutFileName() {
    return new PlacedDocument(
        id,
        submission,
        fileId,
        "",
        sha256,
        content,
        type,
        typeConfidence,
        park,
        firstPage,
        lastPage,
        pages,
        received,
        version,
        guess,
        covers,
        seals,
        sealReport,
        problems);
  }
}
