package org.intake.application.port;

import java.util.List;
import org.intake.domain.Sha256;

/// Draws pages for the reviewer's eye; boxes of the reading fit on them.
public interface PagePictures {
  /// A PNG of about 1600 pixels on the longer side for each wanted page, in their order; no bytes
  /// where a page cannot be drawn. Page 0, the one sheet of a file without pages, is as tall as it
  /// must be.
  List<byte[]> draw(DocumentReader.SourceFile file, List<Page> wanted);

  /// A page of the file with this content: the file itself, or a member of the archive that it is.
  record Page(Sha256 content, int number) {
    /// Under which key of [Contents] the picture is kept: by the content that was read, so that the
    /// same file of two submissions is drawn once.
    public String key() {
      return content.hex() + "/" + number;
    }
  }
}
