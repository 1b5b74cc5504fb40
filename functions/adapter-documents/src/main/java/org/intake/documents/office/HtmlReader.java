package org.intake.documents.office;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intake.documents.Limits;
import org.intake.documents.Problems;
import org.intake.documents.UnreadableFile;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.TextLine;
import org.intake.documents.source.Encodings;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// HTML, such as Word saves or a web page printed to a file. Nothing that it links to is fetched.
final class HtmlReader {
  private static final Set<String> BREAKS =
      Set.of(
          "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "br", "tr", "section", "article");

  /// What a browser does not show is not read, as Word's hidden text is not.
  private static final String UNSEEN =
      "[hidden], [style~=(?i)display\\s*:\\s*none], [style~=(?i)visibility\\s*:\\s*hidden]";

  private static final Pattern DATA = Pattern.compile("data:image/[a-zA-Z.+-]+;base64,");

  private final Limits limits;

  HtmlReader(Limits limits) {
    this.limits = limits;
  }

  OfficeContent read(Path file) throws IOException, UnreadableFile {
    Document document = Jsoup.parse(text(file, limits));
    List<Problem> problems =
        document.select("script, object, embed, applet").isEmpty()
            ? List.of()
            : List.of(Problems.of(Code.ACTIVE_CONTENT));
    document.select(UNSEEN).remove();
    List<Element> pictures = document.select("img");
    PastedScans scans = new PastedScans();
    boolean elsewhere = false;
    for (Element picture : pictures) {
      boolean sized = picture.hasAttr("width") || picture.hasAttr("height");
      boolean large =
          PageSizedPicture.isOnScreen(pixels(picture, "width"), pixels(picture, "height"));
      Optional<byte[]> content = content(picture);
      if (content.isEmpty()) {
        elsewhere |= large;
      } else if (large || !sized) {
        scans.add(content.get());
      } else {
        scans.leaveOut(content.get());
      }
    }
    document.select("script, style, head, noscript").remove();
    Blocks blocks = new Blocks(limits);
    StringBuilder paragraph = new StringBuilder();
    walk(document.body(), blocks, paragraph);
    flush(blocks, paragraph);
    return new OfficeContent(
        blocks.done(), pictures.size(), scans.scans(), scans.leftOut() || elsewhere, problems);
  }

  /// The bytes of a picture that the page holds itself.
  private static Optional<byte[]> content(Element picture) {
    Matcher data = DATA.matcher(picture.attr("src"));
    if (!data.lookingAt()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getMimeDecoder().decode(picture.attr("src").substring(data.end())));
    } catch (IllegalArgumentException e) {
      // A browser shows nothing there either.
      return Optional.empty();
    }
  }

  /// The whole file as text; a page names its own encoding less reliably than its bytes do.
  static String text(Path file, Limits limits) throws IOException, UnreadableFile {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(limits.content().maxCharacters() * 3 + 1);
      if (bytes.length > limits.content().maxCharacters() * 3) {
        throw new UnreadableFile(Code.TOO_LARGE);
      }
      return Encodings.decode(bytes);
    }
  }

  private static void flush(Blocks blocks, StringBuilder paragraph) throws UnreadableFile {
    if (!paragraph.toString().isBlank()) {
      blocks.paragraph(paragraph.toString());
    }
    paragraph.setLength(0);
  }

  private static void walk(Node node, Blocks blocks, StringBuilder paragraph)
      throws UnreadableFile {
    for (Node child : node.childNodes()) {
      if (child instanceof TextNode text) {
        paragraph.append(text.text());
      } else if (child instanceof Element element) {
        if (element.normalName().equals("table")) {
          flush(blocks, paragraph);
          int number = blocks.nextTable();
          blocks.table(number, cells(element, blocks));
          continue;
        }
        boolean breaks = BREAKS.contains(element.normalName());
        if (breaks) {
          flush(blocks, paragraph);
        }
        walk(element, blocks, paragraph);
        if (breaks) {
          flush(blocks, paragraph);
        }
      }
    }
  }

  private static List<GridCell> cells(Element table, Blocks blocks) throws UnreadableFile {
    List<GridCell> cells = new ArrayList<>();
    Set<Long> taken = new HashSet<>();
    int row = 0;
    for (Element line : table.select("tr")) {
      if (!isIn(line, table)) {
        continue;
      }
      row++;
      int column = 1;
      for (Element cell : line.select("> td, > th")) {
        blocks.countCell();
        while (taken.contains(key(row, column))) {
          column++;
        }
        int rows = span(cell, "rowspan");
        int columns = span(cell, "colspan");
        for (int r = row; r < row + rows; r++) {
          for (int c = column; c < column + columns; c++) {
            taken.add(key(r, c));
          }
        }
        List<TextLine> lines = blocks.cellParagraph(cellText(cell));
        cells.add(
            new GridCell(row, column, rows, columns, null, lines, inner(cell, table, blocks)));
        column += columns;
      }
    }
    return cells;
  }

  private static List<Grid> inner(Element cell, Element table, Blocks blocks)
      throws UnreadableFile {
    List<Grid> inner = new ArrayList<>();
    for (Element nested : cell.select("table")) {
      if (isIn(nested.parent(), table)) {
        int number = blocks.nextTable();
        Blocks.grid(number, cells(nested, blocks)).ifPresent(inner::add);
      }
    }
    return inner;
  }

  /// Whether the nearest table around an element is this one; jsoup's elements are equal by
  /// content.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isIn(@org.jspecify.annotations.Nullable Element element, Element table) {
    return element != null && element.closest("table") == table;
  }

  private static String cellText(Element cell) {
    Element own = cell.clone();
    own.select("table").remove();
    own.select("br, p, div").append("\\n");
    return own.text().replace("\\n", "\n");
  }

  private static long key(int row, int column) {
    return ((long) row << 20) | column;
  }

  private static int pixels(Element picture, String side) {
    String size = picture.attr(side).strip();
    return size.matches("\\d{1,5}(px)?") ? Integer.parseInt(size.replace("px", "")) : 0;
  }

  private static int span(Element cell, String attribute) {
    try {
      return Math.clamp(Integer.parseInt(cell.attr(attribute).strip()), 1, 200);
    } catch (NumberFormatException e) {
      return 1;
    }
  }
}
