package org.intake.mail;

import org.jspecify.annotations.Nullable;

/// Where the relay is and how it is spoken to. With `STARTTLS` a relay that cannot encrypt gets no
/// mail; user and password are both set or both null.
public record SmtpSettings(
    String host,
    int port,
    Encryption encryption,
    @Nullable String user,
    @Nullable String password,
    String from) {
  public enum Encryption {
    NONE,
    STARTTLS,
    TLS
  }

  public SmtpSettings {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not the address of a relay");
    }
    if ((user == null) != (password == null)) {
      throw new IllegalArgumentException("user and password are both set or both not");
    }
  }

  /// Never shows the password.
  @Override
  public String toString() {
    return "SmtpSettings[" + host + ":" + port + ", " + encryption + "]";
  }
}
