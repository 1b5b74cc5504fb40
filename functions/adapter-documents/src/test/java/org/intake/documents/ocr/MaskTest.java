package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {
  private static boolean[][] random(int width, int height, double share) {
    Random random = new Random(width * 31L + height);
    boolean[][] rows = new boolean[height][width];
    for (boolean[] row : rows) {
      for (int x = 0; x < width; x++) {
        row[x] = random.nextDouble() < share;
      }
    }
    return rows;
  }

  private static Mask mask(boolean[][] rows) {
    Mask mask = new Mask(rows[0].length, rows.length);
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[y].length; x++) {
        if (rows[y][x]) {
          mask.set(x, y);
        }
      }
    }
    return mask;
  }

  private static boolean[][] rows(Mask mask) {
    boolean[][] rows = new boolean[mask.height()][mask.width()];
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[y].length; x++) {
        rows[y][x] = mask.at(x, y);
      }
    }
    return rows;
  }

  private static boolean[][] turned(boolean[][] rows) {
    boolean[][] turned = new boolean[rows[0].length][rows.length];
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[y].length; x++) {
        turned[x][y] = rows[y][x];
      }
    }
    return turned;
  }

  /// Pixel by pixel, as the definition has it.
  private static boolean[][] runs(boolean[][] rows, int least, int gap) {
    boolean[][] runs = new boolean[rows.length][rows[0].length];
    for (int y = 0; y < rows.length; y++) {
      int start = -1;
      int last = -1;
      for (int x = 0; x < rows[y].length + gap + 1; x++) {
        if (x < rows[y].length && rows[y][x]) {
          start = start < 0 ? x : start;
          last = x;
        } else if (start >= 0 && x - last > gap) {
          for (int fill = start; last + 1 - start >= least && fill <= last; fill++) {
            runs[y][fill] = true;
          }
          start = -1;
        }
      }
    }
    return runs;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 130})
  void runsAlongRowsAndColumnsAreWhatTheirDefinitionSays(int width) {
    for (double share : new double[] {0.05, 0.5, 0.8}) {
      boolean[][] rows = random(width, 90, share);
      for (int least : new int[] {1, 2, 7, 52, 100}) {
        for (int gap : new int[] {0, 3, 7}) {
          assertThat(rows(mask(rows).flatRuns(least, gap))).isDeepEqualTo(runs(rows, least, gap));
          assertThat(rows(mask(rows).uprightRuns(least, gap)))
              .isDeepEqualTo(turned(runs(turned(rows), least, gap)));
        }
      }
    }
  }

  @Test
  void darkPixelsOfAPlaceAreThoseBelowTheThreshold() {
    byte[] pixels = new byte[200 * 3];
    new Random(1).nextBytes(pixels);
    GreyPicture picture = new GreyPicture(200, 3, pixels);
    Mask mask = Mask.darker(picture, new Rectangle(5, 1, 141, 3), 200);
    for (int y = 0; y < 2; y++) {
      for (int x = 0; x < 136; x++) {
        assertThat(mask.at(x, y)).isEqualTo(picture.at(x + 5, y + 1) < 200);
        assertThat(mask.inverse().at(x, y)).isNotEqualTo(mask.at(x, y));
      }
    }
    assertThat(new Mask(70, 1).inverse().nextClear(0, 0)).isEqualTo(70);
  }

  @Test
  void stretchesAreFoundWhereTheyWereSet() {
    Mask mask = new Mask(200, 2);
    mask.set(60, 130, 1);
    assertThat(mask.nextSet(0, 0)).isEqualTo(200);
    assertThat(mask.nextSet(0, 1)).isEqualTo(60);
    assertThat(mask.nextSet(77, 1)).isEqualTo(77);
    assertThat(mask.nextClear(60, 1)).isEqualTo(130);
    assertThat(mask.nextSet(130, 1)).isEqualTo(200);
    assertThat(mask.nextClear(200, 1)).isEqualTo(200);
  }

  @Test
  void aPartAndWhatIsAddedKeepToTheirPlace() {
    boolean[][] rows = random(150, 40, 0.5);
    Rectangle place = new Rectangle(61, 7, 129, 33);
    Mask part = mask(rows).part(place);
    Mask added = new Mask(150, 40);
    added.add(mask(rows), place);
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 150; x++) {
        boolean expected = place.holds(x, y) && rows[y][x];
        assertThat(added.at(x, y)).isEqualTo(expected);
        if (place.holds(x, y)) {
          assertThat(part.at(x - place.left(), y - place.top())).isEqualTo(expected);
        }
      }
    }
  }
}
