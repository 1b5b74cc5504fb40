package org.intake.testkit.documents;

import java.util.List;
import org.intake.testkit.documents.Block.Seal;
import org.jspecify.annotations.Nullable;

/// A page after layout, in points, origin top left. `piece` counts the documents of the file.
record LaidPage(List<Text> texts, List<Stroke> strokes, List<PlacedSeal> seals) {
  static final double WIDTH = 595.28;
  static final double HEIGHT = 841.89;

  LaidPage {
    texts = List.copyOf(texts);
    strokes = List.copyOf(strokes);
    seals = List.copyOf(seals);
  }

  /// A run of characters on one line.
  record Text(
      String text,
      double x,
      double baseline,
      double width,
      double size,
      boolean bold,
      boolean red,
      @Nullable String field,
      int piece) {

    Box box() {
      return new Box(
          x / WIDTH, (baseline - 0.9 * size) / HEIGHT, width / WIDTH, 1.15 * size / HEIGHT);
    }
  }

  record Stroke(double x1, double y1, double x2, double y2, double thickness, boolean red) {}

  /// A seal by its middle; its radius is 56 points, about 40 mm across.
  record PlacedSeal(Seal seal, double x, double y, int piece) {
    static final double RADIUS = 56;

    Box box() {
      return new Box(
          (x - RADIUS) / WIDTH, (y - RADIUS) / HEIGHT, 2 * RADIUS / WIDTH, 2 * RADIUS / HEIGHT);
    }
  }
}
