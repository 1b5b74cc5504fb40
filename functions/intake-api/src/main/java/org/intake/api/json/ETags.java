package org.intake.api.json;

import java.util.Arrays;

/// Entity tags: the revision of an aggregate, in quotes.
public final class ETags {
  private ETags() {}

  public static String of(long revision) {
    return "\"" + revision + "\"";
  }

  /// Whether an `If-Match` names the revision; the quotes may be missing, a list may be given, `*`
  /// fits what exists.
  public static boolean matches(String ifMatch, long revision) {
    return Arrays.stream(ifMatch.split(",", -1))
        .map(String::strip)
        .anyMatch(tag ->
            tag.equals("*") || tag.equals(of(revision)) || tag.equals(Long.toString(revision)));
  }
}
