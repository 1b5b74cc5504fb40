package org.intake.documents.office;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.intake.documents.Limits;
import org.intake.documents.UnreadableFile;

/// Plain text in any of the encodings of the field; each line is a paragraph.
final class PlainTextReader {
  private final Limits limits;

  PlainTextReader(Limits limits) {
    this.limits = limits;
  }

  OfficeContent read(Path file) throws IOException, UnreadableFile {
    Blocks blocks = new Blocks(limits);
    for (String line : HtmlReader.text(file, limits).split("\\R", -1)) {
      if (!line.isBlank()) {
        blocks.paragraph(line);
      }
    }
    return new OfficeContent(blocks.done(), 0, List.of(), false, List.of());
  }
}
