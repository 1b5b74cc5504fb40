package org.intake.testkit.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.intake.testkit.documents.Block.Align;
import org.intake.testkit.documents.Block.Cell;
import org.intake.testkit.documents.Block.CellKind;
import org.intake.testkit.documents.Block.Gap;
import org.intake.testkit.documents.Block.Look;
import org.intake.testkit.documents.Block.PageBreak;
import org.intake.testkit.documents.Block.Paragraph;
import org.intake.testkit.documents.Block.Rule;
import org.intake.testkit.documents.Block.Seal;
import org.intake.testkit.documents.Block.Span;
import org.intake.testkit.documents.Block.Table;

/// Writes `.docx` by hand, so that readers are tested against something POI did not write: runs are
/// split between scripts as Word splits them, cells are merged with `gridSpan` and `vMerge`.
public final class DocxWriter {
  private static final String NAMESPACE =
      "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final int TEXT_WIDTH_TWIPS = 8844;

  private DocxWriter() {}

  public static byte[] write(List<Piece> pieces) {
    var body = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      if (i > 0) {
        body.append("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
      }
      for (Block block : pieces.get(i).blocks()) {
        append(block, body);
      }
    }
    return new ZipPackage()
        .add("[Content_Types].xml", CONTENT_TYPES)
        .add("_rels/.rels", RELATIONSHIPS)
        .add("docProps/core.xml", CORE)
        .add("word/_rels/document.xml.rels", DOCUMENT_RELATIONSHIPS)
        .add("word/styles.xml", STYLES)
        .add(
            "word/document.xml",
            HEAD
                + "<w:document xmlns:w=\""
                + NAMESPACE
                + "\"><w:body>"
                + body
                + "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\""
                + " w:right=\"1531\" w:bottom=\"1440\" w:left=\"1531\" w:header=\"851\""
                + " w:footer=\"992\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>")
        .bytes();
  }

  private static void append(Block block, StringBuilder out) {
    switch (block) {
      case Paragraph(var spans, var look) -> paragraph(spans, look, "", out);
      case Table table -> table(table, out);
      case Rule(var red) ->
          out.append(
                  "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"1\" w:color=\"")
              .append(red ? "D8201C" : "000000")
              .append("\"/></w:pBdr></w:pPr></w:p>");
      case Gap(var points) ->
          out.append("<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"")
              .append(Math.round(points * 20))
              .append("\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>");
      case PageBreak _ -> out.append("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
      // An office file goes out before it is stamped.
      case Seal _ -> {}
    }
  }

  private static void paragraph(List<Span> spans, Look look, String extra, StringBuilder out) {
    out.append("<w:p><w:pPr>");
    if (look.headingLevel() > 0) {
      out.append("<w:pStyle w:val=\"").append(look.headingLevel()).append("\"/>");
    }
    out.append(extra);
    if (look.indent() > 0) {
      out.append("<w:ind w:firstLineChars=\"")
          .append(look.indent() * 100)
          .append("\" w:firstLine=\"")
          .append(Math.round(look.indent() * look.size() * 20))
          .append("\"/>");
    }
    out.append("<w:jc w:val=\"")
        .append(look.align().name().toLowerCase(Locale.ROOT))
        .append("\"/></w:pPr>");
    for (Span span : spans) {
      for (String run : runs(span.text())) {
        run(run, look, out);
      }
    }
    out.append("</w:p>");
  }

  private static void run(String text, Look look, StringBuilder out) {
    out.append(
        "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\" w:ascii=\"Times New Roman\" w:eastAsia=\"宋体\"/>");
    if (look.bold()) {
      out.append("<w:b/>");
    }
    if (look.red()) {
      out.append("<w:color w:val=\"D8201C\"/>");
    }
    out.append("<w:sz w:val=\"")
        .append(Math.round(look.size() * 2))
        .append("\"/></w:rPr><w:t xml:space=\"preserve\">")
        .append(Xml.escape(text))
        .append("</w:t></w:r>");
  }

  /// Word starts a new run wherever Latin and Chinese meet.
  private static List<String> runs(String text) {
    List<String> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i < text.length(); i++) {
      if ((text.charAt(i) < 0x80) != (text.charAt(i - 1) < 0x80)) {
        runs.add(text.substring(start, i));
        start = i;
      }
    }
    if (start < text.length()) {
      runs.add(text.substring(start));
    }
    return runs;
  }

  private static void table(Table table, StringBuilder out) {
    int shares = table.widths().stream().mapToInt(Integer::intValue).sum();
    int[] widths = table.widths().stream().mapToInt(w -> w * TEXT_WIDTH_TWIPS / shares).toArray();
    out.append("<w:tbl><w:tblPr><w:tblW w:w=\"")
        .append(TEXT_WIDTH_TWIPS)
        .append("\" w:type=\"dxa\"/><w:tblBorders>");
    for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
      out.append("<w:")
          .append(side)
          .append(" w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
    }
    out.append("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    for (int width : widths) {
      out.append("<w:gridCol w:w=\"").append(width).append("\"/>");
    }
    out.append("</w:tblGrid>");
    int[] hanging = new int[widths.length];
    for (List<Cell> row : table.rows()) {
      out.append("<w:tr>");
      int column = 0;
      var cells = row.iterator();
      while (column < widths.length) {
        if (hanging[column] > 0) {
          hanging[column]--;
          out.append("<w:tc><w:tcPr><w:tcW w:w=\"")
              .append(widths[column])
              .append("\" w:type=\"dxa\"/><w:vMerge/></w:tcPr><w:p/></w:tc>");
          column++;
        } else if (cells.hasNext()) {
          Cell cell = cells.next();
          cell(cell, widths, column, out);
          if (cell.rows() > 1) {
            hanging[column] = cell.rows() - 1;
          }
          column += cell.columns();
        } else {
          throw new IllegalArgumentException("a row of the table has too few cells");
        }
      }
      out.append("</w:tr>");
    }
    out.append("</w:tbl>");
  }

  private static void cell(Cell cell, int[] widths, int column, StringBuilder out) {
    int width = 0;
    for (int i = 0; i < cell.columns(); i++) {
      width += widths[column + i];
    }
    out.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(width).append("\" w:type=\"dxa\"/>");
    if (cell.columns() > 1) {
      out.append("<w:gridSpan w:val=\"").append(cell.columns()).append("\"/>");
    }
    if (cell.rows() > 1) {
      out.append("<w:vMerge w:val=\"restart\"/>");
    }
    out.append("<w:vAlign w:val=\"center\"/></w:tcPr>");
    boolean value = cell.kind() == CellKind.VALUE;
    Look look =
        new Look(
            value ? Align.LEFT : Align.CENTER, 10.5, cell.kind() == CellKind.HEADING, false, 0, 0);
    for (List<Span> line : lines(cell.spans())) {
      paragraph(line, look, "", out);
    }
    out.append("</w:tc>");
  }

  /// Splits the spans of a cell at line ends; there is always at least one line.
  static List<List<Span>> lines(List<Span> spans) {
    List<List<Span>> lines = new ArrayList<>();
    List<Span> line = new ArrayList<>();
    for (Span span : spans) {
      List<String> parts = span.text().lines().toList();
      for (int i = 0; i < parts.size(); i++) {
        if (i > 0) {
          lines.add(line);
          line = new ArrayList<>();
        }
        line.add(new Span(parts.get(i), span.field()));
      }
    }
    lines.add(line);
    return lines;
  }

  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  private static final String CONTENT_TYPES =
      HEAD
          + "<Types xmlns=\""
          + PACKAGE
          + "content-types\"><Default Extension=\"rels\""
          + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default"
          + " Extension=\"xml\" ContentType=\"application/xml\"/><Override"
          + " PartName=\"/word/document.xml\""
          + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
          + "<Override PartName=\"/word/styles.xml\""
          + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
          + "<Override PartName=\"/docProps/core.xml\""
          + " ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";

  private static final String RELATIONSHIPS =
      HEAD
          + "<Relationships xmlns=\""
          + PACKAGE
          + "relationships\"><Relationship Id=\"rId1\" Type=\""
          + OFFICE
          + "officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\""
          + PACKAGE
          + "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";

  private static final String DOCUMENT_RELATIONSHIPS =
      HEAD
          + "<Relationships xmlns=\""
          + PACKAGE
          + "relationships\"><Relationship Id=\"rId1\" Type=\""
          + OFFICE
          + "styles\" Target=\"styles.xml\"/></Relationships>";

  static final String CORE =
      HEAD
          + "<cp:coreProperties xmlns:cp=\""
          + PACKAGE
          + "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
          + " xmlns:dcterms=\"http://purl.org/dc/terms/\""
          + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:creator>sample</dc:creator>"
          + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2017-07-10T01:00:00Z</dcterms:created>"
          + "</cp:coreProperties>";

  private static final String STYLES =
      HEAD
          + "<w:styles xmlns:w=\""
          + NAMESPACE
          + "\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name"
          + " w:val=\"Normal\"/></w:style>"
          + heading(1)
          + heading(2)
          + heading(3)
          + "</w:styles>";

  private static String heading(int level) {
    return "<w:style w:type=\"paragraph\" w:styleId=\""
        + level
        + "\"><w:name w:val=\"heading "
        + level
        + "\"/><w:basedOn w:val=\"a\"/><w:pPr><w:outlineLvl w:val=\""
        + (level - 1)
        + "\"/></w:pPr></w:style>";
  }
}
