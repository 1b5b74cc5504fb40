package org.intake.testkit.documents;

/// How a page is set and how hard the machine was on it: what differs from office to office while
/// the document stays the same.
///
/// @param left the margin in points
/// @param cellSize size of print in tables, in points
/// @param padding between a cell's ruling and its print
/// @param centredValues values stand in the middle of their cells
/// @param stroke thickness of rulings in points
/// @param wear noise, blur and lean, against the standard of 1
/// @param quality of JPEG, 0 to 1
public record SheetStyle(
    double left,
    double cellSize,
    double padding,
    boolean centredValues,
    double stroke,
    double wear,
    double quality) {

  public static SheetStyle standard() {
    return new SheetStyle(76, 10.5, 4, false, 0.6, 1, 0.62);
  }

  /// Another office's, decided by the seed; never the standard.
  public static SheetStyle varied(long seed) {
    var invention = new Invention(seed);
    return new SheetStyle(
        invention.between(58, 90),
        invention.between(19, 24) / 2.0,
        invention.between(3, 7),
        invention.between(0, 1) == 1,
        invention.between(4, 11) / 10.0,
        invention.between(7, 14) / 10.0,
        invention.between(50, 78) / 100.0);
  }

  double textWidth() {
    return LaidPage.WIDTH - 2 * left;
  }

  double cellLine() {
    return cellSize / 10.5 * 15;
  }
}
