package org.intake.documents.office;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.intake.documents.Limits;
import org.intake.documents.Problems;
import org.intake.documents.UnreadableFile;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.TextLine;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;
import org.jspecify.annotations.Nullable;

/// `.xlsx` in one pass over each sheet: shared strings, numbers as shown, merged cells. Sheets
/// count as tables; formulas give their stored result. What is hidden is no part of what an office
/// shows and signs: it is not read, and the file says so.
final class XlsxReader {
  private static final String NOT_CALCULATED = "（公式未计算）";

  private final Limits limits;

  XlsxReader(Limits limits) {
    this.limits = limits;
  }

  OfficeContent read(Path file) throws IOException, UnreadableFile {
    try (OoxmlPackage parts = OoxmlPackage.open(file, limits)) {
      List<String> strings = strings(parts);
      List<NumberFormat> formats = formats(parts);
      Map<String, String> targets = parts.related("xl/workbook.xml");
      SheetPictures pictures = new SheetPictures(parts, limits);
      Blocks blocks = new Blocks(limits);
      boolean hidden = false;
      for (Sheet sheet : sheets(parts)) {
        if (sheet.hidden()) {
          hidden = true;
          continue;
        }
        String name = targets.getOrDefault(sheet.relation(), "");
        Optional<InputStream> part = parts.part(name);
        if (part.isPresent()) {
          blocks.paragraph(sheet.name());
          try (InputStream in = part.get()) {
            hidden |= sheet(open(in), strings, formats, blocks);
          }
          pictures.addOf(name);
        }
      }
      List<Problem> problems = new ArrayList<>(parts.problems("xl"));
      if (hidden) {
        problems.add(Problems.of(Code.HIDDEN_CONTENT));
      }
      return new OfficeContent(
          blocks.done(),
          parts.count("xl/media/"),
          pictures.scans(),
          pictures.hasUnread(),
          problems);
    } catch (XMLStreamException e) {
      throw new UnreadableFile(Problems.of(Code.CORRUPT), e);
    }
  }

  private record Sheet(String name, String relation, boolean hidden) {}

  private XMLStreamReader open(InputStream in) throws XMLStreamException {
    return SafeXml.open(in, limits.content().maxXmlDepth());
  }

  private List<String> strings(OoxmlPackage parts)
      throws IOException, XMLStreamException, UnreadableFile {
    List<String> strings = new ArrayList<>();
    Optional<InputStream> part = parts.part("xl/sharedStrings.xml");
    if (part.isEmpty()) {
      return strings;
    }
    long characters = 0;
    try (InputStream in = part.get()) {
      XMLStreamReader xml = open(in);
      StringBuilder text = new StringBuilder();
      boolean phonetic = false;
      boolean inText = false;
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            switch (xml.getLocalName()) {
              case "si" -> text.setLength(0);
              case "rPh" -> phonetic = true;
              case "t" -> inText = !phonetic;
              default -> {}
            }
          }
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            if (inText) {
              text.append(xml.getText());
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            switch (xml.getLocalName()) {
              case "si" -> {
                strings.add(text.toString());
                characters += text.length();
              }
              case "rPh" -> phonetic = false;
              case "t" -> inText = false;
              default -> {}
            }
          }
          default -> {}
        }
        if (characters > limits.content().maxCharacters()) {
          throw new UnreadableFile(Code.TOO_LARGE);
        }
      }
    }
    return strings;
  }

  private List<NumberFormat> formats(OoxmlPackage parts) throws IOException, XMLStreamException {
    List<NumberFormat> formats = new ArrayList<>();
    Optional<InputStream> part = parts.part("xl/styles.xml");
    if (part.isEmpty()) {
      return formats;
    }
    Map<String, String> own = new HashMap<>();
    boolean inCellFormats = false;
    try (InputStream in = part.get()) {
      XMLStreamReader xml = open(in);
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          String id = SafeXml.attribute(xml, "numFmtId");
          String code = SafeXml.attribute(xml, "formatCode");
          switch (xml.getLocalName()) {
            case "numFmt" -> own.put(String.valueOf(id), String.valueOf(code));
            case "cellXfs" -> inCellFormats = true;
            case "xf" -> {
              if (inCellFormats) {
                formats.add(NumberFormat.of(number(id, 0), own.get(String.valueOf(id))));
              }
            }
            default -> {}
          }
        } else if (event == XMLStreamConstants.END_ELEMENT
            && xml.getLocalName().equals("cellXfs")) {
          inCellFormats = false;
        }
      }
    }
    return formats;
  }

  private List<Sheet> sheets(OoxmlPackage parts)
      throws IOException, XMLStreamException, UnreadableFile {
    List<Sheet> sheets = new ArrayList<>();
    try (InputStream in =
        parts.part("xl/workbook.xml").orElseThrow(() -> new UnreadableFile(Code.CORRUPT))) {
      XMLStreamReader xml = open(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("sheet")) {
          String relation = null;
          for (int i = 0; i < xml.getAttributeCount(); i++) {
            // r:id beside sheetId: only the one with a namespace is the relation.
            if (xml.getAttributeLocalName(i).equals("id")) {
              relation = xml.getAttributeValue(i);
            }
          }
          String state = SafeXml.attribute(xml, "state");
          sheets.add(
              new Sheet(
                  String.valueOf(SafeXml.attribute(xml, "name")),
                  String.valueOf(relation),
                  "hidden".equals(state) || "veryHidden".equals(state)));
        }
      }
    }
    return sheets;
  }

  /// Whether rows or columns with something in them are hidden.
  private static boolean sheet(
      XMLStreamReader xml, List<String> strings, List<NumberFormat> formats, Blocks blocks)
      throws XMLStreamException, UnreadableFile {
    SheetCells cells = new SheetCells();
    String reference = null;
    String type = null;
    String style = null;
    StringBuilder value = new StringBuilder();
    boolean inValue = false;
    boolean isFormula = false;
    boolean hiddenRow = false;
    boolean hidden = false;
    List<int[]> hiddenColumns = new ArrayList<>();
    int row = 0;
    int column = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          switch (xml.getLocalName()) {
            case "row" -> {
              row = number(SafeXml.attribute(xml, "r"), row + 1);
              column = 0;
              hiddenRow = isTrue(SafeXml.attribute(xml, "hidden"));
            }
            case "col" -> {
              if (isTrue(SafeXml.attribute(xml, "hidden"))) {
                hiddenColumns.add(
                    new int[] {
                      number(SafeXml.attribute(xml, "min"), 0),
                      number(SafeXml.attribute(xml, "max"), 0)
                    });
              }
            }
            case "f" -> isFormula = true;
            case "c" -> {
              blocks.countCell();
              reference = SafeXml.attribute(xml, "r");
              type = SafeXml.attribute(xml, "t");
              style = SafeXml.attribute(xml, "s");
              value.setLength(0);
              isFormula = false;
            }
            case "v", "t" -> inValue = true;
            case "mergeCell" -> cells.merge(String.valueOf(SafeXml.attribute(xml, "ref")));
            default -> {}
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (inValue) {
            value.append(xml.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          switch (xml.getLocalName()) {
            case "v", "t" -> inValue = false;
            case "c" -> {
              column = reference == null ? column + 1 : SheetCells.column(reference);
              // A formula that nobody calculated has a value, only not here: it is no blank.
              String shown =
                  isFormula && value.isEmpty()
                      ? NOT_CALCULATED
                      : shown(value.toString(), type, style, strings, formats, isFormula);
              List<TextLine> lines = blocks.cellParagraph(shown);
              int at = column;
              boolean covered =
                  hiddenRow || hiddenColumns.stream().anyMatch(c -> c[0] <= at && at <= c[1]);
              if (!lines.isEmpty() && covered) {
                hidden = true;
              } else if (!lines.isEmpty()) {
                cells.put(row, column, lines);
              }
            }
            default -> {}
          }
        }
        default -> {}
      }
    }
    List<GridCell> grid = cells.grid();
    blocks.table(blocks.nextTable(), grid);
    return hidden;
  }

  private static boolean isTrue(@Nullable String text) {
    return "1".equals(text) || "true".equals(text);
  }

  private static int number(@Nullable String text, int otherwise) {
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private static String shown(
      String value,
      @Nullable String type,
      @Nullable String style,
      List<String> strings,
      List<NumberFormat> formats,
      boolean isFormula) {
    if (value.isEmpty()) {
      return "";
    }
    return switch (type == null ? "n" : type) {
      case "s" -> {
        int at = number(value.strip(), -1);
        yield at >= 0 && at < strings.size() ? strings.get(at) : "";
      }
      case "b" -> value.strip().equals("1") ? "是" : "否";
      case "e" -> "";
      case "n" -> {
        int at = number(style, -1);
        NumberFormat format =
            at >= 0 && at < formats.size() ? formats.get(at) : NumberFormat.of(0, null);
        yield format.shown(value, isFormula);
      }
      default -> value;
    };
  }
}
