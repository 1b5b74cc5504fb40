package org.intake.documents.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.intake.documents.Limits;
import org.intake.documents.Problems;
import org.intake.documents.UnreadableFile;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;
import org.jspecify.annotations.Nullable;

/// RTF with its tables, which general readers drop, those inside of cells too, and its text boxes.
/// Text comes as bytes of a code page or as a backslash, `u` and a number.
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
          "nonshppict",
          "shprslt",
          "sp",
          "nonesttables",
          "falt",
          "panose");

  /// What stands in a group that a reader may skip and that holds text or the shape of a row.
  private static final Set<String> NOT_SKIPPED =
      Set.of("shpinst", "do", "shptxt", "dptxbxtext", "nesttableprops", "shppict");

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
  private record State(boolean skipped, int skipAfterUnicode, boolean nestedShape, boolean box) {
    State skip() {
      return new State(true, skipAfterUnicode, nestedShape, box);
    }

    State skippingAfterUnicode(int bytes) {
      return new State(skipped, bytes, nestedShape, box);
    }

    State inNestedShape() {
      return new State(false, skipAfterUnicode, true, box);
    }

    State inBox() {
      return new State(false, skipAfterUnicode, nestedShape, true);
    }

    /// A group inside of a box is no box of its own.
    State inner() {
      return new State(skipped, skipAfterUnicode, nestedShape, false);
    }
  }

  private final class Pass {
    private final byte[] in;
    private final RtfFlow flow = new RtfFlow(limits);
    private final Deque<State> groups = new ArrayDeque<>();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private State state = new State(false, 1, false, false);
    private Charset charset = Charset.forName("GB18030");
    private boolean objects;
    private final PastedScans scans = new PastedScans();
    private @Nullable RtfPicture picture;
    private boolean unreadPicture;
    private int hiddenWidth;
    private int pictures;

    /// Inside of how many groups the same picture is given again for old readers; none when zero.
    private int again;

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
            state = state.inner();
          }
          case '}' -> endGroup();
          case '\\' -> control();
          case '\r', '\n' -> {}
          default -> put(c);
        }
      }
      flushBytes();
      List<Problem> problems = objects ? List.of(Problems.of(Code.ACTIVE_CONTENT)) : List.of();
      return new OfficeContent(
          flow.done(), pictures, scans.scans(), unreadPicture || scans.leftOut(), problems);
    }

    private void endGroup() throws UnreadableFile {
      flushBytes();
      if (state.box()) {
        flow.endBox();
      }
      RtfPicture open = picture;
      if (open != null && open.depth == groups.size()) {
        open.addTo(scans);
        picture = null;
      }
      if (again == groups.size()) {
        again = 0;
      }
      state = groups.isEmpty() ? state : groups.pop();
    }

    private void put(int aByte) {
      RtfPicture open = picture;
      if (!state.skipped()) {
        pending.write(aByte);
      } else if (open != null && open.depth == groups.size()) {
        open.digit(aByte);
      }
    }

    private void flushBytes() {
      if (pending.size() > 0) {
        flow.append(new String(pending.toByteArray(), charset));
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
          case '*' -> state = isRead(nextWord()) ? state : state.skip();
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

    /// The control word that follows, which names the group.
    private String nextWord() {
      int from = at;
      while (from < in.length && (in[from] == '\\' || in[from] == '\r' || in[from] == '\n')) {
        from++;
      }
      int to = from;
      while (to < in.length && Character.isLetter(in[to])) {
        to++;
      }
      return new String(in, from, to - from, java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static boolean isRead(String group) {
      return NOT_SKIPPED.contains(group);
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
      RtfPicture open = picture;
      if (word.equals("bin")) {
        int count = Math.clamp(number, 0, in.length - at);
        if (open != null) {
          open.bytes(in, at, count);
        }
        at += count;
      } else if (open != null) {
        open.word(word, number);
      } else if (SKIPPED.contains(word)) {
        objects |= word.equals("object");
        if (word.equals("pict") && !state.skipped()) {
          pictures++;
          picture = new RtfPicture(groups.size());
        } else if (word.equals("nonshppict")) {
          again = groups.size();
        }
        state = state.skip();
      } else if (state.skipped()) {
        hiddenPicture(word, number);
      } else {
        shown(word, number);
      }
    }

    /// One in a shape, a header or an object is not read.
    private void hiddenPicture(String word, int number) {
      switch (word) {
        case "picwgoal" -> hiddenWidth = number;
        case "pichgoal" ->
            unreadPicture |= again == 0 && PageSizedPicture.isTwips(hiddenWidth, number);
        default -> {}
      }
    }

    private void shown(String word, int number) throws UnreadableFile {
      flushBytes();
      switch (word) {
        case "ansicpg" -> charset = codePage(number);
        case "uc" -> state = state.skippingAfterUnicode(Math.max(0, number));
        case "u" -> unicode(number);
        case "par", "line", "sect", "page" -> flow.endParagraph();
        case "tab" -> flow.append(" ");
        case "emdash" -> flow.append("—");
        case "endash" -> flow.append("–");
        case "lquote" -> flow.append("‘");
        case "rquote" -> flow.append("’");
        case "ldblquote" -> flow.append("“");
        case "rdblquote" -> flow.append("”");
        case "shptxt", "dptxbxtext" -> {
          flow.beginBox();
          state = state.inBox();
        }
        default -> table(word, number);
      }
    }

    private void table(String word, int number) throws UnreadableFile {
      switch (word) {
        case "intbl" -> flow.inTable(Math.max(1, flow.level()));
        case "itap" -> flow.inTable(number);
        case "pard" -> flow.plainParagraph();
        case "nesttableprops" -> state = state.inNestedShape();
        case "trowd" -> flow.shaped(state.nestedShape()).beginShape();
        case "clvmrg" -> flow.shaped(state.nestedShape()).nextMergedUp();
        case "clmrg" -> flow.shaped(state.nestedShape()).nextMergedLeft();
        case "cellx" -> flow.shaped(state.nestedShape()).shapeCell(number);
        case "cell" -> flow.endCell();
        case "nestcell" -> flow.endNestedCell();
        case "row" -> flow.shaped(false).endRow();
        case "nestrow" -> flow.shaped(true).endRow();
        default -> {}
      }
    }

    private void unicode(int number) {
      flow.append(String.valueOf((char) (number < 0 ? number + 65_536 : number)));
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

    private static Charset codePage(int number) {
      return switch (number) {
        case 950 -> Charset.forName("Big5");
        case 65_001 -> java.nio.charset.StandardCharsets.UTF_8;
        default -> Charset.forName("GB18030");
      };
    }
  }
}
