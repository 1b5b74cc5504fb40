package org.intake.documents.office;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.intake.documents.Limits;
import org.intake.documents.UnreadableFile;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.LaidOutPage.Block;

/// Where the text of an RTF file goes: to paragraphs, to the cells of a table, of a table inside of
/// a cell, or to a text box, which stands before the paragraph that it hangs on.
final class RtfFlow {
  /// Deeper than any program nests tables; beyond it their text stays in the last level.
  private static final int MOST_LEVELS = 8;

  /// The body, or a text box over it.
  private static final class Frame {
    final StringBuilder text = new StringBuilder();
    final List<RtfTable> levels = new ArrayList<>();

    /// The level of the table that the paragraph stands in, 0 outside of tables.
    int level;

    /// The level that the last nested cell ended on, whose row's shape follows it.
    int nested = 2;

    RtfTable table(int wanted) {
      while (levels.size() < wanted) {
        levels.add(new RtfTable());
      }
      return levels.get(wanted - 1);
    }
  }

  private final Blocks blocks;
  private final Deque<Frame> frames = new ArrayDeque<>();

  RtfFlow(Limits limits) {
    this.blocks = new Blocks(limits);
    frames.push(new Frame());
  }

  List<Block> done() throws UnreadableFile {
    while (frames.size() > 1) {
      endBox();
    }
    endParagraph();
    endTables(0);
    return blocks.done();
  }

  void append(String text) {
    frames.element().text.append(text);
  }

  void beginBox() {
    frames.push(new Frame());
  }

  void endBox() throws UnreadableFile {
    if (frames.size() > 1) {
      endParagraph();
      endTables(0);
      frames.pop();
    }
  }

  /// What `pard` resets; the next `intbl` says whether the table goes on.
  void plainParagraph() {
    frames.element().level = 0;
  }

  void inTable(int level) {
    Frame frame = frames.element();
    frame.level = Math.clamp(level, 0, MOST_LEVELS);
  }

  int level() {
    return frames.element().level;
  }

  void endParagraph() throws UnreadableFile {
    Frame frame = frames.element();
    String done = frame.text.toString();
    frame.text.setLength(0);
    if (frame.level > 0) {
      endTables(frame.level);
      frame.table(frame.level).add(blocks.cellParagraph(done));
    } else if (!done.isBlank()) {
      endTables(0);
      blocks.paragraph(done);
    } else {
      endTables(0);
    }
  }

  void endCell() throws UnreadableFile {
    Frame frame = frames.element();
    frame.level = 1;
    endParagraph();
    blocks.countCell();
    frame.table(1).endCell();
  }

  void endNestedCell() throws UnreadableFile {
    Frame frame = frames.element();
    frame.level = Math.max(2, frame.level);
    endParagraph();
    blocks.countCell();
    frame.table(frame.level).endCell();
    frame.nested = frame.level;
  }

  /// The table whose row is being shaped.
  RtfTable shaped(boolean nested) {
    Frame frame = frames.element();
    return frame.table(nested ? frame.nested : 1);
  }

  private void endTables(int level) throws UnreadableFile {
    Frame frame = frames.element();
    for (int deeper = frame.levels.size(); deeper > level; deeper--) {
      Optional<Grid> ended = frame.table(deeper).end(blocks);
      if (deeper > 1) {
        ended.ifPresent(frame.table(deeper - 1)::addInner);
      } else {
        ended.ifPresent(blocks::table);
      }
    }
  }
}
