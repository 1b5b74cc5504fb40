package org.intake.documents.layout;

import java.util.List;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.Seal;
import org.intake.domain.reading.SealReport;

/// A page ready for finding fields: blocks in reading order, seals, and where its text came from.
/// Width and height as in [org.intake.domain.reading.ReadPage]; number 0 means a format without
/// fixed pages.
public record LaidOutPage(
    int number,
    double width,
    double height,
    PageSource source,
    List<Block> blocks,
    List<Seal> seals,
    SealReport sealReport) {
  public LaidOutPage {
    blocks = List.copyOf(blocks);
    seals = List.copyOf(seals);
  }

  /// What a page is made of, in reading order.
  public sealed interface Block {
    record Line(TextLine line) implements Block {}

    record Table(Grid grid) implements Block {}
  }
}
