package org.intake.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.intake.application.port.Mailer;
import org.intake.application.submit.Opening;
import org.intake.domain.Language;
import org.intake.domain.submission.Contact;
import org.intake.domain.submission.SubmissionKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names of people and files come back in mails as text, whatever is in them.
class NaughtyMailsTest {
  private static final Pattern TAG = Pattern.compile("<(?!!doctype html>)/?([a-zA-Z!]+)([^>]*)>");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg/onload=alert(1)>",
        "javascript:alert(1)",
        "https://attacker.example/",
        "{link}{number}{defects}",
        "$1\\1",
        "=1+1",
        "&lt;b&gt;",
        "a'b\"c",
        "\u202Egnp.exe",
        "Bcc: other@attacker.example"
      })
  void namesStayText(String naughty) {
    JourneyOnFakes journey = new JourneyOnFakes();
    Contact contact = new Contact(naughty, "office@province.example", Language.EN);
    var opening = new Opening(JourneyOnFakes.CALL, SubmissionKind.APPLICATION, contact, null, null);
    String id =
        JourneyOnFakes.done(journey.prepare.open(JourneyOnFakes.province("320000"), opening))
            .value()
            .id();
    journey.add("320000", id, naughty + ".txt", "无关内容".getBytes(StandardCharsets.UTF_8));
    journey.settle();
    JourneyOnFakes.done(journey.submit.submit(JourneyOnFakes.province("320000"), id));
    journey.settle();
    assertThat(journey.mailer.sent()).isNotEmpty();
    journey.mailer.sent().forEach(mail -> isHarmless(mail, naughty));
  }

  private static void isHarmless(Mailer.Mail mail, String naughty) {
    assertThat(mail.subject()).doesNotContainPattern("\\p{Cntrl}").doesNotContain(naughty);
    assertThat(mail.to()).isEqualTo("office@province.example");
    assertThat(mail.text()).contains(naughty);
    var tags = TAG.matcher(mail.html());
    while (tags.find()) {
      assertThat(tags.group(1)).isIn("html", "head", "meta", "title", "body", "p", "br", "a");
      if (tags.group(1).equals("a") && !tags.group(2).isEmpty()) {
        assertThat(tags.group(2)).startsWith(" href=\"https://intake.example/");
      }
    }
  }
}
