package org.intake.domain.reading;

import java.util.regex.Pattern;

/// The code of a kind of document. A programme file declares its own; the constants are those of
/// the 2017 call.
public record DocumentType(String code) {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

  public static final DocumentType LETTER = new DocumentType("LETTER");
  public static final DocumentType FORM_COVER = new DocumentType("FORM_COVER");
  public static final DocumentType FORM_PART_1 = new DocumentType("FORM_PART_1");
  public static final DocumentType FORM_PART_2 = new DocumentType("FORM_PART_2");
  public static final DocumentType PLAN = new DocumentType("PLAN");
  public static final DocumentType CITY_REQUEST = new DocumentType("CITY_REQUEST");
  public static final DocumentType EVIDENCE = new DocumentType("EVIDENCE");
  public static final DocumentType ANNUAL_REPORT = new DocumentType("ANNUAL_REPORT");
  public static final DocumentType FINAL_REPORT = new DocumentType("FINAL_REPORT");

  /// What no definition fits; it goes to a person with the best guess.
  public static final DocumentType UNKNOWN = new DocumentType("UNKNOWN");

  public DocumentType {
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException("a document type is 2 to 40 of A-Z, 0-9 and _");
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
