package org.intake.aws;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.intake.domain.Sha256;

/// Where a page of a list ended. It carries a mark of its list, so that a cursor of another list,
/// or an invented one, is refused and never becomes part of a query.
final class Cursor {
  private static final int MARK = 12;

  private Cursor() {}

  static String encode(Keys.Scope scope, String sort) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((mark(scope) + sort).getBytes(StandardCharsets.UTF_8));
  }

  static String decode(Keys.Scope scope, String cursor) {
    String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    if (text.length() <= MARK || !text.startsWith(mark(scope))) {
      throw new IllegalArgumentException("cursor: not one of this list");
    }
    return text.substring(MARK);
  }

  private static String mark(Keys.Scope scope) {
    return Sha256.ofText(scope.index() + scope.partitions()).hex().substring(0, MARK);
  }
}
