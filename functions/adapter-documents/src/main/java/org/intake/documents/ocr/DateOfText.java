package org.intake.documents.ocr;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intake.documents.ocr.OcrEngine.Glyph;

/// Where the date stands in an opinion: at its end, often beside or below a signer and under a
/// stamp, with some of its characters misread.
final class DateOfText {
  /// A year and a month or a day, whatever the characters between them were taken for.
  private static final Pattern DATE =
      Pattern.compile(
          "(?:[12２][0-9OoQ〇○]{2,3}|[二工][〇○零OoQ0口一二三四五六七八九]{2,4})?.?年.{0,4}?月(?:.{1,4}?日|.{0,3})"
              + "|20[0-9]{2}.{1,3}[0-9]{1,2}.{1,3}[0-9]{1,2}.?"
              + "|[12][0-9]{3}年.{1,6}日");

  private DateOfText() {}

  /// The strip of the last line that holds a date; nothing without one.
  static List<AimedReader.Line> of(List<AimedReader.Line> lines) {
    for (AimedReader.Line line : lines.reversed()) {
      List<Glyph> date = date(line.glyphs());
      if (!date.isEmpty()) {
        return List.of(new AimedReader.Line(date, strip(date, line.strip())));
      }
    }
    return List.of();
  }

  private static List<Glyph> date(List<Glyph> glyphs) {
    String text =
        glyphs.stream()
            .map(glyph -> glyph.text().length() == 1 ? glyph.text() : " ")
            .collect(Collectors.joining());
    Matcher date = DATE.matcher(text);
    return date.find() ? glyphs.subList(date.start(), date.end()) : List.of();
  }

  /// Half a character to each side, so that a first or last character that was lost is seen.
  private static Rectangle strip(List<Glyph> date, Rectangle line) {
    Rectangle box = date.stream().map(Glyph::place).reduce(Rectangle::union).orElse(line);
    int room = box.height() / 2;
    return new Rectangle(
        Math.max(line.left(), box.left() - room),
        line.top(),
        Math.min(line.right(), box.right() + room),
        line.bottom());
  }
}
