package org.intake.application.notify;

import java.util.stream.Collectors;
import org.intake.domain.Language;

/// The HTML side of a notice, made of its text: one source for both, and nothing in it that was not
/// escaped.
final class Html {
  private Html() {}

  /// `link` is the one address that may be followed; any other that a name or a reason brings along
  /// stays text.
  static String page(Language language, String subject, String text, String link) {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html><html lang=\"")
        .append(language.tag())
        .append("\"><head><meta charset=\"utf-8\"><title>");
    html.append(escaped(subject))
        .append("</title></head><body style=\"font-family:sans-serif;line-height:1.6\">");
    for (String paragraph : text.split("\n\\s*\n", -1)) {
      html.append("<p>").append(lines(paragraph, link)).append("</p>");
    }
    return html.append("</body></html>").toString();
  }

  /// An indented line stays indented.
  private static String lines(String paragraph, String link) {
    String address = escaped(link);
    return paragraph
        .strip()
        .lines()
        .map(line ->
            "&nbsp;".repeat(line.length() - line.stripLeading().length())
                + escaped(line.stripLeading())
                    .replace(address, "<a href=\"" + address + "\">" + address + "</a>"))
        .collect(Collectors.joining("<br>"));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\'", "&#39;");
  }
}
