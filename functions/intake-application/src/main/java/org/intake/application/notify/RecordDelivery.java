package org.intake.application.notify;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.intake.application.TransientFault;
import org.intake.application.port.Ledger;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.notice.Notice;

/// Keeps what the provider tells of a mail. A crash between sending and marking is mended here: the
/// report marks the notice as sent, and the next delivery of its message sends nothing.
public final class RecordDelivery {
  private final Ledger ledger;
  private final InstantSource clock;

  public RecordDelivery(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  public enum Result {
    SENT,
    LOST,
    KNOWN,
    /// Not a notice of ours: another installation may share the provider's account.
    UNKNOWN
  }

  public Result told(DeliveryReport report) {
    Optional<Stored<Notice>> found = ledger.load(Notice.class, report.notice());
    if (found.isEmpty()) {
      return Result.UNKNOWN;
    }
    Notice notice = found.get().value();
    return switch (report.what()) {
      case OTHER -> Result.KNOWN;
      case TAKEN ->
          switch (notice.delivery()) {
            // It was not claimed, or not taken: whatever this mail was, the notice goes its way.
            case PENDING, SENT, FAILED -> Result.KNOWN;
            case SENDING ->
                keep(
                    found.get(),
                    notice.sent(report.providerId(), report.at()),
                    EventType.NOTICE_SENT,
                    Result.SENT);
          };
      case LOST ->
          switch (notice.delivery()) {
            case FAILED -> Result.KNOWN;
            case PENDING, SENDING, SENT ->
                keep(found.get(), notice.failed(), EventType.NOTICE_FAILED, Result.LOST);
          };
    };
  }

  private Result keep(Stored<Notice> before, Notice after, EventType type, Result result) {
    Change change =
        Change.by(Actor.SYSTEM, clock.instant())
            .save(before, after, happened(type, Map.of("by", "provider")))
            .build();
    return switch (ledger.commit(change)) {
      case Ledger.Commit.Done() -> result;
      case Ledger.Commit.Conflict(String what) ->
          throw new TransientFault("a notice changed meanwhile: " + what);
    };
  }
}
