package org.intake.documents.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A text as it is matched: NFKC, without white space, in Simplified, synonyms made one. Each of
/// its characters knows where in the raw text it came from.
public final class Key {
  /// Labels, headings and markers of the programmes, which every page is compared with.
  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  /// Synonyms of equal length, so that positions stay true. They undo the word-level conversions of
  /// machine-made Traditional texts.
  private static final Map<String, String> SYNONYMS =
      Map.of("联络人", "联系人", "资讯", "信息", "网路", "网络", "连络", "联络", "电子邮件", "电子邮箱", "讯息", "信息");

  private final String raw;
  private final String text;
  private final int[] at;

  private Key(String raw, String text, int[] at) {
    this.raw = raw;
    this.text = text;
    this.at = at;
  }

  public static Key of(String raw) {
    Characters text = new Characters(raw.length() + 8);
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c < 0x80) {
        if (c > ' ') {
          text.put(Character.toLowerCase(c), i);
        }
      } else if (Script.isHan(c)) {
        text.put(Script.simple(c), i);
      } else if (!isSpace(c)) {
        String plain = plain(c);
        for (int k = 0; k < plain.length(); k++) {
          char p = plain.charAt(k);
          if (!Character.isWhitespace(p)) {
            text.put(p, i);
          }
        }
      }
    }
    String joined = new String(text.written, 0, text.length);
    for (Map.Entry<String, String> synonym : SYNONYMS.entrySet()) {
      joined = joined.replace(synonym.getKey(), synonym.getValue());
    }
    return new Key(raw, joined, text.from);
  }

  /// A key as it is written, each character with its place in the raw text. Every text of a page
  /// passes here several times.
  private static final class Characters {
    private char[] written;
    private int[] from;
    private int length;

    Characters(int room) {
      written = new char[room];
      from = new int[room];
    }

    void put(char c, int place) {
      if (length == written.length) {
        written = Arrays.copyOf(written, length * 2);
        from = Arrays.copyOf(from, length * 2);
      }
      written[length] = c;
      from[length] = place;
      length++;
    }
  }

  private static String plain(char c) {
    if (c == '∶' || c == '︰') {
      return ":";
    }
    char without = Script.withoutRadical(c);
    String plain = Normalizer.normalize(String.valueOf(without), Normalizer.Form.NFKC);
    if (plain.length() == 1) {
      return String.valueOf(Script.simple(plain.charAt(0)));
    }
    return plain.toLowerCase(Locale.ROOT);
  }

  /// White space of any kind, zero-width and soft marks too.
  public static boolean isSpace(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || (c >= 0x200B && c <= 0x200F)
        || c == 0xFEFF
        || c == 0x00AD
        || c == 0x2060;
  }

  /// The matching form of a text whose positions do not matter.
  public static String text(String raw) {
    return of(raw).text;
  }

  /// The same for a text of a programme: there are few of them and each is asked for again and
  /// again.
  public static String known(String ofProgramme) {
    return KNOWN.computeIfAbsent(ofProgramme, Key::text);
  }

  public String text() {
    return text;
  }

  public int length() {
    return text.length();
  }

  /// Where the key's character stands in the raw text; its length for the position behind the last.
  public int rawIndex(int index) {
    return index >= text.length() ? raw.length() : at[index];
  }

  /// Where the raw text goes on behind the key's character before `index`.
  public int rawEnd(int index) {
    return index <= 0 ? 0 : at[index - 1] + 1;
  }

  /// The raw text between two positions of the key.
  public String rawBetween(int from, int to) {
    return raw.substring(rawIndex(from), Math.max(rawIndex(from), rawEnd(to)));
  }

  @Override
  public String toString() {
    return text;
  }
}
