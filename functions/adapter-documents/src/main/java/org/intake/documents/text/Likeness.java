package org.intake.documents.text;

/// How alike two short texts are, for text that was recognised and may have errors.
public final class Likeness {
  private Likeness() {}

  /// The edit distance, or `limit + 1` when it is larger than the limit.
  public static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[] before = new int[b.length() + 1];
    int[] now = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      now[0] = i;
      int least = now[0];
      for (int j = 1; j <= b.length(); j++) {
        int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(change, Math.min(before[j], now[j - 1]) + 1);
        least = Math.min(least, now[j]);
      }
      if (least > limit) {
        return limit + 1;
      }
      int[] swap = before;
      before = now;
      now = swap;
    }
    return before[b.length()];
  }

  /// Errors that a text of this length may have and still be meant: none below four characters.
  public static int tolerance(int length) {
    return length < 4 ? 0 : length < 8 ? 1 : length < 14 ? 2 : 3;
  }

  /// Where `wanted` stands in `text`, whole or with tolerated errors; -1 when it does not.
  public static int indexOf(String text, String wanted, boolean tolerant) {
    int exact = text.indexOf(wanted);
    if (exact >= 0 || !tolerant) {
      return exact;
    }
    int limit = tolerance(wanted.length());
    if (limit == 0) {
      return -1;
    }
    for (int start = 0; start + wanted.length() <= text.length(); start++) {
      if (distance(text.substring(start, start + wanted.length()), wanted, limit) <= limit) {
        return start;
      }
    }
    return -1;
  }
}
