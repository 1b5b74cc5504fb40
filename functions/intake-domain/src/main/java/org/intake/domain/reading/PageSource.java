package org.intake.domain.reading;

/// Where the text of a page came from. `NONE` is a page without text: blank, or a scan that nobody
/// could read.
public enum PageSource {
  TEXT_LAYER,
  OCR,
  OFFICE,
  NONE
}
