package org.intake.documents.ocr;

import java.util.List;

/// A ruling line that a fax left in pieces: what stands along one edge of a table's grid. The
/// pieces are thin and lie on the edge; a character that stands there is not thin.
final class BrokenLine {
  /// Less of an edge than this is specks.
  private static final double SEEN = 0.3;

  /// More of an edge than this crossed by characters is no edge: the cell goes on there.
  private static final double CROSSED = 0.1;

  private final Rectangle band;
  private final List<Rectangle> pieces;
  private final int crossed;
  private final boolean flat;

  private BrokenLine(Rectangle band, List<Rectangle> parts, boolean flat, int thin) {
    this.band = band;
    this.flat = flat;
    this.pieces = parts.stream().filter(part -> isPiece(part, thin)).toList();
    this.crossed =
        parts.stream()
            .filter(part -> across(part) > thin)
            .mapToInt(part -> flat ? part.width() : part.height())
            .sum();
  }

  /// `band` is the edge with the room that a line may wander in.
  static BrokenLine along(Mask ink, Rectangle band, boolean flat, int dpi) {
    List<Rectangle> parts =
        Components.of(ink.part(band)).stream()
            .map(component -> component.box().shifted(band.left(), band.top()))
            .toList();
    return new BrokenLine(band, parts, flat, Math.max(3, dpi / 28));
  }

  boolean isLine() {
    int length = flat ? band.width() : band.height();
    int seen = pieces.stream().mapToInt(piece -> flat ? piece.width() : piece.height()).sum();
    return seen >= SEEN * length && crossed <= CROSSED * length;
  }

  List<Rectangle> pieces() {
    return pieces;
  }

  private int across(Rectangle part) {
    return flat ? part.height() : part.width();
  }

  /// What touches the side of the band belongs to a character beyond it.
  private boolean isPiece(Rectangle part, int thin) {
    boolean within =
        flat
            ? part.top() > band.top() && part.bottom() < band.bottom()
            : part.left() > band.left() && part.right() < band.right();
    return within && across(part) <= thin;
  }
}
