package org.intake.documents.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.intake.documents.Limits;
import org.intake.documents.Problems;
import org.intake.documents.UnreadableFile;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.TextLine;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;

/// RTF with its tables, which general readers drop. Text comes as bytes of a code page or as a
/// backslash, `u` and a number.
final class RtfReader {
  private static final Set<String> SKIPPED =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "info",
          "pict",
          "object",
          "header",
          "headerl",
          "headerr",
          "headerf",
          "footer",
          "footerl",
          "footerr",
          "footerf",
          "footnote",
          "themedata",
          "colorschememapping",
          "listtable",
          "listoverridetable",
          "rsidtbl",
          "generator",
          "fldinst",
          "datastore",
          "latentstyles",
          "xmlnstbl",
          "pgptbl",
          "revtbl",
          "bkmkstart",
          "bkmkend",
          "shppict",
          "nonshppict",
          "falt",
          "panose");

  private final Limits limits;

  RtfReader(Limits limits) {
    this.limits = limits;
  }

  OfficeContent read(Path file) throws IOException, UnreadableFile {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limits.files().maxBytes()));
    }
    return new Pass(bytes).run();
  }

  /// What a group of braces may change and gives back at its end.
  private record State(boolean skipped, int skipAfterUnicode) {}

  private record RowCell(int right, boolean mergedUp, boolean mergedLeft) {}

  private final class Pass {
    private final byte[] in;
    private final Blocks blocks = new Blocks(limits);
    private final Deque<State> groups = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final List<List<RowCell>> rowShapes = new ArrayList<>();
    private final List<List<List<TextLine>>> rows = new ArrayList<>();
    private final List<RowCell> shape = new ArrayList<>();
    private List<List<TextLine>> row = new ArrayList<>();
    private List<TextLine> cell = new ArrayList<>();
    private State state = new State(false, 1);
    private Charset charset = Charset.forName("GB18030");
    private boolean inTable;
    private boolean mergedUp;
    private boolean mergedLeft;
    private boolean objects;
    private int pictures;
    private int at;

    Pass(byte[] in) {
      this.in = in;
    }

    OfficeContent run() throws UnreadableFile {
      while (at < in.length) {
        int c = in[at++] & 0xFF;
        switch (c) {
          case '{' -> {
            if (groups.size() > 500) {
              throw new UnreadableFile(Code.CORRUPT);
            }
            groups.push(state);
          }
          case '}' -> {
            flushBytes();
            state = groups.isEmpty() ? state : groups.pop();
          }
          case '\\' -> control();
          case '\r', '\n' -> {}
          default -> put(c);
        }
      }
      endParagraph();
      endTable();
      List<Problem> problems = objects ? List.of(Problems.of(Code.ACTIVE_CONTENT)) : List.of();
      return new OfficeContent(blocks.done(), pictures, problems);
    }

    private void put(int aByte) {
      if (!state.skipped()) {
        pending.write(aByte);
      }
    }

    private void flushBytes() {
      if (pending.size() > 0) {
        text.append(new String(pending.toByteArray(), charset));
        pending.reset();
      }
    }

    private void control() throws UnreadableFile {
      if (at >= in.length) {
        return;
      }
      int c = in[at] & 0xFF;
      if (c == '\'') {
        if (at + 2 < in.length) {
          int high = Character.digit(in[at + 1], 16);
          int low = Character.digit(in[at + 2], 16);
          put(Math.max(0, high) * 16 + Math.max(0, low));
        }
        at = Math.min(in.length, at + 3);
        return;
      }
      if (!Character.isLetter(c)) {
        at++;
        switch (c) {
          case '\\', '{', '}' -> put(c);
          case '~' -> put(' ');
          case '_' -> put('-');
          case '*' -> state = new State(true, state.skipAfterUnicode());
          default -> {}
        }
        return;
      }
      int start = at;
      while (at < in.length && Character.isLetter(in[at])) {
        at++;
      }
      String word = new String(in, start, at - start, java.nio.charset.StandardCharsets.US_ASCII);
      int numberStart = at;
      if (at < in.length && in[at] == '-') {
        at++;
      }
      while (at < in.length && in[at] >= '0' && in[at] <= '9' && at - numberStart < 10) {
        at++;
      }
      int number = parse(numberStart, at);
      if (at < in.length && in[at] == ' ') {
        at++;
      }
      word(word, number);
    }

    private int parse(int from, int to) {
      try {
        return Integer.parseInt(
            new String(in, from, to - from, java.nio.charset.StandardCharsets.US_ASCII));
      } catch (NumberFormatException e) {
        return -1;
      }
    }

    private void word(String word, int number) throws UnreadableFile {
      if (word.equals("bin")) {
        at = Math.min(in.length, at + Math.max(0, number));
        return;
      }
      if (SKIPPED.contains(word)) {
        objects |= word.equals("object");
        pictures += word.equals("pict") ? 1 : 0;
        state = new State(true, state.skipAfterUnicode());
        return;
      }
      if (state.skipped()) {
        return;
      }
      switch (word) {
        case "ansicpg" -> charset = codePage(number);
        case "uc" -> state = new State(false, Math.max(0, number));
        case "u" -> unicode(number);
        case "par", "line", "sect", "page" -> endParagraph();
        case "tab" -> put(' ');
        case "emdash" -> append("—");
        case "endash" -> append("–");
        case "lquote" -> append("‘");
        case "rquote" -> append("’");
        case "ldblquote" -> append("“");
        case "rdblquote" -> append("”");
        case "intbl" -> inTable = true;
        case "pard" -> leaveTable();
        case "trowd" -> shape.clear();
        case "clvmrg" -> mergedUp = true;
        case "clmrg" -> mergedLeft = true;
        case "cellx" -> {
          shape.add(new RowCell(number, mergedUp, mergedLeft));
          mergedUp = false;
          mergedLeft = false;
        }
        case "cell" -> endCell();
        case "row" -> endRow();
        default -> {}
      }
    }

    private void append(String plain) {
      flushBytes();
      text.append(plain);
    }

    private void unicode(int number) {
      flushBytes();
      text.append((char) (number < 0 ? number + 65_536 : number));
      int skip = state.skipAfterUnicode();
      while (skip > 0 && at < in.length) {
        if (in[at] == '\\' && at + 1 < in.length && in[at + 1] == '\'') {
          at += 4;
        } else if (in[at] == '\\' || in[at] == '{' || in[at] == '}') {
          break;
        } else {
          at++;
        }
        skip--;
      }
      at = Math.min(at, in.length);
    }

    private void endParagraph() throws UnreadableFile {
      flushBytes();
      String done = text.toString();
      text.setLength(0);
      if (inTable) {
        cell.addAll(blocks.cellParagraph(done));
      } else {
        endTable();
        if (!done.isBlank()) {
          blocks.paragraph(done);
        }
      }
    }

    private void leaveTable() {
      // `pard` resets the paragraph; the next `intbl` says whether the table goes on.
      inTable = false;
    }

    private void endCell() throws UnreadableFile {
      inTable = true;
      endParagraph();
      blocks.countCell();
      row.add(cell);
      cell = new ArrayList<>();
    }

    private void endRow() {
      rows.add(row);
      rowShapes.add(List.copyOf(shape));
      row = new ArrayList<>();
    }

    private void endTable() {
      if (rows.isEmpty()) {
        return;
      }
      TreeSet<Integer> edges = new TreeSet<>();
      rowShapes.forEach(cells -> cells.forEach(c -> edges.add(c.right())));
      List<Integer> columns = List.copyOf(edges);
      List<GridCell> cells = new ArrayList<>();
      for (int r = 0; r < rows.size(); r++) {
        row(r, columns, cells);
      }
      blocks.table(blocks.nextTable(), cells);
      rows.clear();
      rowShapes.clear();
    }

    private void row(int r, List<Integer> columns, List<GridCell> cells) {
      int left = 1;
      List<RowCell> shapes = rowShapes.get(r);
      for (int c = 0; c < rows.get(r).size(); c++) {
        int right = c < shapes.size() ? columns.indexOf(shapes.get(c).right()) + 2 : left + 1;
        int span = Math.max(1, right - left);
        List<TextLine> lines = rows.get(r).get(c);
        if (c < shapes.size() && shapes.get(c).mergedUp()) {
          deepen(cells, r + 1, left);
        } else if (c < shapes.size() && shapes.get(c).mergedLeft() && !cells.isEmpty()) {
          GridCell last = cells.removeLast();
          cells.add(
              new GridCell(
                  last.row(),
                  last.column(),
                  last.rowSpan(),
                  last.columnSpan() + span,
                  null,
                  last.lines()));
        } else {
          cells.add(new GridCell(r + 1, left, 1, span, null, lines));
        }
        left += span;
      }
    }

    private static void deepen(List<GridCell> cells, int row, int column) {
      for (int i = cells.size() - 1; i >= 0; i--) {
        GridCell above = cells.get(i);
        if (above.column() == column) {
          cells.set(
              i,
              new GridCell(
                  above.row(),
                  column,
                  row - above.row() + 1,
                  above.columnSpan(),
                  null,
                  above.lines()));
          return;
        }
      }
    }

    private static Charset codePage(int number) {
      return switch (number) {
        case 950 -> Charset.forName("Big5");
        case 65_001 -> java.nio.charset.StandardCharsets.UTF_8;
        default -> Charset.forName("GB18030");
      };
    }
  }
}
