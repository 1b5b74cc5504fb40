package org.intake.documents.ocr;

import java.util.List;
import org.intake.documents.ocr.PageReader.Part;

/// A page that was read, as small as it can be kept for aimed readings.
final class KeptPage {
  private static final GreyPicture NONE = GreyPicture.blank(1, 1);

  private final PreparedPage page;
  private final OcrEngine.Model model;
  private final List<Part> parts;
  private final boolean isSpread;
  private final PackedPicture unruled;

  KeptPage(PageReader.Reading reading) {
    this.page = reading.page().keptWith(NONE);
    this.model = reading.model();
    this.parts = reading.parts();
    this.isSpread = reading.isSpread();
    this.unruled = PackedPicture.of(reading.unruled());
  }

  /// The reading with its page's picture, which takes several megabytes.
  PageReader.Reading reading() {
    GreyPicture picture = unruled.unpacked();
    return new PageReader.Reading(page.keptWith(picture), model, parts, picture, isSpread);
  }
}
