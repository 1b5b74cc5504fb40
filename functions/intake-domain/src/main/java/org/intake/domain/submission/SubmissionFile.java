package org.intake.domain.submission;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.intake.domain.Sha256;
import org.intake.domain.reading.Problem;
import org.jspecify.annotations.Nullable;

/// One file of a submission. `name` is the sender's, folders included; `version` the round of the
/// submission that it came with (1 is the first).
///
/// `objectKey` is where its bytes are uploaded; once received they are kept under `sha256`.
/// `declared` is what the sender announced (null for drops). `superseded` marks a file that a later
/// one replaced: it is kept and no longer read. `malwareScan` records which scanner passed it, or
/// `none`.
public record SubmissionFile(
    String id,
    String name,
    long size,
    @Nullable Sha256 sha256,
    String mediaType,
    FileStatus status,
    int version,
    String objectKey,
    @Nullable String replaces,
    boolean superseded,
    @Nullable Instant receivedAt,
    @Nullable String malwareScan,
    int pagesDone,
    int pagesTotal,
    List<String> documentTypes,
    List<Problem> problems) {
  public SubmissionFile {
    documentTypes = List.copyOf(documentTypes);
    problems = List.copyOf(problems);
  }

  public static SubmissionFile expected(
      String id,
      String name,
      long size,
      @Nullable Sha256 sha256,
      String mediaType,
      int version,
      String objectKey,
      @Nullable String replaces) {
    return new SubmissionFile(
        id,
        name,
        size,
        sha256,
        mediaType,
        FileStatus.EXPECTED,
        version,
        objectKey,
        replaces,
        false,
        null,
        null,
        0,
        0,
        List.of(),
        List.of());
  }

  public SubmissionFile inVersion(int next) {
    return expected(id, name, size, sha256, mediaType, next, objectKey, replaces);
  }

  public SubmissionFile received(long actualSize, Sha256 content, Instant at) {
    return new SubmissionFile(
        id,
        name,
        actualSize,
        content,
        mediaType,
        FileStatus.RECEIVED,
        version,
        objectKey,
        replaces,
        superseded,
        at,
        malwareScan,
        0,
        0,
        List.of(),
        List.of());
  }

  public SubmissionFile scannedBy(String scanner) {
    return marked(superseded, scanner);
  }

  public SubmissionFile inspecting(int done, int total) {
    return read(FileStatus.INSPECTING, mediaType, done, total, documentTypes, problems);
  }

  public SubmissionFile inspected(
      FileStatus outcome, String detectedType, int pages, List<String> types, List<Problem> found) {
    return read(outcome, detectedType, pages, pages, types, found);
  }

  public boolean has(Problem.Code code) {
    return problems.stream().anyMatch(problem -> problem.code() == code);
  }

  public SubmissionFile with(Problem problem) {
    return has(problem.code())
        ? this
        : inspected(
            status,
            mediaType,
            pagesTotal,
            documentTypes,
            Stream.concat(problems.stream(), Stream.of(problem)).toList());
  }

  public SubmissionFile supersede() {
    return marked(true, malwareScan);
  }

  /// Counts again, because what replaced it was taken back.
  public SubmissionFile restored() {
    return marked(false, malwareScan);
  }

  private SubmissionFile marked(boolean nextSuperseded, @Nullable String nextScan) {
    return new SubmissionFile(
        id,
        name,
        size,
        sha256,
        mediaType,
        status,
        version,
        objectKey,
        replaces,
        nextSuperseded,
        receivedAt,
        nextScan,
        pagesDone,
        pagesTotal,
        documentTypes,
        problems);
  }

  private SubmissionFile read(
      FileStatus nextStatus,
      String nextType,
      int done,
      int total,
      List<String> types,
      List<Problem> found) {
    return new SubmissionFile(
        id,
        name,
        size,
        sha256,
        nextType,
        nextStatus,
        version,
        objectKey,
        replaces,
        superseded,
        receivedAt,
        malwareScan,
        done,
        total,
        types,
        found);
  }
}
