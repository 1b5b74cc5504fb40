package org.intake.documents.value;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intake.documents.text.Key;

/// 发文字号 with every kind of bracket, whole or broken (documents.md 3.2).
public final class DocumentNumbers {
  private static final String OPENING = "〔\\[【(﹝{「『";
  private static final String CLOSING = "〕\\]】)﹞}」』";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<code>[\\p{IsHan}]{2,12})(?<open>["
              + OPENING
              + "]{1,3})(?<year>(?:19|20)\\d{2})(?<close>["
              + CLOSING
              + "jl]{0,3})第?(?<serial>\\d{1,5})(?<end>号?)");

  private DocumentNumbers() {}

  /// A number in its correct form; `clean` when nothing had to be repaired. `start` is a position
  /// of the key.
  public record Found(String number, int year, boolean clean, int start, int end) {}

  public static Optional<Found> find(Key text) {
    Matcher match = FORM.matcher(text.text());
    if (!match.find()) {
      return Optional.empty();
    }
    String code = match.group("code").replaceFirst("画$", "函");
    boolean misread = !code.equals(match.group("code"));
    String year = match.group("year");
    String serial = match.group("serial").replaceFirst("^0+(?=\\d)", "");
    String brackets = match.group("open") + match.group("close");
    boolean pair =
        brackets.equals("〔〕")
            || brackets.equals("[]")
            || brackets.equals("()")
            || brackets.equals("【】")
            || brackets.equals("﹝﹞");
    boolean clean = !misread && pair && !match.group("end").isEmpty();
    return Optional.of(
        new Found(
            code + "〔" + year + "〕" + serial + "号",
            Integer.parseInt(year),
            clean,
            match.start(),
            match.end()));
  }
}
