package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.function.Consumer;
import org.intake.documents.ocr.TableFinder.Cell;
import org.junit.jupiter.api.Test;

class TableFinderTest {
  @Test
  void findsCellsWithTheirSpans() {
    List<Cell> cells = cells(TableFinderTest::formOfThreeRows);
    assertThat(cells).hasSize(8);
    assertThat(cells.get(4)).matches(c -> c.row() == 2 && c.column() == 1 && c.columnSpan() == 1);
    assertThat(cells.get(5)).matches(c -> c.row() == 2 && c.column() == 2 && c.columnSpan() == 4);
    assertThat(cells.get(6)).matches(c -> c.row() == 3 && c.rowSpan() == 1);
  }

  @Test
  void aGapInARulingLineDoesNotJoinCells() {
    List<Cell> cells =
        cells(g -> {
          formOfThreeRows(g);
          g.setColor(Color.WHITE);
          g.fillRect(420, 290, 60, 20);
          g.setColor(Color.BLACK);
        });
    assertThat(cells).hasSize(8);
  }

  /// Two rows of a fax were one cell, and what stood in both was lost.
  @Test
  void theDotsThatAreLeftOfALinePartCells() {
    Consumer<Graphics2D> broken =
        g -> {
          formOfThreeRows(g);
          g.setColor(Color.WHITE);
          for (int x = 104; x < 295; x += 50) {
            g.fillRect(x, 398, 30, 8);
          }
          g.setColor(Color.BLACK);
        };
    assertThat(cells(broken)).hasSize(8);

    GreyPicture page = Drawn.grey(Drawn.page(1200, 900, broken));
    GreyPicture unruled = PageReader.unruled(page, TableFinder.find(page, 250).lines());
    assertThat(Ink.bounds(unruled, new Rectangle(110, 380, 290, 420), 250).isEmpty()).isTrue();
  }

  @Test
  void charactersWhereALineWouldBePartNoCell() {
    List<Cell> cells =
        cells(g -> {
          formOfThreeRows(g);
          g.setColor(Color.WHITE);
          g.fillRect(104, 398, 195, 8);
          g.setColor(Color.BLACK);
          for (int x = 120; x < 280; x += 32) {
            g.drawRect(x, 388, 26, 28);
            g.fillRect(x, 401, 26, 3);
          }
        });

    assertThat(cells).hasSize(7);
  }

  /// A fax of hairlines had no table: all columns were read as one line.
  @Test
  void greyHairlinesRuleATable() {
    List<Cell> cells =
        cells(g -> {
          g.setColor(new Color(185, 185, 185));
          formOfThreeRows(g);
        });

    assertThat(cells).hasSize(8);
  }

  @Test
  void theRingOfAStampRulesNoTable() {
    List<Cell> cells =
        cells(g -> {
          formOfThreeRows(g);
          g.setStroke(new BasicStroke(14));
          g.drawOval(520, 50, 600, 600);
        });

    assertThat(cells).hasSize(8);
  }

  @Test
  void aShortStrokeAcrossALineMakesNoRow() {
    List<Cell> cells =
        cells(g -> {
          formOfThreeRows(g);
          g.fillRect(240, 350, 120, 3);
        });

    assertThat(cells.get(4).rowSpan()).isEqualTo(1);
    assertThat(cells.get(6).row()).isEqualTo(3);
  }

  @Test
  void aTableThatIsOpenAtItsSidesKeepsItsOuterColumns() {
    List<Cell> cells =
        cells(g -> {
          for (int y : new int[] {200, 300, 400, 500}) {
            g.fillRect(100, y, 1000, 3);
          }
          g.fillRect(400, 200, 3, 303);
          g.fillRect(700, 200, 3, 303);
        });

    assertThat(cells).hasSize(9);
    assertThat(cells.getFirst().place().left()).isBetween(95, 110);
    assertThat(cells.get(2).place().right()).isBetween(1090, 1105);
  }

  @Test
  void oneLongLineMakesNoColumn() {
    List<Cell> cells =
        cells(g -> {
          formOfThreeRows(g);
          g.fillRect(20, 400, 1150, 3);
        });

    assertThat(cells).hasSize(8);
  }

  @Test
  void aPageWithoutRulingHasNoTable() {
    assertThat(TableFinder.find(Drawn.grey(Drawn.page(1200, 900, _ -> {})), 250).tables())
        .isEmpty();
  }

  /// The last row of a form may stand alone on its page; a frame with one line through it is no
  /// row.
  @Test
  void aLabelAndItsValueAloneAreATable() {
    List<Cell> row =
        cells(g -> {
          g.drawRect(100, 200, 1000, 120);
          g.fillRect(400, 200, 3, 120);
        });

    assertThat(row).hasSize(2);
    assertThat(
            TableFinder.find(
                    Drawn.grey(
                        Drawn.page(
                            1200,
                            900,
                            g -> {
                              g.drawRect(100, 200, 1000, 320);
                              g.fillRect(100, 300, 1000, 3);
                            })),
                    250)
                .tables())
        .isEmpty();
  }

  private static List<Cell> cells(Consumer<Graphics2D> drawing) {
    var found = TableFinder.find(Drawn.grey(Drawn.page(1200, 900, drawing)), 250);
    assertThat(found.tables()).hasSize(1);
    return found.tables().getFirst().cells();
  }

  /// Four cells; a label and a wide cell; a wide cell and one more.
  private static void formOfThreeRows(Graphics2D g) {
    for (int y : new int[] {200, 300, 400, 560}) {
      g.fillRect(100, y, 1003, 3);
    }
    for (int x : new int[] {100, 1100}) {
      g.fillRect(x, 200, 3, 362);
    }
    g.fillRect(300, 200, 3, 200);
    g.fillRect(600, 200, 3, 100);
    g.fillRect(800, 200, 3, 100);
    g.fillRect(700, 400, 3, 162);
  }
}
