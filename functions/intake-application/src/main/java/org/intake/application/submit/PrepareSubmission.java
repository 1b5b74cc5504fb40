package org.intake.application.submit;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.intake.application.Answer;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.Refusal;
import org.intake.application.port.IdSource;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.port.Uploads;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.DropContact;
import org.intake.domain.programme.Programme;
import org.intake.domain.submission.Contact;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;
import org.intake.domain.submission.SubmissionStatus;
import org.jspecify.annotations.Nullable;

/// Opens a submission and fills it: files are announced one by one and uploaded by a presigned
/// request each.
public final class PrepareSubmission {
  /// Long enough for 300 MB over a line of 1 Mbit/s; a new link is one request away.
  private static final Duration UPLOAD_TIME = Duration.ofHours(1);

  private final Ledger ledger;
  private final Uploads uploads;
  private final Programmes programmes;
  private final IdSource ids;
  private final SubmissionLimits limits;
  private final InstantSource clock;
  private final ReportOpening reports;
  private final AskedFor asked;

  public PrepareSubmission(
      Ledger ledger,
      Uploads uploads,
      Programmes programmes,
      IdSource ids,
      SubmissionLimits limits,
      InstantSource clock) {
    this.ledger = ledger;
    this.uploads = uploads;
    this.programmes = programmes;
    this.ids = ids;
    this.limits = limits;
    this.clock = clock;
    this.reports = new ReportOpening(ledger);
    this.asked = new AskedFor(ledger);
  }

  /// A file that is announced: `sha256` and `size` are those of the bytes that will come.
  public record Announcement(
      String name, long size, Sha256 sha256, String mediaType, @Nullable String replaces) {}

  public record Announced(SubmissionFile file, Uploads.PresignedPut upload) {}

  public Answer<Stored<Submission>> open(Actor province, Opening opening) {
    Optional<Programme> programme = programmes.programme(opening.call());
    if (programme.isEmpty()) {
      return Answer.refused(
          Refusal.invalid("/call", "没有这个申报通知：" + opening.call() + "。GET /v1/calls 列出全部。"));
    }
    String code =
        Objects.requireNonNull(province.province(), "a province's token names its province");
    Optional<Contact> contact =
        Optional.ofNullable(opening.contact())
            .or(() -> programme.get().dropContact(code).map(PrepareSubmission::registered));
    if (contact.isEmpty()) {
      return Answer.refused(Refusal.invalid("/contact", "必填：申报规则中没有登记贵省的联络地址。"));
    }
    Optional<Refusal> misplaced = reports.refusal(programme.get(), province, opening);
    if (misplaced.isPresent()) {
      return Answer.refused(misplaced.get());
    }
    Instant now = clock.instant();
    Submission submission =
        Submission.open(
            ids.next(),
            opening.call(),
            code,
            opening.kind(),
            opening.reportFor(),
            opening.reportYear(),
            null,
            contact.get(),
            now);
    Change change =
        Change.by(province, now)
            .create(
                submission, happened(EventType.SUBMISSION_OPENED, Map.of("call", opening.call())))
            .build();
    return switch (ledger.commit(change)) {
      case Ledger.Commit.Done() ->
          Answer.done(new Stored<>(submission, 1, 1, change.saves().getFirst().head()));
      case Ledger.Commit.Conflict(String _) ->
          Answer.refused(Refusal.of(Refusal.Code.CONCURRENT_CHANGE, "请重试。"));
    };
  }

  private static Contact registered(DropContact contact) {
    return new Contact(contact.name(), contact.email(), contact.language());
  }

  public Answer<Announced> announce(Actor province, String submissionId, Announcement wanted) {
    Optional<Refusal> wrong = wrongAnnouncement(wanted);
    if (wrong.isPresent()) {
      return Answer.refused(wrong.get());
    }
    String fileId = ids.next();
    UploadKey.Announced key = new UploadKey.Announced(submissionId, fileId);
    SubmissionFile expected =
        SubmissionFile.expected(
            fileId,
            wanted.name(),
            wanted.size(),
            wanted.sha256(),
            wanted.mediaType(),
            1,
            key.key(),
            wanted.replaces());
    Answer<SubmissionFile> added =
        Attempts.run(
            ledger,
            () -> {
              Instant now = clock.instant();
              return own(province, submissionId)
                  .map(stored -> add(province, stored, expected, now))
                  .orElseGet(PrepareSubmission::notThere);
            });
    return added.then(file ->
        Answer.done(
            new Announced(
                file,
                uploads.presign(
                    file.objectKey(),
                    wanted.size(),
                    wanted.sha256(),
                    wanted.mediaType(),
                    UPLOAD_TIME))));
  }

  private Optional<Refusal> wrongAnnouncement(Announcement wanted) {
    if (wanted.name().isBlank()
        || wanted.name().length() > limits.nameLength()
        || wanted.name().chars().anyMatch(Character::isISOControl)) {
      return Optional.of(Refusal.invalid("/name", "文件名须为1至" + limits.nameLength() + "个字符，不含控制字符。"));
    }
    if (wanted.size() < 1 || wanted.size() > limits.fileBytes()) {
      return Optional.of(
          Refusal.invalid("/size", "文件大小须为1字节至" + (limits.fileBytes() >> 20) + " MB；更大的文件请拆分。"));
    }
    return Optional.empty();
  }

  private Step<Answer<SubmissionFile>> add(
      Actor actor, Stored<Submission> stored, SubmissionFile expected, Instant now) {
    Submission submission = stored.value();
    if (!asked.mayTakeFiles(submission)) {
      return refused(Refusal.of(Refusal.Code.WRONG_STATE, "该申报已提交，待补正时才能补充材料。"));
    }
    if (submission.files().size() >= limits.files()) {
      return refused(Refusal.of(Refusal.Code.TOO_MANY, "一次申报最多" + limits.files() + "个文件；请打包后上传。"));
    }
    String replaces = expected.replaces();
    if (replaces != null && submission.file(replaces).filter(f -> !f.superseded()).isEmpty()) {
      return refused(Refusal.invalid("/replaces", "没有可替换的文件：" + replaces + "。"));
    }
    if (replaces != null && !asked.isAskedFor(submission, replaces)) {
      return refused(
          Refusal.of(Refusal.Code.NOT_ASKED_FOR, "该文件所属的申报件不在补正中，不能替换；补正只能替换待补正申报件的文件。"));
    }
    SubmissionFile file = expected.inVersion(submission.version());
    Change change =
        Change.by(actor, now)
            .save(
                stored,
                submission.with(file, now),
                happened(EventType.FILE_EXPECTED, Map.of("file", file.id())))
            .build();
    return new Step.Commit<>(change, Answer.done(file));
  }

  public Answer<Stored<Submission>> remove(Actor province, String submissionId, String fileId) {
    return Attempts.run(
        ledger,
        () -> {
          Instant now = clock.instant();
          Optional<Stored<Submission>> own = own(province, submissionId);
          Optional<SubmissionFile> file = own.flatMap(stored -> stored.value().file(fileId));
          if (own.isEmpty() || file.isEmpty()) {
            return notThere();
          }
          Submission submission = own.get().value();
          boolean handedIn =
              file.get().version() < submission.version() || !submission.isOpenForFiles();
          if (handedIn) {
            return refused(Refusal.of(Refusal.Code.WRONG_STATE, "已提交的文件不能删除，只能在补正时替换。"));
          }
          return saved(
              own.get(),
              submission.without(fileId, now),
              province,
              now,
              happened(EventType.FILE_REMOVED, Map.of("file", fileId)));
        });
  }

  public Answer<Stored<Submission>> changeContact(
      Actor province, String submissionId, Contact contact) {
    return Attempts.run(
        ledger,
        () -> {
          Instant now = clock.instant();
          return own(province, submissionId)
              .map(stored ->
                  stored.value().status() == SubmissionStatus.WITHDRAWN
                      ? PrepareSubmission.<Stored<Submission>>refused(
                          Refusal.of(Refusal.Code.WRONG_STATE, "该申报已撤回。"))
                      : saved(
                          stored,
                          stored.value().with(contact, now),
                          province,
                          now,
                          happened(EventType.CONTACT_CHANGED)))
              .orElseGet(PrepareSubmission::notThere);
        });
  }

  private static Step<Answer<Stored<Submission>>> saved(
      Stored<Submission> before, Submission after, Actor actor, Instant now, Change.What what) {
    Change change = Change.by(actor, now).save(before, after, what).build();
    Change.Save save = change.saves().getFirst();
    return new Step.Commit<>(
        change, Answer.done(new Stored<>(after, save.revision(), save.events(), save.head())));
  }

  private Optional<Stored<Submission>> own(Actor province, String id) {
    return ledger
        .load(Submission.class, id)
        .filter(stored -> province.isOfProvince(stored.value().province()));
  }

  private static <R> Step<Answer<R>> refused(Refusal why) {
    return new Step.Nothing<>(Answer.refused(why));
  }

  private static <R> Step<Answer<R>> notThere() {
    return refused(Refusal.of(Refusal.Code.NOT_FOUND, "没有这份申报或文件。"));
  }
}
