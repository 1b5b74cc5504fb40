package org.intake.notice;

import java.util.Map;
import java.util.Optional;
import org.intake.aws.BucketName;
import org.intake.aws.QueueUrl;
import org.intake.aws.TableName;
import org.intake.lambda.Variables;
import org.intake.mail.SmtpAddress;
import org.intake.mail.SmtpSettings;

/// What send-notice is told by its environment. Without a relay the cloud's own mail service is
/// used.
record NoticeEnvironment(
    TableName table,
    BucketName derived,
    QueueUrl deadLetters,
    String from,
    Optional<SmtpSettings> relay) {
  static NoticeEnvironment from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    var table = variables.required("INTAKE_TABLE", TableName::new);
    var derived = variables.required("INTAKE_DERIVED", BucketName::new);
    var deadLetters = variables.required("INTAKE_DEAD_LETTERS", QueueUrl::new);
    var from = variables.required("INTAKE_MAIL_FROM", NoticeEnvironment::address);
    var mailer = variables.required("INTAKE_MAILER", NoticeEnvironment::mailer);
    var user = variables.optional("INTAKE_SMTP_USER", String::strip);
    var password = variables.optional("INTAKE_SMTP_PASSWORD", String::strip);
    variables.check();
    return new NoticeEnvironment(
        table.get(),
        derived.get(),
        deadLetters.get(),
        from.get(),
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
