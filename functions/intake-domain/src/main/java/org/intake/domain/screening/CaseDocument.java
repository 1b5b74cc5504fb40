package org.intake.domain.screening;

import java.util.List;
import org.intake.domain.Sha256;
import org.intake.domain.reading.Cover;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Seal;
import org.intake.domain.reading.SealReport;
import org.jspecify.annotations.Nullable;

/// A document as rules see it.
///
/// `file` is the id of its {@link CaseFile}; `content` tells identical copies: the hash of the
/// document's text without white space, or of the file where it has no text. `problems` are those
/// of its own pages.
public record CaseDocument(
    String id,
    String file,
    String fileName,
    DocumentType type,
    @Nullable String park,
    int firstPage,
    int lastPage,
    Sha256 content,
    List<Cover> covers,
    List<Problem> problems,
    SealReport sealReport,
    List<Seal> seals) {
  public CaseDocument {
    covers = List.copyOf(covers);
    problems = List.copyOf(problems);
    seals = List.copyOf(seals);
  }

  /// Whether each of its labels is known, so that a field without one was left out.
  public boolean isUnderstood() {
    return problems.stream().noneMatch(problem -> problem.code() == Problem.Code.UNKNOWN_LABEL);
  }

  /// Whether all of it could be read, so that a value that is not there was not written.
  public boolean isReadable() {
    return problems.stream().noneMatch(Problem::leavesGaps);
  }

  /// Whether another document may stand on its pages unnoticed: one that could not be read, a
  /// picture beside its text, or a scan of several pages whose next heading was not recognised.
  public boolean mayHideAnother() {
    return problems.stream().anyMatch(problem -> problem.refuses() || problem.needsPerson())
        || problems.stream().anyMatch(problem -> problem.code() == Problem.Code.INSET_NOT_READ)
        || (!isReadable() && lastPage > firstPage);
  }
}
