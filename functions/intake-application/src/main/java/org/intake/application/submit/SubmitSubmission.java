package org.intake.application.submit;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.intake.application.Answer;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.Refusal;
import org.intake.application.notify.NoticeWriter;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.port.Uploads;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.submission.FileStatus;
import org.intake.domain.submission.Receipt;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;
import org.intake.domain.submission.SubmissionStatus;

/// Hands a submission in and gives the receipt. The receipt says that the material arrived, nothing
/// more.
public final class SubmitSubmission {
  private final Ledger ledger;
  private final Uploads uploads;
  private final Programmes programmes;
  private final NoticeWriter notices;
  private final InstantSource clock;

  public SubmitSubmission(
      Ledger ledger,
      Uploads uploads,
      Programmes programmes,
      NoticeWriter notices,
      InstantSource clock) {
    this.ledger = ledger;
    this.uploads = uploads;
    this.programmes = programmes;
    this.notices = notices;
    this.clock = clock;
  }

  /// The receipt with the submission as it was handed in.
  public record Submitted(Receipt receipt, Submission submission) {}

  /// By the province itself, at the server's time. A second call without new files gives the same
  /// receipt again.
  public Answer<Submitted> submit(Actor province, String submissionId) {
    return Attempts.run(
        ledger,
        () ->
            ledger
                .load(Submission.class, submissionId)
                .filter(stored -> province.isOfProvince(stored.value().province()))
                .map(stored -> decide(province, stored, clock.instant()))
                .orElseGet(() ->
                    new Step.Nothing<>(
                        Answer.refused(Refusal.of(Refusal.Code.NOT_FOUND, "没有这份申报。")))));
  }

  /// A dropped package that became quiet, or whose SUBMIT object came; on time is what its last
  /// object was.
  public Answer<Submitted> close(String submissionId, Instant lastObjectAt) {
    return Attempts.run(
        ledger,
        () ->
            ledger
                .load(Submission.class, submissionId)
                .map(stored -> decide(Actor.SYSTEM, stored, lastObjectAt))
                .orElseGet(() ->
                    new Step.Nothing<>(
                        Answer.refused(Refusal.of(Refusal.Code.NOT_FOUND, "没有这份申报。")))));
  }

  private Step<Answer<Submitted>> decide(
      Actor actor, Stored<Submission> stored, Instant receivedAt) {
    Submission submission = stored.value();
    List<SubmissionFile> fresh =
        submission.current().stream()
            .filter(file -> file.version() == submission.version())
            .toList();
    Optional<Receipt> earlier = submission.receipt();
    boolean nothingNew = !submission.isOpenForFiles() || fresh.isEmpty();
    if (earlier.isPresent() && nothingNew && submission.status() != SubmissionStatus.WITHDRAWN) {
      return new Step.Nothing<>(Answer.done(new Submitted(earlier.get(), submission)));
    }
    if (!submission.isOpenForFiles()) {
      return refused(Refusal.Code.WRONG_STATE, "该申报已撤回，不能提交。");
    }
    if (fresh.isEmpty()) {
      return refused(Refusal.Code.NO_FILES, "尚未上传任何文件。");
    }
    List<String> missing =
        fresh.stream()
            .filter(file -> file.status() == FileStatus.EXPECTED)
            .filter(file -> uploads.find(file.objectKey()).isEmpty())
            .map(SubmissionFile::name)
            .toList();
    if (!missing.isEmpty()) {
      return refused(
          Refusal.Code.FILE_NOT_UPLOADED, "以下文件已登记但尚未上传，请上传或删除后再提交：" + String.join("、", missing));
    }
    Programme programme =
        programmes
            .programme(submission.call())
            .orElseThrow(() -> new IllegalStateException("a submission's call is known"));
    Receipt receipt = new Receipt(numberOf(submission), submission.version(), receivedAt);
    Submission submitted = submission.submitted(receipt);
    Change.Builder change =
        Change.by(actor, clock.instant())
            .save(
                stored,
                submitted,
                happened(
                    EventType.SUBMITTED,
                    Map.of(
                        "receipt", receipt.number(),
                        "version", Integer.toString(receipt.version()),
                        "receivedAt", receivedAt.toString(),
                        "files", Integer.toString(submitted.current().size()))));
    notices.receipt(change, programme, submitted, receipt);
    return new Step.Commit<>(change.build(), Answer.done(new Submitted(receipt, submitted)));
  }

  /// Made of the submission's own id: a running number would have to be taken from the province's
  /// book by everyone on the last evening.
  private static String numberOf(Submission submission) {
    String id = submission.id().replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    String tail = id.substring(Math.max(0, id.length() - 10));
    return "SJ-" + submission.province().substring(0, 2) + "-" + tail + "-" + submission.version();
  }

  private static Step<Answer<Submitted>> refused(Refusal.Code code, String detail) {
    return new Step.Nothing<>(Answer.refused(Refusal.of(code, detail)));
  }
}
