package org.intake.application.notify;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.intake.application.TransientFault;
import org.intake.application.port.Ledger;
import org.intake.application.port.Mailer;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.notice.Notice;

/// Sends one notice. Sending is claimed before the provider is asked; a claim that is found later
/// was perhaps sent: its provider is asked, or has told of it meanwhile ([RecordDelivery]); one
/// that is fresh is somebody else's. Only where the provider cannot tell may a mail go out twice.
public final class SendNotice {
  /// A claim whose process died is over after this: as long as a function may run, and shorter than
  /// its message is hidden, so that the message of the dead one comes when the claim is over.
  public static final Duration CLAIM = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final Mailer mailer;
  private final InstantSource clock;

  public SendNotice(Ledger ledger, Mailer mailer, InstantSource clock) {
    this.ledger = ledger;
    this.mailer = mailer;
    this.clock = clock;
  }

  public enum Result {
    SENT,
    ALREADY_SENT,
    /// The provider refuses the address or content; the notice stays visible in the system.
    REJECTED,
    /// Another delivery of the same message is sending it now.
    TAKEN,
    UNKNOWN
  }

  public Result send(String noticeId) {
    Optional<Stored<Notice>> found = ledger.load(Notice.class, noticeId);
    if (found.isEmpty()) {
      return Result.UNKNOWN;
    }
    return switch (found.get().value().delivery()) {
      case SENT -> Result.ALREADY_SENT;
      case FAILED -> Result.REJECTED;
      case PENDING -> claimAndSend(found.get());
      case SENDING -> isBeingSent(found.get().value()) ? Result.TAKEN : reconcile(found.get());
    };
  }

  /// Whether another delivery may be at it just now: it has claimed the notice and has not said
  /// that it got no answer. A message comes twice at once, and looking the mail up before the other
  /// one has sent it would find nothing. A claim of the near future is one of a faster clock.
  private boolean isBeingSent(Notice notice) {
    Event last = ledger.history(notice.stream()).getLast();
    Duration age = Duration.between(last.at(), clock.instant());
    return last.type() == EventType.NOTICE_SENDING && age.abs().compareTo(CLAIM) < 0;
  }

  private Result reconcile(Stored<Notice> sending) {
    return mailer.wasSent(sending.value().id()).orElse(false)
        ? mark(
            sending,
            sending.value().sent(null, clock.instant()),
            EventType.NOTICE_SENT,
            Result.SENT)
        : claimAndSend(sending);
  }

  private Result claimAndSend(Stored<Notice> pending) {
    Notice claimed = pending.value().sending();
    Change claim =
        Change.by(Actor.SYSTEM, clock.instant())
            .save(
                pending,
                claimed,
                happened(
                    EventType.NOTICE_SENDING,
                    Map.of("attempt", Integer.toString(claimed.attempts()))))
            .build();
    return switch (ledger.commit(claim)) {
      case Ledger.Commit.Conflict(String _) -> Result.TAKEN;
      case Ledger.Commit.Done() -> {
        Change.Save save = claim.saves().getFirst();
        yield deliver(new Stored<>(claimed, save.revision(), save.events(), save.head()));
      }
    };
  }

  private Result deliver(Stored<Notice> claimed) {
    Notice notice = claimed.value();
    Mailer.Mail mail =
        new Mailer.Mail(notice.id(), notice.to(), notice.subject(), notice.text(), notice.html());
    return switch (sending(claimed, mail)) {
      case Mailer.Sending.Sent(var providerId) ->
          mark(
              claimed,
              notice.sent(providerId, clock.instant()),
              EventType.NOTICE_SENT,
              Result.SENT);
      case Mailer.Sending.Rejected(String _) ->
          mark(claimed, notice.failed(), EventType.NOTICE_FAILED, Result.REJECTED);
      case Mailer.Sending.NotTaken(String reason) -> {
        mark(claimed, notice.postponed(), EventType.NOTICE_POSTPONED, Result.TAKEN);
        throw new TransientFault("a mail was not taken: " + reason);
      }
    };
  }

  /// A provider that does not answer has perhaps sent it: whoever comes next looks that up, and
  /// need not wait for the claim to end.
  private Mailer.Sending sending(Stored<Notice> claimed, Mailer.Mail mail) {
    try {
      return mailer.send(mail);
    } catch (TransientFault e) {
      mark(claimed, claimed.value(), EventType.NOTICE_UNANSWERED, Result.TAKEN);
      throw e;
    }
  }

  /// The mark is last; if somebody else has made it meanwhile, it is made: the provider's event
  /// often comes first.
  private Result mark(Stored<Notice> before, Notice after, EventType type, Result result) {
    ledger.commit(
        Change.by(Actor.SYSTEM, clock.instant()).save(before, after, happened(type)).build());
    return result;
  }
}
