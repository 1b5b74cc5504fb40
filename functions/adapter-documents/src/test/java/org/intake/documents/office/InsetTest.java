package org.intake.documents.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.intake.documents.Readings;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.Problem.Code;
import org.intake.domain.reading.ReadDocument;
import org.junit.jupiter.api.Test;

/// Tables inside of cells, text boxes and pictures beside the text: they are read, or their file is
/// said to hold more than was read, so that nothing counts as left out.
class InsetTest {
  /// The file that `soffice --convert-to doc:"MS Word 97"` made of a docx with a table in a cell.
  private static final String NESTED = "nested.doc";

  private static final String TEXT_BOX = "text-box.doc";

  private static byte[] committed(String name) throws IOException {
    try (InputStream in = InsetTest.class.getResourceAsStream(name)) {
      assertThat(in).describedAs(name).isNotNull();
      return in.readAllBytes();
    }
  }

  private static byte[] rtf(String body) {
    StringBuilder escaped = new StringBuilder("{\\rtf1\\ansi\\uc0 ");
    body.chars()
        .forEach(c -> {
          if (c < 128) {
            escaped.append((char) c);
          } else {
            escaped.append("\\u").append((short) c).append(' ');
          }
        });
    return escaped.append('}').toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static ReadDocument park(FileReading reading) {
    return Readings.document(reading, DocumentType.FORM_PART_2);
  }

  private static byte[] docx(int pictureSide) throws IOException {
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    ImageIO.write(
        new BufferedImage(pictureSide, pictureSide, BufferedImage.TYPE_BYTE_BINARY),
        "png",
        picture);
    Map<String, byte[]> parts =
        Map.of(
            "[Content_Types].xml",
            utf8(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
            "word/document.xml",
            utf8(
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>第二部分 中小企业集聚园区情况</w:t></w:r></w:p><w:p><w:r><w:t>园区名称：苏州甲产业园</w:t></w:r></w:p></w:body></w:document>"),
            "word/media/image1.png",
            picture.toByteArray());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void readsATableInsideOfACellOfADoc() throws IOException {
    ReadDocument park = park(Readings.one("园区.doc", committed(NESTED)));

    assertThat(Readings.shown(park, "parkName")).isEqualTo("苏州甲产业园");
    assertThat(Readings.shown(park, "parkLevel")).isEqualTo("省级");
    assertThat(Readings.shown(park, "ipFullTimeStaff")).isEqualTo("3");
  }

  @Test
  void readsATableInsideOfACellOfAnRtf() {
    String nestedRow =
        "\\pard\\intbl\\itap2 %s\\nestcell %s\\nestcell{\\*\\nesttableprops\\trowd\\cellx3000\\cellx6000\\nestrow}{\\nonesttables\\par}";
    FileReading reading =
        Readings.one(
            "园区.rtf",
            rtf(
                "第二部分 中小企业集聚园区情况\\par\\trowd\\cellx2000\\cellx8000\\pard\\intbl 基本情况\\cell "
                    + nestedRow.replaceFirst("%s", "园区名称").replaceFirst("%s", "苏州甲产业园")
                    + nestedRow.replaceFirst("%s", "园区级别").replaceFirst("%s", "省级")
                    + "\\pard\\intbl\\cell\\row\\trowd\\cellx2000\\cellx8000\\pard\\intbl 专职工作人员数\\cell 3人\\cell\\row\\pard 完\\par"));

    ReadDocument park = park(reading);
    assertThat(Readings.shown(park, "parkName")).isEqualTo("苏州甲产业园");
    assertThat(Readings.shown(park, "parkLevel")).isEqualTo("省级");
    assertThat(Readings.shown(park, "ipFullTimeStaff")).isEqualTo("3");
  }

  @Test
  void readsATextBoxOfAnRtf() {
    FileReading reading =
        Readings.one(
            "园区.rtf",
            rtf(
                "第二部分 中小企业集聚园区情况\\par 园区名称：苏州甲产业园\\par 说明{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt\\pard 园区级别：省级\\par}}{\\shprslt 园区级别：市级}}文字\\par"));

    assertThat(reading.pages().getFirst().text())
        .contains("园区级别：省级")
        .contains("说明文字")
        .doesNotContain("市级")
        .doesNotContain("shapeType");
    assertThat(Readings.shown(park(reading), "parkLevel")).isEqualTo("省级");
  }

  @Test
  void saysThatTheTextBoxOfADocWasNotRead() throws IOException {
    FileReading reading = Readings.one("园区.doc", committed(TEXT_BOX));

    assertThat(Readings.codes(reading)).containsExactly(Code.INSET_NOT_READ);
    assertThat(Readings.shown(park(reading), "parkName")).isEqualTo("苏州甲产业园");
  }

  @Test
  void saysThatAScanPastedBesideTheTextWasNotRead() throws IOException {
    assertThat(Readings.codes(Readings.one("园区.docx", docx(1200)))).contains(Code.INSET_NOT_READ);
  }

  @Test
  void doesNotTakeASealForAScan() throws IOException {
    assertThat(Readings.codes(Readings.one("园区.docx", docx(300))))
        .doesNotContain(Code.INSET_NOT_READ);
  }
}
