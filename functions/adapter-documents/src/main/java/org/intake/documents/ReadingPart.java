package org.intake.documents;

import java.util.ArrayList;
import java.util.List;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.layout.LaidOutPage.Block;
import org.intake.documents.layout.TextLine;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Seal;
import org.intake.domain.reading.SealReport;
import org.intake.json.IntakeJson;
import org.jspecify.annotations.Nullable;

/// What one step of a long reading gave: the files that it finished, and the pages so far of the
/// one that it was in.
record ReadingPart(List<FileReading> finished, OpenFile open) {
  ReadingPart {
    finished = List.copyOf(finished);
  }

  /// Pages of a file whose documents are looked for when all pages are there.
  record OpenFile(
      List<StoredPage> pages, List<Problem> problems, boolean hiddenLayer, boolean unread) {
    static final OpenFile NOTHING = new OpenFile(List.of(), List.of(), false, false);

    OpenFile {
      pages = List.copyOf(pages);
      problems = List.copyOf(problems);
    }

    private OpenFile and(OpenFile later) {
      List<StoredPage> allPages = new ArrayList<>(pages);
      allPages.addAll(later.pages);
      List<Problem> allProblems = new ArrayList<>(problems);
      allProblems.addAll(later.problems);
      return new OpenFile(
          allPages, allProblems, hiddenLayer || later.hiddenLayer, unread || later.unread);
    }
  }

  /// A laid-out page in a form without variants.
  record StoredPage(
      int number,
      double width,
      double height,
      PageSource source,
      List<StoredBlock> blocks,
      List<Seal> seals,
      SealReport sealReport) {
    StoredPage {
      blocks = List.copyOf(blocks);
      seals = List.copyOf(seals);
    }

    static StoredPage of(LaidOutPage page) {
      return new StoredPage(
          page.number(),
          page.width(),
          page.height(),
          page.source(),
          page.blocks().stream().map(StoredBlock::of).toList(),
          page.seals(),
          page.sealReport());
    }

    LaidOutPage page() {
      return new LaidOutPage(
          number,
          width,
          height,
          source,
          blocks.stream().map(StoredBlock::block).toList(),
          seals,
          sealReport);
    }
  }

  /// Either a line or a table.
  record StoredBlock(@Nullable TextLine line, @Nullable Grid table) {
    static StoredBlock of(Block block) {
      return switch (block) {
        case Block.Line(TextLine line) -> new StoredBlock(line, null);
        case Block.Table(Grid grid) -> new StoredBlock(null, grid);
      };
    }

    Block block() {
      if (line != null) {
        return new Block.Line(line);
      }
      if (table != null) {
        return new Block.Table(table);
      }
      throw new IllegalStateException("a block is a line or a table");
    }
  }

  byte[] write() {
    return IntakeJson.writeCompressed(this);
  }

  /// What all steps so far gave together.
  static ReadingPart all(List<byte[]> parts) {
    List<FileReading> finished = new ArrayList<>();
    OpenFile open = OpenFile.NOTHING;
    for (byte[] bytes : parts) {
      ReadingPart part = IntakeJson.readCompressed(bytes, ReadingPart.class);
      open = part.finished.isEmpty() ? open.and(part.open) : part.open;
      finished.addAll(part.finished);
    }
    return new ReadingPart(finished, open);
  }
}
