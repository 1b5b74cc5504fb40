package org.intake.application.port;

import java.util.Optional;
import org.intake.domain.Sha256;

/// Draws a page for the reviewer's eye; boxes of the reading fit on it.
public interface PagePictures {
  /// A PNG of about 1600 pixels on the longer side; empty where the format has no pages that could
  /// be drawn.
  Optional<byte[]> draw(DocumentReader.SourceFile file, int page);

  /// Under which key of [Contents] the picture of a page is kept: by the content that was read, so
  /// that the same file of two submissions is drawn once.
  static String keyOf(Sha256 content, int page) {
    return content.hex() + "/" + page;
  }
}
