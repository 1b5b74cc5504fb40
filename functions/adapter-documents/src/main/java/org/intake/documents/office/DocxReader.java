package org.intake.documents.office;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.intake.documents.Limits;
import org.intake.documents.Problems;
import org.intake.documents.UnreadableFile;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.LaidOutPage.Block;
import org.intake.documents.layout.TextLine;
import org.intake.domain.reading.Problem.Code;
import org.jspecify.annotations.Nullable;

/// `.docx` in one pass over `word/document.xml`: paragraphs, tables with merged cells, tables
/// inside of cells. What Word shows and no paragraph holds is added: the numbers of lists, the
/// boxes of old forms, the head of the first page. What Word does not show is not read: deleted,
/// moved away and hidden text; nor what only asks for an entry.
final class DocxReader {
  private static final String DOCUMENT = "word/document.xml";

  private final Limits limits;

  DocxReader(Limits limits) {
    this.limits = limits;
  }

  OfficeContent read(Path file) throws IOException, UnreadableFile {
    try (OoxmlPackage parts = OoxmlPackage.open(file, limits)) {
      InputStream document =
          parts
              .part(DOCUMENT)
              .orElseThrow(() -> new UnreadableFile(Problems.of(Code.CORRUPT), null));
      try (document) {
        Pass pass =
            new Pass(
                SafeXml.open(document, limits.content().maxXmlDepth() * 4),
                new Blocks(limits),
                WordNumbering.of(parts, limits));
        pass.run();
        Map<String, String> related = parts.related(DOCUMENT);
        List<Block> blocks = new ArrayList<>(head(parts, related, pass.headers));
        blocks.addAll(pass.blocks.done());
        PastedScans scans = new PastedScans();
        Set<String> shown = new HashSet<>();
        for (Shown picture : pass.pictures) {
          String part = related.getOrDefault(picture.relation, "");
          Optional<InputStream> content = picture.isWholePage ? parts.part(part) : Optional.empty();
          if (content.isPresent()) {
            try (InputStream in = content.get()) {
              scans.add(in.readAllBytes());
            }
            shown.add(part);
          }
        }
        return new OfficeContent(
            blocks,
            parts.count("word/media/"),
            scans.scans(),
            scans.leftOut() || parts.hasPageSizedPicture("word/media/", shown),
            parts.problems("word"));
      }
    } catch (XMLStreamException e) {
      throw new UnreadableFile(Problems.of(Code.CORRUPT), e);
    }
  }

  /// What stands at the head of the first page: a form's or an office's name, as often as not.
  private List<Block> head(
      OoxmlPackage parts, Map<String, String> related, Map<String, String> headers)
      throws IOException, XMLStreamException, UnreadableFile {
    String relation = headers.getOrDefault("first", headers.getOrDefault("default", ""));
    Optional<InputStream> header = parts.part(related.getOrDefault(relation, ""));
    if (header.isEmpty()) {
      return List.of();
    }
    try (InputStream in = header.get()) {
      Pass pass =
          new Pass(
              SafeXml.open(in, limits.content().maxXmlDepth() * 4),
              new Blocks(limits),
              new WordNumbering());
      pass.run();
      return pass.blocks.done();
    }
  }

  /// A paragraph that is being read, with the list that it is an item of.
  private static final class OpenParagraph {
    final StringBuilder text = new StringBuilder();
    @Nullable String style;
    @Nullable String list;
    @Nullable Integer level;
    boolean isItem;
  }

  /// A picture in the text, and whether all of it is shown, upright and as large as a page.
  private static final class Shown {
    final String relation;
    boolean isWholePage;

    Shown(String relation, boolean isLarge) {
      this.relation = relation;
      this.isWholePage = isLarge;
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
    List<Grid> inner = new ArrayList<>();

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
          List<Grid> allInner = new ArrayList<>(cell.inner());
          allInner.addAll(inner);
          cells.set(
              above,
              new GridCell(
                  cell.row(),
                  cell.column(),
                  row - cell.row() + 1,
                  cell.columnSpan(),
                  null,
                  all,
                  allInner));
        }
      } else {
        if ("restart".equals(merge)) {
          openMerges.put(column, cells.size());
        } else {
          openMerges.remove(column);
        }
        cells.add(new GridCell(row, column, 1, span, null, lines, inner));
      }
      column += span;
      span = 1;
      merge = null;
      lines = new ArrayList<>();
      inner = new ArrayList<>();
    }
  }

  private static final class Pass {
    private final XMLStreamReader xml;
    private final Blocks blocks;
    private final WordNumbering numbering;
    private final Deque<OpenTable> tables = new ArrayDeque<>();
    private final Deque<OpenParagraph> paragraphs = new ArrayDeque<>();
    private final Map<String, String> headers = new HashMap<>();

    /// For each open control whether it shows a request for an entry instead of one.
    private final Deque<Boolean> controls = new ArrayDeque<>();

    private final List<Shown> pictures = new ArrayList<>();
    private boolean isLarge;

    private final List<String> choices = new ArrayList<>();
    private int choice;
    private boolean ticked;
    private boolean hidden;
    private boolean symbols;

    Pass(XMLStreamReader xml, Blocks blocks, WordNumbering numbering) {
      this.xml = xml;
      this.blocks = blocks;
      this.numbering = numbering;
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
              write(symbols ? symbols(xml.getText()) : withoutPrivate(xml.getText()));
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
      OpenParagraph paragraph = paragraphs.peek();
      if (paragraph != null && !controls.contains(true)) {
        paragraph.text.append(text);
      }
    }

    private void start(String name) throws XMLStreamException, UnreadableFile {
      switch (name) {
        case "p" -> paragraphs.push(new OpenParagraph());
        case "r" -> {
          hidden = false;
          symbols = false;
        }
        case "rFonts" -> symbols = isSymbols(SafeXml.attribute(xml, "ascii"));
        case "pStyle", "numPr", "numId", "ilvl" -> numbered(name);
        case "sdt" -> controls.push(false);
        case "showingPlcHdr" -> {
          if (!controls.isEmpty()) {
            controls.pop();
            controls.push(!"0".equals(value()) && !"false".equals(value()));
          }
        }
        case "headerReference" ->
            headers.putIfAbsent(
                String.valueOf(SafeXml.attribute(xml, "type")),
                String.valueOf(SafeXml.attribute(xml, "id")));
        case "checkBox" -> ticked = false;
        case "checked" -> ticked = !"0".equals(value()) && !"false".equals(value());
        case "default" -> ticked |= "1".equals(value()) || "true".equals(value());
        case "ddList" -> {
          choices.clear();
          choice = 0;
        }
        case "result" -> choice = number(value(), 0);
        case "listEntry" -> choices.add(String.valueOf(value()));
        case "extent" ->
            isLarge = PageSizedPicture.isTwips(Emu.twips(xml, "cx"), Emu.twips(xml, "cy"));
        case "blip" -> {
          String relation = SafeXml.attribute(xml, "embed");
          if (relation != null && !hidden) {
            pictures.add(new Shown(relation, isLarge));
          }
        }
        case "srcRect" -> {
          if (!pictures.isEmpty() && Emu.isCut(xml)) {
            pictures.getLast().isWholePage = false;
          }
        }
        case "vanish" -> hidden = !"0".equals(value()) && !"false".equals(value());
        case "tab" -> write("\t");
        case "br", "cr" -> write("\n");
        case "noBreakHyphen" -> write("-");
        case "sym" -> write(symbol(SafeXml.attribute(xml, "char")));
        case "Fallback", "moveFrom", "del", "rt" -> skip();
        case "pPrChange", "rPrChange", "tcPrChange", "trPrChange", "tblPrChange" -> skip();
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
        case "sdt" -> controls.poll();
        case "checkBox" -> write(ticked ? "☑" : "□");
        case "ddList" -> {
          if (choice >= 0 && choice < choices.size()) {
            write(choices.get(choice));
          }
        }
        case "tc" -> {
          OpenTable table = tables.peek();
          if (table != null) {
            table.endCell();
          }
        }
        case "tbl" -> {
          OpenTable table = tables.poll();
          OpenTable around = tables.peek();
          if (table != null && around != null) {
            Blocks.grid(table.number, table.cells).ifPresent(around.inner::add);
          } else if (table != null) {
            blocks.table(table.number, table.cells);
          }
        }
        default -> {}
      }
    }

    private void numbered(String name) {
      OpenParagraph paragraph = paragraphs.peek();
      if (paragraph == null) {
        return;
      }
      switch (name) {
        case "pStyle" -> paragraph.style = value();
        case "numPr" -> paragraph.isItem = true;
        case "numId" -> paragraph.list = value();
        case "ilvl" -> paragraph.level = number(value(), 0);
        default -> {}
      }
    }

    private void endParagraph() throws UnreadableFile {
      OpenParagraph paragraph = paragraphs.poll();
      if (paragraph == null) {
        return;
      }
      OpenTable table = tables.peek();
      String number =
          paragraph.isItem || paragraph.style != null
              ? numbering.next(
                  new WordNumbering.Reference(paragraph.list, paragraph.level), paragraph.style)
              : "";
      String text = paragraph.text.toString();
      if (table != null) {
        table.lines.addAll(blocks.cellParagraph(number + text));
      } else {
        // Outside of a table a number without a text is a blank item that somebody left.
        blocks.paragraph(text.isBlank() ? text : number + text);
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

  private static boolean isSymbols(@Nullable String font) {
    return font != null && (font.startsWith("Wingdings") || font.equals("Symbol"));
  }

  private static String symbols(String text) {
    StringBuilder shown = new StringBuilder();
    text.chars().forEach(c -> shown.append(symbol(Integer.toHexString(0xF000 | (c & 0xFF)))));
    return shown.toString();
  }

  /// Characters of symbol fonts may stand in the text by their private codes.
  private static String withoutPrivate(String text) {
    if (text.chars().noneMatch(c -> c >= 0xF000 && c <= 0xF0FF)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.chars()
        .forEach(c ->
            shown.append(
                c >= 0xF000 && c <= 0xF0FF
                    ? symbol(Integer.toHexString(c))
                    : String.valueOf((char) c)));
    return shown.toString();
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
