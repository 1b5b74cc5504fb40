package org.intake.documents.pdf;

import java.util.Optional;
import org.intake.documents.layout.LaidOutPage;

/// What a page of a PDF turned out to be.
public sealed interface PdfPage {
  /// `besidePicture` when a picture stands on the page that may hold text of its own.
  record Text(LaidOutPage layout, boolean besidePicture) implements PdfPage {}

  /// A picture of a page; `left` is the text layer that a scanner may have left behind it.
  record Scan(int number, double width, double height, Optional<LaidOutPage> left)
      implements PdfPage {}

  record Blank(int number, double width, double height) implements PdfPage {}

  record Broken(int number) implements PdfPage {}
}
