package org.intake.documents.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/// What the fonts of a file say of their codes. A font looks a Chinese character's width and
/// meaning up in lists of ranges each time that it is shown; a page shows the same characters as
/// the last.
final class KnownGlyphs {
  /// No font of a document has more characters in use; a file made to fill memory has.
  private static final int MOST_CODES = 30_000;

  /// A code's text, null where the font tells none, and how far it moves the pen.
  record Known(@Nullable String text, Vector displacement) {}

  private final Map<PDFont, Map<Integer, Known>> fonts = new WeakHashMap<>();

  Map<Integer, Known> of(PDFont font) {
    return fonts.computeIfAbsent(font, _ -> new HashMap<>());
  }

  static Known known(Map<Integer, Known> glyphs, PDFont font, int code) throws IOException {
    Known known = glyphs.get(code);
    if (known == null) {
      known = new Known(font.toUnicode(code), font.getDisplacement(code));
      if (glyphs.size() < MOST_CODES) {
        glyphs.put(code, known);
      }
    }
    return known;
  }
}
