package org.intake.documents.value;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;

/// Telephones, mail addresses, postcodes.
final class ContactReader {
  private static final Pattern MOBILE =
      Pattern.compile("(?<!\\d)(?:\\+?86-?)?(1[3-9]\\d{9})(?!\\d)");
  private static final Pattern LAND_LINE =
      Pattern.compile(
          "(?<!\\d)\\(?(0\\d{2,3})\\)?-?(\\d{7,8})(?:(?:-|转|ext\\.?)(\\d{1,6}))?(?!\\d)");

  /// A hyphen of which a scan left a dot.
  private static final Pattern BROKEN_HYPHEN =
      Pattern.compile("(?<=(?<!\\d)0\\d{2,3}) ?[.·] ?(?=[2-9]\\d{6,7}(?!\\d))");

  private static final Pattern LOCAL = Pattern.compile("(?<!\\d)([2-9]\\d{6,7})(?!\\d)");
  private static final Pattern MAIL =
      Pattern.compile(
          "[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_])?@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");

  /// Where a narrow cell broke an address; what begins with digits may be a telephone instead.
  private static final Pattern WRAPPED =
      Pattern.compile("(?<=[\\w.@-]) ?\\R ?(?=[A-Za-z_.@-])(?!\\S*@\\S*@)");

  private static final Pattern POSTCODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

  private ContactReader() {}

  private static String plain(String raw) {
    return Normalizer.normalize(raw, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\u00A0]+", " ")
        .replaceAll("[—–‐−―－]", "-");
  }

  static ReadValue phone(String raw) {
    String text = plain(raw).replaceAll("(?<=[\\d)])\\s*[.·]?-\\s*(?=\\d)", "-");
    text = BROKEN_HYPHEN.matcher(text).replaceAll("-");
    String tight = text.replaceAll("(?<=\\d) (?=\\d)", "").replaceAll("(?<=\\)) (?=\\d)", "");
    List<String> numbers = new ArrayList<>();
    Matcher mobile = MOBILE.matcher(tight);
    while (mobile.find()) {
      numbers.add(mobile.group(1));
    }
    Matcher landLine = LAND_LINE.matcher(tight);
    while (landLine.find()) {
      String extension = landLine.group(3) == null ? "" : "-" + landLine.group(3);
      numbers.add(landLine.group(1) + "-" + landLine.group(2) + extension);
    }
    if (numbers.isEmpty()) {
      Matcher local = LOCAL.matcher(tight);
      if (local.find()) {
        return ReadValue.of(new FieldValue.Text(local.group(1)), Doubt.MALFORMED);
      }
      return text.isBlank() ? ReadValue.none() : ReadValue.none(Doubt.MALFORMED);
    }
    ReadValue first = ReadValue.of(new FieldValue.Text(numbers.getFirst()));
    return numbers.stream().distinct().count() > 1 ? first.doubted(Doubt.SEVERAL_VALUES) : first;
  }

  static ReadValue mail(String raw) {
    String unwrapped = WRAPPED.matcher(raw.strip()).replaceAll("");
    if (!unwrapped.equals(raw.strip()) && MAIL.matcher(unwrapped).matches()) {
      return ReadValue.of(new FieldValue.Text(unwrapped.toLowerCase(Locale.ROOT)));
    }
    // An underline is as wide as a gap: no address begins or ends with one, so it joins.
    String text = plain(raw).replaceAll(" ?_ ?(?=[A-Za-z0-9])", "_");
    Matcher match = MAIL.matcher(text);
    if (match.find()) {
      return ReadValue.of(new FieldValue.Text(match.group().toLowerCase(Locale.ROOT)));
    }
    String repaired =
        text.replaceAll("\\s+", "").replaceAll("[。,，·]", ".").replaceAll("[©®⑥@]+", "@");
    Matcher again = MAIL.matcher(repaired);
    if (again.find()) {
      return ReadValue.of(
          new FieldValue.Text(again.group().toLowerCase(Locale.ROOT)), Doubt.REPAIRED);
    }
    return text.isBlank() ? ReadValue.none() : ReadValue.none(Doubt.MALFORMED);
  }

  static ReadValue postcode(String raw) {
    String text = plain(raw).replaceAll("(?<=\\d) (?=\\d)", "");
    Matcher match = POSTCODE.matcher(text);
    if (match.find()) {
      return ReadValue.of(new FieldValue.Text(match.group()));
    }
    return text.isBlank() ? ReadValue.none() : ReadValue.none(Doubt.MALFORMED);
  }
}
