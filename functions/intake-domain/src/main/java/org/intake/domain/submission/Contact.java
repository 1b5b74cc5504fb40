package org.intake.domain.submission;

import java.util.regex.Pattern;
import org.intake.domain.Language;

/// Whom we write to. Only an address that somebody entered gets mail, never one that was read from
/// a document.
public record Contact(String name, String email, Language language) {
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}");

  public Contact {
    if (name.isBlank() || name.length() > 60 || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("name: 1 to 60 characters on one line");
    }
    if (email.length() > 254 || !ADDRESS.matcher(email).matches()) {
      throw new IllegalArgumentException("email: one address such as office@province.example");
    }
  }
}
