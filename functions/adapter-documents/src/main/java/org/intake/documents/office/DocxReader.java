package org.intake.documents.office;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/// `.docx` in one pass over `word/document.xml`: paragraphs, tables with merged cells, nested
/// tables on their own. What Word does not show is not read: deleted, moved away and hidden text.
final class DocxReader {
  private final Limits limits;

  DocxReader(Limits limits) {
    this.limits = limits;
  }

  OfficeContent read(Path file) throws IOException, UnreadableFile {
    try (OoxmlPackage parts = OoxmlPackage.open(file, limits)) {
      InputStream document =
          parts
              .part("word/document.xml")
              .orElseThrow(() -> new UnreadableFile(Problems.of(Code.CORRUPT), null));
      try (document) {
        Pass pass = new Pass(SafeXml.open(document, limits.content().maxXmlDepth() * 4));
        pass.run();
        return new OfficeContent(
            pass.blocks.done(), parts.count("word/media/"), parts.problems("word"));
      }
    } catch (XMLStreamException e) {
      throw new UnreadableFile(Problems.of(Code.CORRUPT), e);
    }
  }

  /// A table that is being read.
  private static final class OpenTable {
    final int number;
    final List<GridCell> cells = new ArrayList<>();
    final Map<Integer, Integer> openMerges = new HashMap<>();
    int row;
    int column = 1;
    int span = 1;
    @Nullable String merge;
    List<TextLine> lines = new ArrayList<>();

    OpenTable(int number) {
      this.number = number;
    }

    void endCell() {
      if ("continue".equals(merge)) {
        Integer above = openMerges.get(column);
        if (above != null) {
          GridCell cell = cells.get(above);
          List<TextLine> all = new ArrayList<>(cell.lines());
          all.addAll(lines);
          cells.set(
              above,
              new GridCell(
                  cell.row(), cell.column(), row - cell.row() + 1, cell.columnSpan(), null, all));
        }
      } else {
        if ("restart".equals(merge)) {
          openMerges.put(column, cells.size());
        } else {
          openMerges.remove(column);
        }
        cells.add(new GridCell(row, column, 1, span, null, lines));
      }
      column += span;
      span = 1;
      merge = null;
      lines = new ArrayList<>();
    }
  }

  private final class Pass {
    private final XMLStreamReader xml;
    private final Blocks blocks = new Blocks(limits);
    private final Deque<OpenTable> tables = new ArrayDeque<>();
    private final Deque<StringBuilder> paragraphs = new ArrayDeque<>();
    private boolean hidden;

    Pass(XMLStreamReader xml) {
      this.xml = xml;
    }

    void run() throws XMLStreamException, UnreadableFile {
      boolean inText = false;
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            String name = xml.getLocalName();
            if (name.equals("t")) {
              inText = !hidden;
            } else {
              start(name);
            }
          }
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            if (inText) {
              write(xml.getText());
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            String name = xml.getLocalName();
            if (name.equals("t")) {
              inText = false;
            } else {
              end(name);
            }
          }
          default -> {}
        }
      }
    }

    private void write(String text) {
      StringBuilder paragraph = paragraphs.peek();
      if (paragraph != null) {
        paragraph.append(text);
      }
    }

    private void start(String name) throws XMLStreamException, UnreadableFile {
      switch (name) {
        case "p" -> paragraphs.push(new StringBuilder());
        case "r" -> hidden = false;
        case "vanish" -> hidden = !"0".equals(value()) && !"false".equals(value());
        case "tab" -> write("\t");
        case "br", "cr" -> write("\n");
        case "noBreakHyphen" -> write("-");
        case "sym" -> write(symbol(SafeXml.attribute(xml, "char")));
        case "Fallback", "moveFrom", "del", "pPrChange", "tcPrChange", "tblPrChange" -> skip();
        case "tbl" -> tables.push(new OpenTable(blocks.nextTable()));
        case "tr" -> nextRow();
        case "gridBefore" -> moveColumn();
        case "tc" -> blocks.countCell();
        case "gridSpan" -> {
          OpenTable table = tables.peek();
          if (table != null) {
            table.span = Math.clamp(number(value(), 1), 1, 1_000);
          }
        }
        case "vMerge" -> {
          OpenTable table = tables.peek();
          if (table != null) {
            String kind = value();
            table.merge = kind == null ? "continue" : kind;
          }
        }
        default -> {}
      }
    }

    private void end(String name) throws UnreadableFile {
      switch (name) {
        case "p" -> endParagraph();
        case "tc" -> {
          OpenTable table = tables.peek();
          if (table != null) {
            table.endCell();
          }
        }
        case "tbl" -> {
          OpenTable table = tables.poll();
          if (table != null) {
            blocks.table(table.number, table.cells);
          }
        }
        default -> {}
      }
    }

    private void endParagraph() throws UnreadableFile {
      StringBuilder paragraph = paragraphs.poll();
      if (paragraph == null) {
        return;
      }
      OpenTable table = tables.peek();
      if (table == null) {
        blocks.paragraph(paragraph.toString());
      } else {
        table.lines.addAll(blocks.cellParagraph(paragraph.toString()));
      }
    }

    private void nextRow() {
      OpenTable table = tables.peek();
      if (table != null) {
        table.row++;
        table.column = 1;
      }
    }

    private void moveColumn() {
      OpenTable table = tables.peek();
      if (table != null) {
        table.column += Math.clamp(number(value(), 0), 0, 1_000);
      }
    }

    private @Nullable String value() {
      return SafeXml.attribute(xml, "val");
    }

    private void skip() throws XMLStreamException {
      int depth = 1;
      while (depth > 0 && xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        }
      }
    }
  }

  private static int number(@Nullable String text, int otherwise) {
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /// The boxes and ticks of the Wingdings fonts; other symbols decorate.
  private static String symbol(@Nullable String code) {
    return switch (code == null ? "" : code.toUpperCase(java.util.Locale.ROOT)) {
      case "F0FE", "F052", "F053", "F0FD", "00FE", "0052" -> "☑";
      case "F0FC", "F050" -> "✓";
      case "F0A8", "F06F", "F0A3", "F071", "F072", "00A8", "00A3" -> "□";
      default -> "";
    };
  }
}
