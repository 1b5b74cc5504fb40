package org.intake.domain.reading;

import org.jspecify.annotations.Nullable;

/// Where on a file something was read. Pages and paragraphs count from 1; page 0 means that the
/// format has no fixed pages. A box where the format fixes positions, else the table cell or the
/// paragraph.
public record Place(
    int page, @Nullable Box box, @Nullable CellRef cell, @Nullable Integer paragraph, String text) {
  public static Place ofBox(int page, Box box, String text) {
    return new Place(page, box, null, null, text);
  }

  public static Place ofCell(int page, CellRef cell, String text) {
    return new Place(page, null, cell, null, text);
  }

  public static Place ofParagraph(int page, int paragraph, String text) {
    return new Place(page, null, null, paragraph, text);
  }

  public static Place ofPage(int page, String text) {
    return new Place(page, null, null, null, text);
  }
}
