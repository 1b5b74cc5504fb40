package org.intake.application.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intake.application.TransientFault;
import org.intake.application.port.Mailer;
import org.intake.domain.Language;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.notice.Notice;
import org.intake.testkit.fakes.InMemoryLedger;
import org.intake.testkit.fakes.RecordingMailer;
import org.junit.jupiter.api.Test;

/// Found by the simulator: the second of two deliveries at once looked the mail up before the first
/// had sent it, found nothing, and sent it as well.
class TwoDeliveriesTest {
  private Instant now = Instant.parse("2017-07-20T01:00:00Z");
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final RecordingMailer mailer = new RecordingMailer();

  private void notice() {
    Notice notice =
        new Notice(
            "n-1",
            "call",
            "320000",
            null,
            "s-1",
            "RECEIPT",
            1,
            "1",
            "office@province.example",
            Language.ZH_HANS,
            "回执",
            "",
            "",
            Notice.Delivery.PENDING,
            0,
            null,
            now,
            null);
    ledger.commit(
        Change.by(Actor.SYSTEM, now)
            .create(notice, Change.What.happened(EventType.NOTICE_CREATED))
            .build());
  }

  private SendNotice sending(Mailer with) {
    return new SendNotice(ledger, with, () -> now);
  }

  /// The provider, and what happens while it is being asked.
  private record Slow(Mailer mailer, Runnable meanwhile) implements Mailer {
    @Override
    public Sending send(Mail mail) {
      meanwhile.run();
      return mailer.send(mail);
    }

    @Override
    public Optional<Boolean> wasSent(String id) {
      return mailer.wasSent(id);
    }
  }

  @Test
  void ofOneNoticeSendOneMail() {
    notice();
    List<SendNotice.Result> second = new ArrayList<>();
    Slow slow = new Slow(mailer, () -> second.add(sending(mailer).send("n-1")));

    assertThat(sending(slow).send("n-1")).isEqualTo(SendNotice.Result.SENT);

    assertThat(second).containsExactly(SendNotice.Result.TAKEN);
    assertThat(mailer.sent()).hasSize(1);
  }

  @Test
  void letTheSweepTakeOverAClaimWhoseProcessDied() {
    notice();
    Slow dying =
        new Slow(
            mailer,
            () -> {
              throw new AssertionError("the process dies");
            });
    assertThatThrownBy(() -> sending(dying).send("n-1")).isInstanceOf(AssertionError.class);
    assertThat(sending(mailer).send("n-1")).isEqualTo(SendNotice.Result.TAKEN);

    now = now.plus(Duration.ofMinutes(20));

    assertThat(sending(mailer).send("n-1")).isEqualTo(SendNotice.Result.SENT);
    assertThat(mailer.sent()).hasSize(1);
  }

  @Test
  void doNotWaitForOneThatGotNoAnswer() {
    notice();
    mailer.loseNextAnswer();
    assertThatThrownBy(() -> sending(mailer).send("n-1")).isInstanceOf(TransientFault.class);

    assertThat(sending(mailer).send("n-1")).isEqualTo(SendNotice.Result.SENT);
    assertThat(mailer.sent()).hasSize(1);
  }
}
