package org.intake.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intake.application.notify.RecordDelivery;
import org.intake.application.notify.SendNotice;
import org.intake.application.port.Mailer;
import org.intake.domain.Language;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.notice.Notice;
import org.intake.lambda.QueueLoop;
import org.intake.mail.SmtpSettings;
import org.intake.testkit.fakes.FakeInvocation;
import org.intake.testkit.fakes.InMemoryLedger;
import org.intake.testkit.fakes.RecordingMailer;
import org.intake.testkit.fakes.TriggerEvents;
import org.junit.jupiter.api.Test;

class SendNoticeTest {
  private static final Instant NOW = Instant.parse("2017-07-20T01:00:00Z");

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final RecordingMailer mailer = new RecordingMailer();
  private final List<String> parked = new ArrayList<>();
  private Instant now = NOW;
  private final FakeInvocation invocation = new FakeInvocation();

  private void notice(String id) {
    Notice notice =
        new Notice(
            id,
            "sme-ip-pilot-2017",
            "320000",
            null,
            null,
            "receipt",
            1,
            "2017-001",
            "office@province.example",
            Language.ZH_HANS,
            "回执",
            "正文",
            "<p>正文</p>",
            Notice.Delivery.PENDING,
            0,
            null,
            NOW,
            null);
    ledger.commit(
        Change.by(Actor.SYSTEM, NOW)
            .create(notice, Change.What.happened(EventType.NOTICE_CREATED))
            .build());
  }

  private String run(String event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Notices notices =
        new Notices(
            new SendNotice(ledger, mailer, () -> now), new RecordDelivery(ledger, () -> now));
    new QueueLoop(notices::work, (body, reason) -> parked.add(body), Duration.ofSeconds(1))
        .run(TriggerEvents.open("send-notice/" + event), out, invocation);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void sendsANoticeAndSaysSo() throws IOException {
    notice("n-1");
    assertThat(run("notice.json")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(mailer.sent()).extracting(Mailer.Mail::subject).containsExactly("回执");
    assertThat(invocation.log())
        .singleElement()
        .asString()
        .contains("\"outcome\":\"sent\"", "\"notice\":\"n-1\"")
        .doesNotContain("office@province.example");
  }

  @Test
  void sendsEachNoticeOnceOfAMixedBatchAndParksWhatIsNoMessage() throws IOException {
    notice("n-1");
    notice("n-2");
    assertThat(run("mixed-batch.json")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(mailer.sent()).extracting(Mailer.Mail::id).containsExactly("n-1", "n-2");
    assertThat(parked).containsExactly("{}");
  }

  @Test
  void triesAgainWhenTheProviderDoesNotAnswer() throws IOException {
    notice("n-1");
    mailer.failNext();
    assertThat(run("notice.json")).contains("itemIdentifier");
    assertThat(run("notice.json")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(mailer.sent()).hasSize(1);
  }

  @Test
  void doesNotSendTwiceWhatTheProviderTookWithoutSayingSo() throws IOException {
    notice("n-1");
    mailer.loseNextAnswer();
    assertThat(run("notice.json")).contains("itemIdentifier");
    assertThat(run("notice.json")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(mailer.sent()).hasSize(1);
  }

  private Notice kept(String id) {
    return ledger.load(Notice.class, id).orElseThrow().value();
  }

  /// A crash between sending and marking, and SES tells of the mail before its message comes again.
  @Test
  void sendsNothingAgainOnceTheProviderHasToldOfTheMail() throws IOException {
    mailer.cannotTell();
    notice("n-1");
    mailer.loseNextAnswer();
    run("notice.json");
    assertThat(kept("n-1").delivery()).isEqualTo(Notice.Delivery.SENDING);
    assertThat(run("ses-send.json")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(kept("n-1").delivery()).isEqualTo(Notice.Delivery.SENT);
    assertThat(kept("n-1").providerId()).isEqualTo("0102015d5c1a2b3c-7d8e9f00-1111-4222-8333");
    now = NOW.plus(Duration.ofMinutes(6));
    assertThat(run("notice.json")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(mailer.sent()).hasSize(1);
  }

  @Test
  void sendsOneMailMoreForEachAnswerThatWasLostWhenNobodyCanTellAndCountsThem() throws IOException {
    mailer.cannotTell();
    notice("n-1");
    mailer.loseNextAnswer();
    for (int delivery = 0; delivery < 5; delivery++) {
      run("notice.json");
      now = now.plus(Duration.ofMinutes(6));
    }
    assertThat(mailer.sent()).hasSize(2);
    assertThat(kept("n-1").attempts()).isEqualTo(2);
    assertThat(kept("n-1").delivery()).isEqualTo(Notice.Delivery.SENT);
  }

  @Test
  void countsOnlyAttemptsThatTheProviderMayHaveTaken() throws IOException {
    mailer.cannotTell();
    notice("n-1");
    for (int time = 0; time < 4; time++) {
      mailer.putOffNext();
      assertThat(run("notice.json")).contains("itemIdentifier");
    }
    assertThat(kept("n-1").delivery()).isEqualTo(Notice.Delivery.PENDING);
    run("notice.json");
    assertThat(mailer.sent()).hasSize(1);
    assertThat(kept("n-1").attempts()).isEqualTo(1);
  }

  @Test
  void saysThatAMailWasLostWhenItsAddressDoesNotExist() throws IOException {
    notice("n-1");
    run("notice.json");
    assertThat(run("ses-bounce.json")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(kept("n-1").delivery()).isEqualTo(Notice.Delivery.FAILED);
    run("ses-send.json");
    assertThat(kept("n-1").delivery()).isEqualTo(Notice.Delivery.FAILED);
    assertThat(invocation.log().toString()).doesNotContain("office@province.example");
  }

  @Test
  void leavesMailsOfOthersAlone() throws IOException {
    assertThat(run("ses-send.json")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(invocation.log().getFirst()).contains("\"outcome\":\"told-unknown\"");
  }

  private static final Map<String, String> COMPLETE =
      Map.of(
          "TABLE_NAME", "the-table",
          "DERIVED_BUCKET", "the-derived",
          "DEAD_LETTER_QUEUE_URL", "https://sqs.example/1/dead",
          "MAIL_FROM", "noreply@intake.example",
          "MAILER", "smtp+starttls://relay.example",
          "SMTP_USER", "the-user",
          "SMTP_PASSWORD", "the-password");

  @Test
  void takesARelayWithItsUsualPort() {
    assertThat(NoticeEnvironment.from(COMPLETE).relay())
        .contains(
            new SmtpSettings(
                "relay.example",
                587,
                SmtpSettings.Encryption.STARTTLS,
                "the-user",
                "the-password",
                "noreply@intake.example"));
  }

  @Test
  void namesEveryFaultOfItsVariablesAndShowsNone() {
    assertThatThrownBy(
            () -> NoticeEnvironment.from(Map.of("MAILER", "pigeon", "MAIL_FROM", "nobody")))
        .hasMessage(
            "environment: TABLE_NAME is missing, DERIVED_BUCKET is missing, DEAD_LETTER_QUEUE_URL"
                + " is missing, MAIL_FROM is not valid, MAILER is not valid");
  }
}
