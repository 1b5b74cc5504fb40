package org.intake.application.receive;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.application.LocalCopy;
import org.intake.application.port.Contents;
import org.intake.application.port.Ledger;
import org.intake.application.port.MalwareScanner;
import org.intake.application.port.Uploads;
import org.intake.application.submit.FileLedger;
import org.intake.application.submit.SubmissionLimits;
import org.intake.application.submit.UploadKey;
import org.intake.domain.Sha256;
import org.intake.domain.Texts;
import org.intake.domain.ledger.EventType;
import org.intake.domain.reading.Problem;
import org.intake.domain.submission.FileStatus;
import org.intake.domain.submission.SubmissionFile;

/// An object has arrived: its bytes are hashed and kept under their hash, compared with what was
/// announced, and looked at by the scanner. The event may come any number of times; the second time
/// nothing happens.
public final class ReceiveUpload {
  private final FileLedger files;
  private final Uploads uploads;
  private final Contents contents;
  private final MalwareScanner scanner;
  private final DropPackages drops;
  private final SubmissionLimits limits;
  private final InstantSource clock;

  public ReceiveUpload(
      Ledger ledger,
      Uploads uploads,
      Contents contents,
      MalwareScanner scanner,
      DropPackages drops,
      SubmissionLimits limits,
      InstantSource clock) {
    this.files = new FileLedger(ledger, clock);
    this.uploads = uploads;
    this.contents = contents;
    this.scanner = scanner;
    this.drops = drops;
    this.limits = limits;
    this.clock = clock;
  }

  /// What came of an arrival, and who acts next.
  public sealed interface Received {
    /// Inspection goes on by the event.
    record Accepted(String submission, String file) implements Received {}

    /// The province is told in the notice.
    record Refused(String submission, String file, Problem.Code why) implements Received {}

    /// The scanner did not answer: the sweep tries again.
    record Waits(String submission, String file) implements Received {}

    /// A dropped package was handed in by its SUBMIT object.
    record HandedIn(String submission) implements Received {}

    /// Nothing to do: already known, deleted, or not ours.
    record Ignored(String reason) implements Received {}
  }

  /// `arrivedAt` is the time that the storage gave the event, or the object where there was no
  /// event.
  public Received receive(String key, Instant arrivedAt) {
    Optional<UploadKey> parsed = UploadKey.parse(key);
    if (parsed.isEmpty()) {
      return new Received.Ignored("key-of-nobody");
    }
    return switch (parsed.get()) {
      case UploadKey.Announced announced -> announced(announced);
      case UploadKey.Dropped dropped -> dropped(dropped, arrivedAt);
    };
  }

  private Received announced(UploadKey.Announced key) {
    Optional<SubmissionFile> file = files.find(key.submission(), key.file());
    if (file.isEmpty()) {
      return new Received.Ignored("file-not-announced");
    }
    if (file.get().status() != FileStatus.EXPECTED) {
      return file.get().status() == FileStatus.RECEIVED && file.get().malwareScan() == null
          ? scan(key.submission(), key.file())
          : new Received.Ignored("already-received");
    }
    return switch (contents.keep(key.key(), limits.fileBytes())) {
      case Contents.Kept.Missing() -> new Received.Ignored("object-gone");
      case Contents.Kept.TooLarge(long size) ->
          refuse(key.submission(), key.file(), tooLarge(), size);
      case Contents.Kept.Done(Sha256 sha256, long size) -> {
        if (!sha256.equals(file.get().sha256()) || size != file.get().size()) {
          yield refuse(key.submission(), key.file(), notAsAnnounced(), size);
        }
        yield keepAndScan(key.submission(), key.file(), sha256, size);
      }
    };
  }

  private Received dropped(UploadKey.Dropped key, Instant arrivedAt) {
    if (key.isSubmit()) {
      return handIn(key, arrivedAt);
    }
    return switch (contents.keep(key.key(), limits.fileBytes())) {
      case Contents.Kept.Missing() -> new Received.Ignored("object-gone");
      case Contents.Kept.TooLarge(long size) ->
          drop(key, Sha256.ofText(key.key() + size), size, arrivedAt, true);
      case Contents.Kept.Done(Sha256 sha256, long size) ->
          drop(key, sha256, size, arrivedAt, false);
    };
  }

  private Received drop(
      UploadKey.Dropped key, Sha256 sha256, long size, Instant arrivedAt, boolean tooLarge) {
    return switch (drops.add(key, sha256, size, arrivedAt)) {
      case DropPackages.Added.Known(String submission, String file) -> {
        boolean unscanned =
            files
                .find(submission, file)
                .filter(f -> f.status() == FileStatus.RECEIVED && f.malwareScan() == null)
                .isPresent();
        yield unscanned ? scan(submission, file) : new Received.Ignored("already-received");
      }
      case DropPackages.Added.Unwanted(String reason) -> new Received.Ignored(reason);
      case DropPackages.Added.New(String submission, String file) ->
          tooLarge ? refuse(submission, file, tooLarge(), size) : scan(submission, file);
    };
  }

  /// Events come in any order: files of the package whose own event is still on its way are taken
  /// in first.
  private Received handIn(UploadKey.Dropped key, Instant submittedAt) {
    String prefix = UploadKey.Dropped.prefix(key.call(), key.province());
    List<Uploads.Arrived> here;
    String after = null;
    do {
      here = uploads.list(prefix, after, 500);
      for (Uploads.Arrived arrived : here) {
        after = arrived.key();
        UploadKey.parse(arrived.key())
            .filter(other -> other instanceof UploadKey.Dropped dropped && !dropped.isSubmit())
            .ifPresent(other ->
                dropped((UploadKey.Dropped) other, earlier(arrived.createdAt(), submittedAt)));
      }
    } while (here.size() == 500);
    return drops
        .handIn(key.call(), key.province())
        .<Received>map(Received.HandedIn::new)
        .orElseGet(() -> new Received.Ignored("nothing-to-hand-in"));
  }

  /// What lay there when the package was handed in came no later than that.
  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private Received keepAndScan(String submission, String file, Sha256 sha256, long size) {
    boolean changed =
        files.change(
            submission,
            file,
            current -> current.status() == FileStatus.EXPECTED,
            current -> current.received(size, sha256, clock.instant()),
            EventType.FILE_WAITS_FOR_SCAN,
            Map.of("file", file, "sha256", sha256.hex()));
    return changed ? scan(submission, file) : new Received.Ignored("already-received");
  }

  /// Looks at a received file; also called by the sweep for those that wait.
  public Received scan(String submission, String fileId) {
    Optional<SubmissionFile> file = files.find(submission, fileId);
    if (file.isEmpty()
        || file.get().status() != FileStatus.RECEIVED
        || file.get().malwareScan() != null) {
      return new Received.Ignored("nothing-to-scan");
    }
    return switch (verdict(file.get())) {
      case MalwareScanner.Verdict.NoAnswer(String _) -> new Received.Waits(submission, fileId);
      case MalwareScanner.Verdict.Infected(String _) ->
          refuse(submission, fileId, infected(), file.get().size());
      case MalwareScanner.Verdict.Clean() -> {
        files.change(
            submission,
            fileId,
            current -> current.status() == FileStatus.RECEIVED,
            current -> current.scannedBy(scanner.name()),
            EventType.FILE_RECEIVED,
            Map.of("file", fileId, "scanner", scanner.name()));
        yield new Received.Accepted(submission, fileId);
      }
    };
  }

  private MalwareScanner.Verdict verdict(SubmissionFile file) {
    if (scanner.name().equals(MalwareScanner.NONE)) {
      return new MalwareScanner.Verdict.Clean();
    }
    Sha256 sha256 = file.sha256();
    if (sha256 == null) {
      throw new IllegalStateException("a received file has its hash");
    }
    try (LocalCopy local = LocalCopy.of(contents, sha256)) {
      return scanner.scan(local.path());
    }
  }

  private Received refuse(String submission, String file, Problem problem, long size) {
    files.change(
        submission,
        file,
        current -> !current.status().isSettled(),
        current ->
            current.inspected(
                FileStatus.REFUSED, current.mediaType(), 0, List.of(), List.of(problem)),
        EventType.FILE_REFUSED,
        Map.of("file", file, "problem", problem.code().name(), "size", Long.toString(size)));
    return new Received.Refused(submission, file, problem.code());
  }

  private static Problem tooLarge() {
    return new Problem(
        Problem.Code.TOO_LARGE,
        new Texts(
            "文件超过大小限制，未读取。请拆分或降低扫描分辨率（建议300 dpi）后重新上传。",
            "檔案超過大小限制，未讀取。請拆分或降低掃描解析度（建議300 dpi）後重新上傳。",
            "The file is larger than allowed and was not read. Split it or scan at 300 dpi and upload it again."),
        null);
  }

  private static Problem notAsAnnounced() {
    return new Problem(
        Problem.Code.TRUNCATED,
        new Texts(
            "收到的内容与登记的大小或SHA-256不一致。请重新上传该文件。",
            "收到的內容與登記的大小或SHA-256不一致。請重新上傳該檔案。",
            "What arrived differs from the announced size or SHA-256. Upload the file again."),
        null);
  }

  private static Problem infected() {
    return new Problem(
        Problem.Code.MALWARE,
        new Texts(
            "文件含有恶意代码，已隔离，未读取。请杀毒后从原件重新生成并上传。",
            "檔案含有惡意程式碼，已隔離，未讀取。請掃毒後從原件重新產生並上傳。",
            "The file carries malware and was set aside unread. Clean it, make it anew from the original and upload it again."),
        null);
  }
}
