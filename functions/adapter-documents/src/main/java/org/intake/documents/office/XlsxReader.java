package org.intake.documents.office;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
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
import org.intake.domain.reading.Problem.Code;
import org.jspecify.annotations.Nullable;

/// `.xlsx` in one pass over each sheet: shared strings, numbers as shown, merged cells. Sheets
/// count as tables; formulas give their stored result.
final class XlsxReader {
  private final Limits limits;

  XlsxReader(Limits limits) {
    this.limits = limits;
  }

  OfficeContent read(Path file) throws IOException, UnreadableFile {
    try (OoxmlPackage parts = OoxmlPackage.open(file, limits)) {
      List<String> strings = strings(parts);
      List<Format> formats = formats(parts);
      Map<String, String> targets = targets(parts);
      Blocks blocks = new Blocks(limits);
      for (Sheet sheet : sheets(parts)) {
        String target = targets.get(sheet.relation());
        Optional<InputStream> part =
            target == null ? Optional.empty() : parts.part(partName(target));
        if (part.isPresent()) {
          blocks.paragraph(sheet.name());
          try (InputStream in = part.get()) {
            sheet(open(in), strings, formats, blocks);
          }
        }
      }
      return new OfficeContent(blocks.done(), parts.count("xl/media/"), parts.problems("xl"));
    } catch (XMLStreamException e) {
      throw new UnreadableFile(Problems.of(Code.CORRUPT), e);
    }
  }

  private record Sheet(String name, String relation) {}

  /// How a cell style shows a number.
  enum Format {
    PLAIN,
    DATE,
    PERCENT
  }

  private XMLStreamReader open(InputStream in) throws XMLStreamException {
    return SafeXml.open(in, limits.content().maxXmlDepth());
  }

  private static String partName(String target) {
    return target.startsWith("/") ? target.substring(1) : "xl/" + target;
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

  private List<Format> formats(OoxmlPackage parts) throws IOException, XMLStreamException {
    List<Format> formats = new ArrayList<>();
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
                formats.add(format(String.valueOf(id), own));
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

  /// The numbers of built-in date formats are fixed by ECMA-376 18.8.30; 27 to 36 and 50 to 58 are
  /// those of Chinese Excel.
  private static Format format(String id, Map<String, String> own) {
    String code = own.get(id);
    if (code != null) {
      String plain = code.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.", "");
      if (plain.matches("(?i).*[yd].*")) {
        return Format.DATE;
      }
      return plain.contains("%") ? Format.PERCENT : Format.PLAIN;
    }
    return switch (id) {
      case "9", "10" -> Format.PERCENT;
      case "14", "15", "16", "17", "22", "27", "28", "29", "30", "31", "36" -> Format.DATE;
      case "50", "51", "52", "53", "54", "57", "58" -> Format.DATE;
      default -> Format.PLAIN;
    };
  }

  private Map<String, String> targets(OoxmlPackage parts) throws IOException, XMLStreamException {
    Map<String, String> targets = new HashMap<>();
    Optional<InputStream> part = parts.part("xl/_rels/workbook.xml.rels");
    if (part.isPresent()) {
      try (InputStream in = part.get()) {
        XMLStreamReader xml = open(in);
        while (xml.hasNext()) {
          if (xml.next() == XMLStreamConstants.START_ELEMENT
              && xml.getLocalName().equals("Relationship")) {
            targets.put(
                String.valueOf(SafeXml.attribute(xml, "Id")),
                String.valueOf(SafeXml.attribute(xml, "Target")));
          }
        }
      }
    }
    return targets;
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
          sheets.add(
              new Sheet(String.valueOf(SafeXml.attribute(xml, "name")), String.valueOf(relation)));
        }
      }
    }
    return sheets;
  }

  private static void sheet(
      XMLStreamReader xml, List<String> strings, List<Format> formats, Blocks blocks)
      throws XMLStreamException, UnreadableFile {
    SheetCells cells = new SheetCells();
    String reference = null;
    String type = null;
    String style = null;
    StringBuilder value = new StringBuilder();
    boolean inValue = false;
    int row = 0;
    int column = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          switch (xml.getLocalName()) {
            case "row" -> {
              row = number(SafeXml.attribute(xml, "r"), row + 1);
              column = 0;
            }
            case "c" -> {
              blocks.countCell();
              reference = SafeXml.attribute(xml, "r");
              type = SafeXml.attribute(xml, "t");
              style = SafeXml.attribute(xml, "s");
              value.setLength(0);
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
              String shown = shown(value.toString(), type, style, strings, formats);
              List<TextLine> lines = blocks.cellParagraph(shown);
              if (!lines.isEmpty()) {
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
      List<Format> formats) {
    if (value.isEmpty()) {
      return "";
    }
    if ("s".equals(type)) {
      int at = number(value.strip(), -1);
      return at >= 0 && at < strings.size() ? strings.get(at) : "";
    }
    if (type != null && !type.equals("n")) {
      return value;
    }
    int at = number(style, -1);
    Format format = at >= 0 && at < formats.size() ? formats.get(at) : Format.PLAIN;
    return shown(value, format);
  }

  /// A stored double as Excel shows it: 15 significant digits.
  static String shown(String value, Format format) {
    BigDecimal number;
    try {
      number = new BigDecimal(value.strip()).round(new MathContext(15)).stripTrailingZeros();
    } catch (NumberFormatException e) {
      return value;
    }
    return switch (format) {
      case PLAIN -> number.toPlainString();
      case PERCENT -> number.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
      case DATE -> SheetCells.date(number.intValue());
    };
  }
}
