package org.intake.documents.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.LaidOutPage.Block;
import org.intake.documents.layout.TextLine;
import org.intake.documents.layout.Word;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.CellRef;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;
import org.intake.domain.reading.SealReport;
import org.junit.jupiter.api.Test;

class OfficeSheetTest {
  private static TextLine line(String text, int paragraph) {
    return new TextLine(List.of(new Word(text, null, 1)), paragraph);
  }

  private static GridCell cell(int row, int column, int rows, int columns, TextLine... lines) {
    return new GridCell(row, column, rows, columns, null, List.of(lines));
  }

  private static final List<Block> FORM =
      List.of(
          new Block.Line(line("试点城市申报表", 1)),
          new Block.Table(
              new Grid(
                  1,
                  null,
                  List.of(
                      cell(1, 1, 1, 1, line("联系人", 2)),
                      cell(1, 2, 1, 1, line("钱云帆", 3)),
                      cell(1, 3, 2, 1, line("联系电话", 4)),
                      cell(2, 1, 1, 2, line("园区设有知识产权管理部门，配备专职工作人员。".repeat(12), 5))))));

  private static ReadField field(Place place) {
    return new ReadField(
        "anything",
        "任一栏",
        new FieldValue.Text("值"),
        "值",
        null,
        Method.FORM_TABLE,
        1,
        1,
        Set.of(),
        place);
  }

  private static Box placed(List<Block> blocks, Place place) {
    ReadDocument document =
        new ReadDocument(
            DocumentType.UNKNOWN,
            1,
            0,
            0,
            null,
            List.of(field(place)),
            List.of(),
            SealReport.NOT_EXPECTED,
            List.of());
    return Objects.requireNonNull(
        OfficeSheet.of(blocks)
            .placed(List.of(document))
            .getFirst()
            .fields()
            .getFirst()
            .place()
            .box());
  }

  private static Box ofCell(int row, int column) {
    return placed(FORM, Place.ofCell(0, new CellRef(1, row, column), "值"));
  }

  @Test
  void cellsStandAsTheTableHasThem() {
    Box contact = ofCell(1, 2);
    Box label = ofCell(1, 1);
    Box tall = ofCell(1, 3);
    Box wide = ofCell(2, 1);

    assertThat(contact.x()).isCloseTo(label.x() + label.width(), within(1e-9));
    assertThat(tall.height()).isCloseTo(contact.height() + wide.height(), within(1e-9));
    assertThat(wide.width()).isCloseTo(label.width() + contact.width(), within(1e-9));
    assertThat(wide.height()).isGreaterThan(4 * contact.height());
    assertThat(tall.x() + tall.width()).isLessThan(1);
    assertThat(wide.y() + wide.height()).isLessThan(1);
  }

  @Test
  void aParagraphHasAllOfItsLines() {
    Box title = placed(FORM, Place.ofParagraph(0, 1, "试点城市申报表"));

    assertThat(title.y() + title.height()).isLessThanOrEqualTo(ofCell(1, 1).y());
    Box inCell = placed(FORM, Place.ofParagraph(0, 3, "钱云帆"));
    Box cell = ofCell(1, 2);
    assertThat(inCell.y()).isBetween(cell.y(), cell.y() + cell.height());
    assertThat(inCell.x()).isEqualTo(cell.x());
  }

  @Test
  void aValueThatGoesOnInTheNextParagraphIsCoveredWhole() {
    List<Block> letter =
        List.of(
            new Block.Line(line("电子邮箱：zscq_43@", 1)),
            new Block.Line(line("suzhou-ip.example", 3)),
            new Block.Line(line("特此函报", 4)));

    Box mail = placed(letter, Place.ofParagraph(0, 1, "zscq_43@ suzhou-ip.example"));
    Box first = placed(letter, Place.ofParagraph(0, 1, "电子邮箱"));
    assertThat(mail.y()).isEqualTo(first.y());
    assertThat(mail.height()).isCloseTo(2 * first.height(), within(1e-9));
  }

  @Test
  void theBoxOnThePictureHoldsWhatStandsThere() {
    OfficeSheet sheet = OfficeSheet.of(FORM);
    assertThat(OfficePicture.draw(sheet))
        .as("the machine has a Chinese font")
        .hasValueSatisfying(picture -> {
          assertThat(ink(picture, ofCell(1, 2))).isPositive();
          assertThat(ink(picture, new Box(0, 0, 1, 0.001))).isZero();
        });
  }

  /// Dark pixels within a box, its edges left out.
  private static int ink(BufferedImage picture, Box box) {
    int ink = 0;
    int right = (int) ((box.x() + box.width()) * picture.getWidth()) - 3;
    int bottom = (int) ((box.y() + box.height()) * picture.getHeight()) - 3;
    for (int y = (int) (box.y() * picture.getHeight()) + 3; y < bottom; y++) {
      for (int x = (int) (box.x() * picture.getWidth()) + 3; x < right; x++) {
        ink += (picture.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
      }
    }
    return ink;
  }

  @Test
  void whatIsBelowTheEndOfTheSheetHasNoBox() {
    List<Block> book =
        IntStream.rangeClosed(1, 2000)
            .<Block>mapToObj(i -> new Block.Line(line("第" + i + "段", i)))
            .toList();
    ReadDocument document =
        new ReadDocument(
            DocumentType.UNKNOWN,
            1,
            0,
            0,
            null,
            List.of(field(Place.ofParagraph(0, 1999, "第1999段"))),
            List.of(),
            SealReport.NOT_EXPECTED,
            List.of());

    Place place =
        OfficeSheet.of(book).placed(List.of(document)).getFirst().fields().getFirst().place();
    assertThat(place.box()).isNull();
    assertThat(place.paragraph()).isEqualTo(1999);
    assertThat(OfficeSheet.of(book).height()).isEqualTo(OfficeSheet.LONGEST);
  }
}
