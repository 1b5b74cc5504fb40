package org.intake.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.intake.application.port.Mailer;
import org.intake.application.port.Mailer.Mail;
import org.intake.application.port.Mailer.Sending;
import org.junit.jupiter.api.Test;

/// A mail arrives with its subject and both bodies; nothing slips into its header.
public abstract class MailerContract {
  protected abstract Mailer mailer();

  /// Mails that have arrived: `to`, `subject`, `text` and `html` as an addressee's client shows
  /// them, line ends as `\n`, without trailing blank lines; `id` from our header.
  protected abstract List<Mail> arrived();

  private static Mail mail(String id, String to, String subject) {
    return new Mail(id, to, subject, "尊敬的王小明：\n补正期限为5日。", "<p>补正期限为<b>5</b>日。</p>");
  }

  @Test
  void deliversTextAndHtmlInChinese() {
    Mail mail = mail(Unique.name("n"), "office@province.example", "补正通知：关于苏州市申报材料的补正要求（第一次）");
    assertThat(mailer().send(mail)).isInstanceOf(Sending.Sent.class);
    assertThat(arrived()).contains(mail);
  }

  @Test
  void refusesASecondHeaderLineInTheSubject() {
    Mail mail =
        mail(Unique.name("n"), "office@province.example", "notice\r\nBcc: all@other.example");
    assertThat(mailer().send(mail)).isInstanceOf(Sending.Rejected.class);
    assertThat(arrived()).noneMatch(arrived -> arrived.id().equals(mail.id()));
  }

  @Test
  void refusesASecondLineInTheAddress() {
    Mail mail = mail(Unique.name("n"), "office@province.example\nother@other.example", "notice");
    assertThat(mailer().send(mail)).isInstanceOf(Sending.Rejected.class);
    assertThat(arrived()).noneMatch(arrived -> arrived.id().equals(mail.id()));
  }

  @Test
  void doesNotClaimToHaveSentWhatItNeverSaw() {
    assertThat(mailer().wasSent(Unique.name("never"))).isNotEqualTo(java.util.Optional.of(true));
  }
}
