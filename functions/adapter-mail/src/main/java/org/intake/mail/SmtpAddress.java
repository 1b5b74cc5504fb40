package org.intake.mail;

import java.net.URI;

/// A relay as settings write it: `smtp://host:port` without encryption, `smtp+starttls://…`,
/// `smtps://…`.
public record SmtpAddress(String host, int port, SmtpSettings.Encryption encryption) {
  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;
  private static final int RELAY = 25;

  public static SmtpAddress parse(String setting) {
    URI address = URI.create(setting);
    if (address.getHost() == null || address.getScheme() == null) {
      throw new IllegalArgumentException("not the address of a relay");
    }
    return switch (address.getScheme()) {
      case "smtp" -> of(address, SmtpSettings.Encryption.NONE, RELAY);
      case "smtp+starttls" -> of(address, SmtpSettings.Encryption.STARTTLS, SUBMISSION);
      case "smtps" -> of(address, SmtpSettings.Encryption.TLS, SUBMISSIONS);
      default -> throw new IllegalArgumentException("not the address of a relay");
    };
  }

  private static SmtpAddress of(URI address, SmtpSettings.Encryption encryption, int usual) {
    return new SmtpAddress(
        address.getHost(), address.getPort() < 0 ? usual : address.getPort(), encryption);
  }
}
