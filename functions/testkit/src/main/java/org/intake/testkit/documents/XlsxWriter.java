package org.intake.testkit.documents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intake.testkit.documents.Sheet.SheetCell;

/// Writes `.xlsx` by hand: shared strings, numbers as numbers, merged cells, one sheet a document.
public final class XlsxWriter {
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private XlsxWriter() {}

  public static byte[] write(List<Piece> pieces) {
    List<Sheet> sheets = Sheet.of(pieces);
    Map<String, Integer> strings = new LinkedHashMap<>();
    var types = new StringBuilder();
    var listed = new StringBuilder();
    var relations = new StringBuilder();
    var parts = new ZipPackage();
    Map<String, String> bodies = new LinkedHashMap<>();
    for (int i = 1; i <= sheets.size(); i++) {
      Sheet sheet = sheets.get(i - 1);
      String path = "worksheets/sheet" + i + ".xml";
      types
          .append("<Override PartName=\"/xl/")
          .append(path)
          .append("\" ContentType=\"")
          .append(TYPE)
          .append("worksheet+xml\"/>");
      listed
          .append("<sheet name=\"")
          .append(Xml.escape(sheet.name()))
          .append("\" sheetId=\"")
          .append(i)
          .append("\" r:id=\"rId")
          .append(i)
          .append("\"/>");
      relations.append(relation("rId" + i, OFFICE + "/worksheet", path));
      bodies.put("xl/" + path, worksheet(sheet, strings));
    }
    int next = sheets.size() + 1;
    relations.append(relation("rId" + next, OFFICE + "/sharedStrings", "sharedStrings.xml"));
    relations.append(relation("rId" + (next + 1), OFFICE + "/styles", "styles.xml"));
    parts.add(
        "[Content_Types].xml",
        HEAD
            + "<Types xmlns=\""
            + PACKAGE
            + "content-types\"><Default Extension=\"rels\""
            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default"
            + " Extension=\"xml\" ContentType=\"application/xml\"/><Override"
            + " PartName=\"/xl/workbook.xml\" ContentType=\""
            + TYPE
            + "sheet.main+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\""
            + TYPE
            + "sharedStrings+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\""
            + TYPE
            + "styles+xml\"/>"
            + types
            + "</Types>");
    parts.add(
        "_rels/.rels",
        relationships(relation("rId1", OFFICE + "/officeDocument", "xl/workbook.xml")));
    parts.add(
        "xl/workbook.xml",
        HEAD
            + "<workbook xmlns=\""
            + MAIN
            + "\" xmlns:r=\""
            + OFFICE
            + "\"><sheets>"
            + listed
            + "</sheets></workbook>");
    parts.add("xl/_rels/workbook.xml.rels", relationships(relations.toString()));
    parts.add("xl/styles.xml", STYLES);
    bodies.forEach(parts::add);
    parts.add("xl/sharedStrings.xml", sharedStrings(strings));
    return parts.bytes();
  }

  private static String worksheet(Sheet sheet, Map<String, Integer> strings) {
    var rows = new StringBuilder();
    var merges = new StringBuilder();
    int merged = 0;
    int openRow = -1;
    for (SheetCell cell : sheet.cells()) {
      if (cell.row() != openRow) {
        rows.append(openRow < 0 ? "" : "</row>")
            .append("<row r=\"")
            .append(cell.row() + 1)
            .append("\">");
        openRow = cell.row();
      }
      String reference = Sheet.reference(cell.row(), cell.column());
      if (cell.numeric()) {
        rows.append("<c r=\"")
            .append(reference)
            .append("\"><v>")
            .append(cell.text())
            .append("</v></c>");
      } else if (!cell.text().isEmpty()) {
        int index = strings.computeIfAbsent(cell.text(), _ -> strings.size());
        rows.append("<c r=\"")
            .append(reference)
            .append("\" t=\"s\"><v>")
            .append(index)
            .append("</v></c>");
      }
      if (cell.rows() > 1 || cell.columns() > 1) {
        merged++;
        merges
            .append("<mergeCell ref=\"")
            .append(reference)
            .append(':')
            .append(
                Sheet.reference(cell.row() + cell.rows() - 1, cell.column() + cell.columns() - 1))
            .append("\"/>");
      }
    }
    return HEAD
        + "<worksheet xmlns=\""
        + MAIN
        + "\"><cols><col min=\"1\" max=\""
        + sheet.columns()
        + "\" width=\"24\" customWidth=\"1\"/></cols><sheetData>"
        + rows
        + (openRow < 0 ? "" : "</row>")
        + "</sheetData>"
        + (merged == 0 ? "" : "<mergeCells count=\"" + merged + "\">" + merges + "</mergeCells>")
        + "</worksheet>";
  }

  private static String sharedStrings(Map<String, Integer> strings) {
    var items = new StringBuilder();
    for (String text : strings.keySet()) {
      items.append("<si><t xml:space=\"preserve\">").append(Xml.escape(text)).append("</t></si>");
    }
    return HEAD
        + "<sst xmlns=\""
        + MAIN
        + "\" uniqueCount=\""
        + strings.size()
        + "\">"
        + items
        + "</sst>";
  }

  private static String relationships(String relations) {
    return HEAD
        + "<Relationships xmlns=\""
        + PACKAGE
        + "relationships\">"
        + relations
        + "</Relationships>";
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
  }

  private static final String STYLES =
      HEAD
          + "<styleSheet xmlns=\""
          + MAIN
          + "\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"宋体\"/></font></fonts><fills"
          + " count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills><borders"
          + " count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs"
          + " count=\"1\"><xf/></cellXfs></styleSheet>";
}
