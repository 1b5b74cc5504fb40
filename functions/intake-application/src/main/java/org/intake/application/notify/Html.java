package org.intake.application.notify;

import org.intake.domain.Language;

/// The HTML side of a notice, made of its text: one source for both, and nothing in it that was not
/// escaped.
final class Html {
  private Html() {}

  static String page(Language language, String subject, String text) {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html><html lang=\"")
        .append(language.tag())
        .append("\"><head><meta charset=\"utf-8\"><title>");
    html.append(escaped(subject)).append("</title></head><body>");
    for (String paragraph : text.split("\n\\s*\n", -1)) {
      html.append("<p>").append(escaped(paragraph.strip()).replace("\n", "<br>")).append("</p>");
    }
    return html.append("</body></html>").toString();
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\'", "&#39;");
  }
}
