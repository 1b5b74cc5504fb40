package org.intake.programme.rules;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/// Names and cells as rules compare them: width, white space and the brackets of seals do not
/// count.
final class Names {
  private static final Pattern NOISE =
      Pattern.compile("[\\s\\p{Z}]+|\\((盖章|蓋章|公章|签章|章|印章|印)\\)|[\"“”]");

  /// What a template leaves in a cell, and what people write to say that there is nothing.
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "[\\s\\p{Z}年月日_＿—\\-/／.．。、:：;；()（）\\[\\]□口]*(盖章|蓋章|签字|簽字|公章)?[\\s\\p{Z}年月日_＿—\\-/／.．。、:：;；()（）\\[\\]□口]*");

  private static final List<String> NOTHING = List.of("无", "無", "暂无", "暫無", "没有", "空", "略", "未填写");

  private Names() {}

  static String plain(String text) {
    return NOISE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
  }

  static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  /// Whether a cell says nothing: blank, still the template's, or 无. A PDF may write the template's
  /// 月 and 日 as radicals.
  static boolean saysNothing(String text) {
    return TEMPLATE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).matches()
        || NOTHING.contains(plain(text));
  }

  /// How many letters, digits and Chinese characters a text has.
  static int written(String text) {
    return (int) text.codePoints().filter(Character::isLetterOrDigit).count();
  }

  /// How many characters must be put in, taken out or changed to make one name the other.
  static int distance(String one, String other) {
    String a = plain(one);
    String b = plain(other);
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[b.length() + 1];
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(changed, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[b.length()];
  }
}
