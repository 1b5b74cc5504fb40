package org.intake.documents.office;

import java.util.List;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.layout.LaidOutPage.Block;
import org.intake.documents.ocr.ScanReader.PagePicture;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.SealReport;

/// What an office file holds. Pictures may be scans of signed pages, so with them nothing can be
/// told of seals; `scans` are those as large as a page, in their order, for recognition. A large
/// one that is not among them, like a text box that is not read, may hold what the text leaves out.
public record OfficeContent(
    List<Block> blocks,
    int pictures,
    List<PagePicture> scans,
    boolean hasUnreadInset,
    List<Problem> problems) {
  public OfficeContent {
    blocks = List.copyOf(blocks);
    scans = List.copyOf(scans);
    problems = List.copyOf(problems);
  }

  public LaidOutPage page() {
    return new LaidOutPage(
        0,
        0,
        0,
        PageSource.OFFICE,
        blocks,
        List.of(),
        pictures > 0 ? SealReport.CANNOT_TELL : SealReport.NOT_EXPECTED);
  }
}
