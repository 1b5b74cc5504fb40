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

  /// The character of `read` that stands where `name` has its character `at`, when the two are laid
  /// beside each other with the fewest changes; 0 where `read` has none.
  public static char opposite(String name, String read, int at) {
    int[][] cost = new int[name.length() + 1][read.length() + 1];
    for (int i = name.length(); i >= 0; i--) {
      for (int j = read.length(); j >= 0; j--) {
        if (i == name.length() || j == read.length()) {
          cost[i][j] = name.length() - i + read.length() - j;
        } else {
          int change = name.charAt(i) == read.charAt(j) ? 0 : 1;
          cost[i][j] =
              Math.min(cost[i + 1][j + 1] + change, 1 + Math.min(cost[i + 1][j], cost[i][j + 1]));
        }
      }
    }
    int i = 0;
    int j = 0;
    while (i < name.length() && j < read.length()) {
      int change = name.charAt(i) == read.charAt(j) ? 0 : 1;
      if (cost[i][j] == cost[i + 1][j + 1] + change) {
        if (i == at) {
          return read.charAt(j);
        }
        i++;
        j++;
      } else if (cost[i][j] == cost[i + 1][j] + 1) {
        if (i == at) {
          return 0;
        }
        i++;
      } else {
        j++;
      }
    }
    return 0;
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
