package org.intake.documents.ocr;

import java.util.List;

/// What recognises characters on a prepared grey picture. Tesseract today; an engine that replaces
/// it has to give places and confidences of single characters.
interface OcrEngine extends AutoCloseable {
  /// Told ahead of a page, while its picture is prepared: an engine may load its models meanwhile.
  default void expectPage() {}

  /// The lines of the picture, top to bottom; empty when nothing was recognised.
  List<GlyphLine> recognise(GreyPicture picture, Request request);

  @Override
  void close();

  /// What the characters are expected to be.
  enum Model {
    SIMPLIFIED,
    TRADITIONAL,
    LATIN
  }

  /// How the picture is laid out.
  enum Layout {
    /// Lines of one column, of any size.
    COLUMN,
    /// Lines of one block, of one size.
    BLOCK,
    /// Exactly one line.
    LINE,
    /// All of the picture is one line, without looking for its characters first: for what is not
    /// found as a LINE. Bare paper on its sides may be answered with a mark.
    BARE_LINE
  }

  /// `dpi` of the picture; `alphabet` holds the only characters that may be answered, all when
  /// empty.
  record Request(Model model, Layout layout, int dpi, String alphabet) {
    public Request(Model model, Layout layout, int dpi) {
      this(model, layout, dpi, "");
    }
  }

  /// One character, its place in pixels, how sure the engine is of it and of its word (0 to 1).
  record Glyph(String text, Rectangle place, double confidence, double wordConfidence) {}

  /// A line of characters, left to right.
  record GlyphLine(List<Glyph> glyphs) {
    public GlyphLine {
      glyphs = List.copyOf(glyphs);
    }

    String text() {
      StringBuilder text = new StringBuilder();
      glyphs.forEach(glyph -> text.append(glyph.text()));
      return text.toString();
    }

    double meanConfidence() {
      return glyphs.stream().mapToDouble(Glyph::confidence).average().orElse(0);
    }
  }
}
