package org.intake.domain.reading;

/// How a value came to be known. A form table or a text layer may decide; OCR only when
/// corroborated.
public enum Method {
  FORM_TABLE,
  TEXT_LAYER,
  OCR,
  MANUAL
}
