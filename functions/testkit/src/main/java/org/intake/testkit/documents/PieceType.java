package org.intake.testkit.documents;

/// The document types of the contract.
public enum PieceType {
  LETTER,
  FORM_COVER,
  FORM_PART_1,
  FORM_PART_2,
  PLAN,
  CITY_REQUEST,
  EVIDENCE,
  ANNUAL_REPORT,
  FINAL_REPORT,
  UNKNOWN
}
