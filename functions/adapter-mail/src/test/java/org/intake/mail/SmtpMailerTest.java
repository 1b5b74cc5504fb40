package org.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.intake.application.port.Mailer;
import org.intake.application.port.Mailer.Mail;
import org.intake.application.port.Mailer.Sending;
import org.intake.testkit.contracts.MailerContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpMailerTest extends MailerContract {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2017-07-20T01:00:00Z"), ZoneOffset.UTC);

  private GreenMail relay;

  @BeforeEach
  void start() {
    relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    relay.start();
  }

  @AfterEach
  void stop() {
    relay.stop();
  }

  private SmtpMailer mailer(SmtpSettings.Encryption encryption) {
    return new SmtpMailer(
        new SmtpSettings(
            "127.0.0.1",
            relay.getSmtp().getPort(),
            encryption,
            null,
            null,
            "noreply@intake.example"),
        CLOCK);
  }

  @Override
  protected Mailer mailer() {
    return mailer(SmtpSettings.Encryption.NONE);
  }

  @Override
  protected List<Mail> arrived() {
    return Arrays.stream(relay.getReceivedMessages()).map(SmtpMailerTest::mail).toList();
  }

  private static Mail mail(MimeMessage message) {
    try {
      Multipart parts = (Multipart) message.getContent();
      return new Mail(
          message.getHeader("X-Intake-Notice")[0],
          message.getAllRecipients()[0].toString(),
          message.getSubject(),
          text(parts.getBodyPart(0)),
          text(parts.getBodyPart(1)));
    } catch (MessagingException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(BodyPart part) throws MessagingException, IOException {
    return part.getContent().toString().replace("\r\n", "\n").stripTrailing();
  }

  private static Mail simple() {
    return new Mail("notice/1", "office@province.example", "通知", "文", "<p>文</p>");
  }

  @Test
  void carriesOurIdAsTheIdOfTheMessageAndTheTimeOfTheClock() throws MessagingException {
    assertThat(mailer().send(simple())).isEqualTo(new Sending.Sent("<notice_1@intake.example>"));
    MimeMessage message = relay.getReceivedMessages()[0];
    assertThat(message.getMessageID()).isEqualTo("<notice_1@intake.example>");
    assertThat(message.getSentDate().toInstant()).isEqualTo(CLOCK.instant());
    assertThat(message.getFrom()[0]).hasToString("noreply@intake.example");
  }

  @Test
  void sendsNothingOverALineThatIsNotEncryptedWhenItMustBe() {
    SmtpMailer strict = mailer(SmtpSettings.Encryption.STARTTLS);
    assertThat(strict.send(simple())).isInstanceOf(Sending.NotTaken.class);
    assertThat(arrived()).isEmpty();
  }

  @Test
  void saysForCertainThatNothingWasTakenWhenTheRelayDoesNotAnswer() {
    Mailer mailer = mailer();
    relay.stop();
    assertThat(mailer.send(simple())).isInstanceOf(Sending.NotTaken.class);
  }

  @Test
  void rejectsWhatIsNotAnAddress() {
    Mail mail = new Mail("n", "not an address", "通知", "文", "<p>文</p>");
    assertThat(mailer().send(mail)).isInstanceOf(Sending.Rejected.class);
  }

  @Test
  void settingsNeverShowThePassword() {
    assertThat(
            new SmtpSettings(
                    "relay.example",
                    587,
                    SmtpSettings.Encryption.STARTTLS,
                    "user",
                    "secret",
                    "noreply@intake.example")
                .toString())
        .doesNotContain("secret");
  }
}
