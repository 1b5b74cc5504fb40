package org.intake.domain.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.AggregateKind;
import org.jspecify.annotations.Nullable;

/// A package of one province. `version` counts what was handed in: 1 until the first submit and
/// through it, 2 while a supplement is prepared, and so on.
///
/// `reportFor` is the case and `reportYear` the year of a report; both null for an application.
/// `dropPrefix` is set for packages that came by the bucket.
public record Submission(
    String id,
    String call,
    String province,
    SubmissionKind kind,
    @Nullable String reportFor,
    @Nullable Integer reportYear,
    @Nullable String dropPrefix,
    Contact contact,
    SubmissionStatus status,
    int version,
    List<SubmissionFile> files,
    List<Receipt> receipts,
    List<String> cases,
    Instant createdAt,
    Instant lastActivityAt)
    implements Aggregate {
  public Submission {
    files = List.copyOf(files);
    receipts = List.copyOf(receipts);
    cases = List.copyOf(cases);
  }

  @Override
  public AggregateKind aggregateKind() {
    return AggregateKind.SUBMISSION;
  }

  public static Submission open(
      String id,
      String call,
      String province,
      SubmissionKind kind,
      @Nullable String reportFor,
      @Nullable Integer reportYear,
      @Nullable String dropPrefix,
      Contact contact,
      Instant at) {
    return new Submission(
        id,
        call,
        province,
        kind,
        reportFor,
        reportYear,
        dropPrefix,
        contact,
        SubmissionStatus.DRAFT,
        1,
        List.of(),
        List.of(),
        List.of(),
        at,
        at);
  }

  public Optional<SubmissionFile> file(String fileId) {
    return files.stream().filter(file -> file.id().equals(fileId)).findFirst();
  }

  /// The files that count: not replaced by a later one.
  public List<SubmissionFile> current() {
    return files.stream().filter(file -> !file.superseded()).toList();
  }

  /// The files that counted at a version: there by then, and not yet replaced.
  public List<SubmissionFile> filesOf(int wanted) {
    Set<String> replaced =
        files.stream()
            .filter(file -> file.version() <= wanted)
            .flatMap(file -> Stream.ofNullable(file.replaces()))
            .collect(Collectors.toUnmodifiableSet());
    return files.stream()
        .filter(file -> file.version() <= wanted && !replaced.contains(file.id()))
        .toList();
  }

  public boolean isInspected() {
    return current().stream().allMatch(file -> file.status().isSettled());
  }

  public Optional<Receipt> receipt() {
    return receipts.isEmpty() ? Optional.empty() : Optional.of(receipts.getLast());
  }

  /// Whether files may be added: before submit, and while a supplement is prepared.
  public boolean isOpenForFiles() {
    return status == SubmissionStatus.DRAFT
        || (status == SubmissionStatus.PARSED || status == SubmissionStatus.PARSE_FAILED);
  }

  /// Adds a file; the one that it replaces is superseded.
  public Submission with(SubmissionFile added, Instant at) {
    List<SubmissionFile> next = new ArrayList<>();
    for (SubmissionFile file : files) {
      next.add(file.id().equals(added.replaces()) ? file.supersede() : file);
    }
    next.add(added);
    return copy(status, version, next, receipts, cases, at);
  }

  public Submission change(String fileId, UnaryOperator<SubmissionFile> how, Instant at) {
    List<SubmissionFile> next =
        files.stream().map(file -> file.id().equals(fileId) ? how.apply(file) : file).toList();
    return copy(status, version, next, receipts, cases, at);
  }

  /// Takes a file out; the one that it replaced counts again.
  public Submission without(String fileId, Instant at) {
    String replaced = file(fileId).map(SubmissionFile::replaces).orElse(null);
    List<SubmissionFile> next =
        files.stream()
            .filter(file -> !file.id().equals(fileId))
            .map(file -> file.id().equals(replaced) ? file.restored() : file)
            .toList();
    return copy(status, version, next, receipts, cases, at);
  }

  public Submission submitted(Receipt receipt) {
    List<Receipt> next = new ArrayList<>(receipts);
    next.add(receipt);
    return copy(SubmissionStatus.SUBMITTED, version, files, next, cases, receipt.receivedAt());
  }

  public Submission at(SubmissionStatus next, Instant at) {
    return copy(next, version, files, receipts, cases, at);
  }

  /// Read and assembled: from now on further files belong to the next version.
  public Submission parsed(List<String> itsCases, Instant at) {
    return copy(SubmissionStatus.PARSED, version + 1, files, receipts, itsCases, at);
  }

  /// Nothing could be made of it; what comes next is another version.
  public Submission failed(Instant at) {
    return copy(SubmissionStatus.PARSE_FAILED, version + 1, files, receipts, cases, at);
  }

  public Submission with(Contact next, Instant at) {
    return new Submission(
        id,
        call,
        province,
        kind,
        reportFor,
        reportYear,
        dropPrefix,
        next,
        status,
        version,
        files,
        receipts,
        cases,
        createdAt,
        at);
  }

  private Submission copy(
      SubmissionStatus nextStatus,
      int nextVersion,
      List<SubmissionFile> nextFiles,
      List<Receipt> nextReceipts,
      List<String> nextCases,
      Instant at) {
    return new Submission(
        id,
        call,
        province,
        kind,
        reportFor,
        reportYear,
        dropPrefix,
        contact,
        nextStatus,
        nextVersion,
        nextFiles,
        nextReceipts,
        nextCases,
        createdAt,
        at);
  }
}
