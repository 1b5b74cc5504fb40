package org.intake.domain.programme;

/// What kind of value a field holds; it fixes how raw text is normalised.
public enum FieldType {
  TEXT,
  LONG_TEXT,
  INTEGER,
  DECIMAL,
  DATE,
  YEAR,
  DIVISION,
  DIVISION_LIST,
  ORG,
  ORG_LIST,
  TEXT_LIST,
  ENUM,
  DATED_TEXT,
  AMOUNTS_BY_YEAR,
  CITY_PARKS,
  /// Several numbers, each said somewhere in the document.
  FIGURES,
  PHONE,
  EMAIL,
  POSTCODE,
  DOCUMENT_NUMBER,
  /// A section of running text under a heading.
  SECTION
}
