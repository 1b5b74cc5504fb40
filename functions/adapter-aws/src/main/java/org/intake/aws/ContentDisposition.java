package org.intake.aws;

import java.nio.charset.StandardCharsets;

/// The header that offers a file under its name (RFC 6266, with the name as in RFC 5987).
final class ContentDisposition {
  /// RFC 5987, attr-char, besides letters and digits.
  private static final String UNESCAPED = "!#$&+-.^_`|~";

  private ContentDisposition() {}

  /// Folders are left out. The plain form is for clients that know no other: what is not ASCII is
  /// an underscore there.
  static String attachment(String fileName) {
    String name = fileName.substring(fileName.replace('\\', '/').lastIndexOf('/') + 1);
    StringBuilder plain = new StringBuilder();
    name.codePoints()
        .forEach(c -> plain.append(c < 0x20 || c > 0x7e || c == '"' || c == '\\' ? '_' : (char) c));
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded(name);
  }

  private static String encoded(String name) {
    StringBuilder text = new StringBuilder();
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean plain =
          (c >= '0' && c <= '9')
              || (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || UNESCAPED.indexOf(c) >= 0;
      if (plain) {
        text.append(c);
      } else {
        text.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
        text.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return text.toString();
  }
}
