package org.intake.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.intake.domain.Language;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every nasty file ends in a named verdict that tells the province what to do.
class BadInputTest {
  @ParameterizedTest
  @EnumSource(value = Code.class, mode = EnumSource.Mode.EXCLUDE, names = "NOT_ASKED_FOR")
  void hasASentenceForEveryProblemOfAFileInEveryLanguage(Code code) {
    for (Language language : Language.values()) {
      assertThat(Problems.of(code).message().in(language)).isNotBlank().endsWith(end(language));
    }
  }

  private static String end(Language language) {
    return language == Language.EN ? "." : "。";
  }

  @Test
  void asksForWhatIsAttachedToAMail() {
    String mail = "Subject: =?utf-8?B?5o6o6I2Q?=\nTo: office@province.example\n\n请见附件。\n";
    FileReading reading = Readings.text("推荐.eml", mail);

    assertThat(Readings.codes(reading)).containsExactly(Code.UNSUPPORTED_TYPE);
    assertThat(reading.problems().getFirst().message().zhHans()).contains("附件");
    assertThat(Readings.text("证明.txt", "To: 省局\n情况属实。").mediaType()).isEqualTo("text/plain");
  }

  @Test
  void namesTheRealTypeByItsUsualExtension() {
    FileReading reading = Readings.text("申报表.docx", "证明\n情况属实。");

    assertThat(reading.problems().getFirst().message().zhHans()).contains("TXT");
  }

  @Test
  void readsAWebPageInUtf16() {
    String page = "<html><body><p>第二部分 中小企业集聚园区情况</p><p>园区名称：苏州甲产业园</p></body></html>";
    FileReading reading = Readings.one("园区.html", page.getBytes(StandardCharsets.UTF_16));

    assertThat(reading.mediaType()).isEqualTo("text/html");
    assertThat(reading.pages().getFirst().text()).doesNotContain("<p>");
  }

  @Test
  void saysThatAFileIsEmpty() {
    assertThat(Readings.codes(Readings.one("申报表.docx", new byte[0]))).containsExactly(Code.EMPTY);
  }

  @Test
  void namesATypeThatIsNotRead() {
    byte[] program = new byte[4096];
    program[0] = 0x7F;
    program[1] = 'E';
    program[2] = 'L';
    program[3] = 'F';

    assertThat(Readings.codes(Readings.one("申报表.docx", program)))
        .containsExactly(Code.UNSUPPORTED_TYPE);
  }

  @Test
  void readsAFileByItsContentWhateverItsNameSays() {
    FileReading reading = Readings.text("申报表.docx", "证明\n情况属实。");

    assertThat(reading.mediaType()).isEqualTo("text/plain");
    assertThat(Readings.codes(reading)).contains(Code.WRONG_EXTENSION);
  }

  @Test
  void asksForAPdfWithoutItsPassword() throws IOException {
    FileReading reading =
        Readings.one(
            "a.pdf",
            pdf(document ->
                document.protect(
                    new StandardProtectionPolicy("owner", "user", new AccessPermission()))));

    assertThat(Readings.codes(reading)).containsExactly(Code.ENCRYPTED);
    assertThat(reading.problems().getFirst().message().zhHans()).contains("取消密码");
  }

  @Test
  void readsAPdfThatOnlyForbidsChanges() throws IOException {
    FileReading reading =
        Readings.one(
            "a.pdf",
            pdf(document ->
                document.protect(
                    new StandardProtectionPolicy("owner", "", new AccessPermission()))));

    assertThat(reading.isRefused()).isFalse();
  }

  @Test
  void tellsAPersonOfScriptsInAPdf() throws IOException {
    FileReading reading =
        Readings.one(
            "a.pdf",
            pdf(document ->
                document
                    .getDocumentCatalog()
                    .setOpenAction(new PDActionJavaScript("app.alert('x')"))));

    assertThat(Readings.codes(reading)).contains(Code.ACTIVE_CONTENT);
    assertThat(reading.isRefused()).isFalse();
  }

  @Test
  void saysThatATornPdfIsDamaged() throws IOException {
    byte[] pdf = pdf(document -> {});

    assertThat(Readings.codes(Readings.one("a.pdf", Arrays.copyOf(pdf, 60))))
        .containsExactly(Code.CORRUPT);
  }

  @Test
  void refusesAPdfWithTooManyPages() throws IOException {
    Limits few =
        new Limits(
            new Limits.Files(1 << 20, 2, 10_000),
            Limits.standard().archives(),
            Limits.standard().content());
    IntakeDocumentReader reader = new IntakeDocumentReader(Guides.callOf2017(), few, new NoScans());
    byte[] pdf =
        pdf(document -> {
          document.addPage(new PDPage());
          document.addPage(new PDPage());
        });

    FileReading reading = Readings.all(reader, "a.pdf", pdf).getFirst();

    assertThat(Readings.codes(reading)).containsExactly(Code.TOO_MANY_PAGES);
    assertThat(reading.problems().getFirst().message().zhHans()).contains("2页");
  }

  @Test
  void saysThatADocumentOfBlankPagesHasNoContent() throws IOException {
    byte[] pdf;
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      pdf = bytes(document);
    }

    assertThat(Readings.codes(Readings.one("a.pdf", pdf))).containsExactly(Code.BLANK_DOCUMENT);
  }

  @Test
  void sendsAScannedPageToAPersonWhenNothingCanRecogniseIt() throws IOException {
    byte[] pdf;
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      BufferedImage image = new BufferedImage(850, 1100, BufferedImage.TYPE_BYTE_GRAY);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(LosslessFactory.createFromImage(document, image), 0, 0, 612, 792);
      }
      pdf = bytes(document);
    }

    FileReading reading = Readings.one("证明材料/E09_管理部门设立证明.pdf", pdf);

    assertThat(Readings.codes(reading)).containsExactly(Code.SCAN_NOT_READ);
    assertThat(reading.documents())
        .singleElement()
        .satisfies(document -> {
          assertThat(document.type()).isEqualTo(DocumentType.EVIDENCE);
          assertThat(document.fields()).isEmpty();
          assertThat(document.covers()).singleElement().extracting("condition").isEqualTo("E09");
        });
  }

  @Test
  void refusesAPictureOfTenPixels() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB), "png", out);

    FileReading reading = Readings.one("a.png", out.toByteArray());
    assertThat(Readings.codes(reading)).containsExactly(Code.IMAGE_TOO_SMALL);
    assertThat(reading.problems().getFirst().message().zhHans()).contains("10x10");
  }

  @Test
  void refusesAHugePictureBeforeDecodingIt() {
    assertThat(Readings.codes(Readings.one("a.png", pngHeader(60_000, 60_000))))
        .containsExactly(Code.IMAGE_TOO_LARGE);
  }

  private static byte[] pngHeader(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(17);
    header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    header.put((byte) 8).put((byte) 2);
    CRC32 crc = new CRC32();
    crc.update(header.array());
    ByteBuffer png = ByteBuffer.allocate(8 + 4 + 17 + 4 + 64);
    png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}).putInt(13);
    png.put(header.array()).putInt((int) crc.getValue());
    png.putInt(0).put("IDAT".getBytes(StandardCharsets.US_ASCII));
    return png.array();
  }

  @Test
  void refusesXmlNestedToDrownTheReader() {
    String deep = "<w:sdt>".repeat(5_000);
    byte[] docx =
        docx(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                + deep);

    assertThat(Readings.codes(Readings.one("a.docx", docx))).containsExactly(Code.CORRUPT);
  }

  @Test
  void expandsNoEntities() {
    String bomb =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>"
            + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";

    assertThat(Readings.codes(Readings.one("a.docx", docx(bomb)))).containsExactly(Code.CORRUPT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GBK", "GB18030", "UTF-16LE"})
  void readsTextInTheEncodingsOfOffices(String encoding) {
    String text = "关于知识产权工作情况的证明\n兹证明，情况属实。\n2017年6月30日\n";
    byte[] bytes =
        encoding.equals("UTF-16LE")
            ? ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)
            : text.getBytes(Charset.forName(encoding));

    assertThat(Readings.one("证明.txt", bytes).pages().getFirst().text()).contains("情况属实");
  }

  @Test
  void readsTraditionalTextInBigFive() {
    byte[] bytes =
        "關於知識產權工作情況的證明，茲證明該園區設有知識產權管理部門，配備專職工作人員，情況屬實。".getBytes(Charset.forName("Big5"));

    assertThat(Readings.one("證明.txt", bytes).pages().getFirst().text()).contains("知識產權管理部門");
  }

  @Test
  void sendsAnotherProgrammesApplicationToAPerson() {
    FileReading reading =
        Readings.text("申报书.txt", "国家级科技企业孵化器申报书\n申报单位：某孵化器有限公司\n联系人：某某\n填报日期：2017年7月1日\n");

    assertThat(Readings.codes(reading)).contains(Code.OTHER_PROGRAMME);
    assertThat(reading.documents())
        .allMatch(document -> document.type().equals(DocumentType.UNKNOWN));
  }

  @Test
  void sendsADocumentOfNoKindToAPersonWithTheBestGuess() {
    FileReading reading = Readings.text("随笔.txt", "今天天气很好。\n大家都很高兴。");

    assertThat(Readings.codes(reading)).containsExactly(Code.UNKNOWN_DOCUMENT);
    assertThat(reading.documents())
        .singleElement()
        .extracting("type")
        .isEqualTo(DocumentType.UNKNOWN);
    assertThat(reading.problems().getFirst().message().zhHans()).contains("均不相近");
  }

  @Test
  void namesTheFormThatAFewLabelsAreOf() {
    FileReading reading = Readings.text("附页.txt", "园区级别说明如下。\n规划面积：12平方公里");

    assertThat(Readings.codes(reading)).containsExactly(Code.UNKNOWN_DOCUMENT);
    assertThat(reading.problems().getFirst().message().zhHans()).contains("申报表第二部分");
  }

  @Test
  void neverPutsMarkupOfMessagesInFrontOfUsers() {
    for (Problem problem : List.of(Problems.of(Code.CORRUPT), Problems.of(Code.TIME_LIMIT))) {
      assertThat(problem.message().zhHans()).doesNotContain("{").doesNotContain("Exception");
    }
  }

  private interface Change {
    void to(PDDocument document) throws IOException;
  }

  private static byte[] pdf(Change change) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(72, 700);
        content.showText("A page with a text layer of its own, and quite enough of it.");
        content.endText();
      }
      change.to(document);
      return bytes(document);
    }
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  private static byte[] docx(String documentXml) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(String.format(Locale.ROOT, "%s", documentXml).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }
}
