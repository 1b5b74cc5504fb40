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
    return with(file, type, park, guess, next, problems);
  }

  /// The same document, marked as placed by guess.
  public PlacedDocument guessed() {
    return with(file, type, park, true, covers, problems);
  }

  /// The same document, put aside: no rule reads it, a person sees why.
  public PlacedDocument aside(Problem why) {
    return with(file, DocumentType.UNKNOWN, null, guess, List.of(), List.of(why));
  }

  public boolean isAside() {
    return problems.stream().anyMatch(problem -> problem.code() == Problem.Code.NOT_ASKED_FOR);
  }

  /// Senders put people's names into file names.
  public PlacedDocument withoutFileName() {
    return with("", type, park, guess, covers, problems);
  }

  private PlacedDocument with(
      String nextFile,
      DocumentType nextType,
      @Nullable String nextPark,
      boolean nextGuess,
      List<Cover> nextCovers,
      List<Problem> nextProblems) {
    return new PlacedDocument(
        id,
        submission,
        fileId,
        nextFile,
        sha256,
        content,
        nextType,
        typeConfidence,
        nextPark,
        firstPage,
        lastPage,
        pages,
        received,
        version,
        nextGuess,
        nextCovers,
        seals,
        sealReport,
        nextProblems);
  }
}
