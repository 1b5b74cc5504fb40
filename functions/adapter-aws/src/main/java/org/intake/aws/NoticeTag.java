package org.intake.aws;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A notice's id as the value of a tag, and back: letters, digits and `-` stay, every other byte is
/// `_` and two hexadecimal digits. A tag's value may hold nothing else.
final class NoticeTag {
  static final String NAME = "notice";

  private static final Pattern VALUE = Pattern.compile("(?:[A-Za-z0-9-]|_[0-9a-f]{2})+");
  private static final Pattern ESCAPED = Pattern.compile("_([0-9a-f]{2})|([A-Za-z0-9-])");

  private NoticeTag() {}

  static String of(String notice) {
    StringBuilder value = new StringBuilder();
    for (byte b : notice.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain(b)) {
        value.append((char) b);
      } else {
        value.append('_').append(HexFormat.of().toHexDigits(b));
      }
    }
    return value.toString();
  }

  private static boolean isPlain(byte b) {
    return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '-';
  }

  /// Empty when the value was not made here.
  static Optional<String> notice(String value) {
    if (!VALUE.matcher(value).matches()) {
      return Optional.empty();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher part = ESCAPED.matcher(value);
    while (part.find()) {
      bytes.write(
          part.group(1) == null ? part.group(2).charAt(0) : HexFormat.fromHexDigits(part.group(1)));
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }
}
