package org.intake.documents.ocr;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Tables whose left and right sides are left open, as the style of many offices has it, or whose
/// outer line was too faint: their flat lines reach further than the outermost upright one, and
/// what stands there is a column as well.
final class OpenSides {
  private OpenSides() {}

  /// The uprights with an edge at an open side. `ys` are the flat lines' positions.
  static int[] added(int[] uprights, int[] ys, List<Rectangle> flats, int dpi) {
    if (uprights.length == 0 || ys.length < 2) {
      return uprights;
    }
    int least = dpi / 4;
    int[] rights = ends(ys, flats, dpi, true);
    int[] lefts = ends(ys, flats, dpi, false);
    int first = uprights[0];
    int last = uprights[uprights.length - 1];
    int[] beyond = Arrays.stream(rights).filter(x -> x > last + least).sorted().toArray();
    int[] before = Arrays.stream(lefts).filter(x -> x < first - least).sorted().toArray();
    IntStream all = Arrays.stream(uprights);
    if (isMost(before, ys)) {
      all = IntStream.concat(IntStream.of(before[before.length / 2]), all);
    }
    if (isMost(beyond, ys)) {
      all = IntStream.concat(all, IntStream.of(beyond[beyond.length / 2]));
    }
    return all.toArray();
  }

  /// One long line is an underline or a heading's rule; a side is open when most lines reach there.
  private static boolean isMost(int[] reaching, int[] ys) {
    return reaching.length >= 2 && reaching.length * 2 > ys.length;
  }

  /// Where each flat line ends; lines wander, so those near a position are the line.
  private static int[] ends(int[] ys, List<Rectangle> flats, int dpi, boolean right) {
    int near = dpi / 12;
    return Arrays.stream(ys)
        .flatMap(y -> {
          IntStream ends =
              flats.stream()
                  .filter(box -> Math.abs(box.centreY() - y) <= near)
                  .mapToInt(box -> right ? box.right() : box.left());
          return (right ? ends.max() : ends.min()).stream();
        })
        .toArray();
  }
}
