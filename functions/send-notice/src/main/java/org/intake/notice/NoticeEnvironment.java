package org.intake.notice;

import java.util.Map;
import java.util.Optional;
import org.intake.aws.BucketName;
import org.intake.aws.QueueUrl;
import org.intake.aws.TableName;
import org.intake.lambda.Variables;
import org.intake.mail.SmtpAddress;
import org.intake.mail.SmtpSettings;
import org.jspecify.annotations.Nullable;

/// What send-notice is told by its environment. Without a relay the cloud's own mail service is
/// used; `mailEvents` is then the configuration set that publishes what becomes of each mail.
record NoticeEnvironment(
    TableName table,
    BucketName derived,
    QueueUrl deadLetters,
    String from,
    @Nullable String mailEvents,
    Optional<SmtpSettings> relay) {
  static NoticeEnvironment from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    var table = variables.required("TABLE_NAME", TableName::new);
    var derived = variables.required("DERIVED_BUCKET", BucketName::new);
    var deadLetters = variables.required("DEAD_LETTER_QUEUE_URL", QueueUrl::new);
    var from = variables.required("MAIL_FROM", NoticeEnvironment::address);
    var mailer = variables.required("MAILER", NoticeEnvironment::mailer);
    var mailEvents = variables.optional("MAIL_EVENTS", String::strip);
    var user = variables.optional("SMTP_USER", String::strip);
    var password = variables.optional("SMTP_PASSWORD", String::strip);
    variables.check();
    return new NoticeEnvironment(
        table.get(),
        derived.get(),
        deadLetters.get(),
        from.get(),
        mailEvents.get().filter(name -> !name.isEmpty()).orElse(null),
        mailer
            .get()
            .map(relay ->
                new SmtpSettings(
                    relay.host(),
                    relay.port(),
                    relay.encryption(),
                    user.get().orElse(null),
                    password.get().orElse(null),
                    from.get())));
  }

  private static Optional<SmtpAddress> mailer(String setting) {
    return setting.equals("ses") ? Optional.empty() : Optional.of(SmtpAddress.parse(setting));
  }

  private static String address(String setting) {
    if (setting.indexOf('@') < 1 || setting.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("not an address");
    }
    return setting;
  }
}
