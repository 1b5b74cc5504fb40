package org.intake.application.port;

import java.util.Optional;

/// Draws a page for the reviewer's eye; boxes of the reading fit on it.
public interface PagePictures {
  /// A PNG of about 1600 pixels on the longer side; empty where the format has no pages that could
  /// be drawn.
  Optional<byte[]> draw(DocumentReader.SourceFile file, int page);
}
