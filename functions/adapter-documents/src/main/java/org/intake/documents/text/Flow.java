package org.intake.documents.text;

/// Chinese text put together again after it was wrapped, justified or spread over lines.
public final class Flow {
  /// Stands for ink of which nothing was read; printers set it where a character is missing. What
  /// is not read is not blank.
  public static final String UNREAD = "〓";

  private Flow() {}

  /// One line: white space between Chinese characters or punctuation goes, between Latin words one
  /// blank stays.
  public static String joined(String text) {
    StringBuilder joined = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Key.isSpace(c)) {
        gap = true;
        continue;
      }
      if (gap
          && !joined.isEmpty()
          && !isChinese(joined.charAt(joined.length() - 1))
          && !isChinese(c)) {
        joined.append(' ');
      }
      gap = false;
      joined.append(c);
    }
    return joined.toString();
  }

  /// Han characters and the punctuation that goes with them.
  public static boolean isChinese(char c) {
    return (c >= 0x2E80 && c <= 0x9FFF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE4F)
        || (c >= 0xFF00 && c <= 0xFFEF)
        || "“”‘’—…·〔〕《》、。".indexOf(c) >= 0;
  }

  /// Whether a text has anything but white space, lines to write on, and brackets.
  public static boolean saysSomething(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Key.isSpace(c) && "_＿—-－/／\\:：()（）.．…，,。、".indexOf(c) < 0) {
        return true;
      }
    }
    return false;
  }
}
