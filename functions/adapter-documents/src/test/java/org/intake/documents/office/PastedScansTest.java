package org.intake.documents.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.ddf.EscherOptRecord;
import org.apache.poi.ddf.EscherPropertyTypes;
import org.apache.poi.ddf.EscherRecord;
import org.apache.poi.ddf.EscherSimpleProperty;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFPicture;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.intake.documents.Guides;
import org.intake.documents.IntakeDocumentReader;
import org.intake.documents.Limits;
import org.intake.documents.Problems;
import org.intake.documents.Readings;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.layout.LaidOutPage.Block;
import org.intake.documents.layout.TextLine;
import org.intake.documents.layout.Word;
import org.intake.documents.ocr.ScanReader;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;
import org.intake.domain.reading.ReadPage;
import org.intake.domain.reading.SealReport;
import org.junit.jupiter.api.Test;

/// Scans of pages that somebody pasted into Word, RTF, a workbook or a web page.
class PastedScansTest {
  private static final List<String> FORM =
      List.of(
          "第二部分 中小企业集聚园区情况",
          "园区名称：苏州甲产业园",
          "园区级别：省级",
          "从业人员数：1280人",
          "专职工作人员数：3人",
          "园区地址：苏州市工业园区星湖街218号");

  /// Recognition that reads the same lines in every picture.
  private static final class Says implements ScanReader {
    private final List<String> lines;
    private final List<Problem> problems;
    private int opened;

    Says(List<String> lines, List<Problem> problems) {
      this.lines = lines;
      this.problems = problems;
    }

    @Override
    public boolean isAvailable() {
      return true;
    }

    @Override
    public synchronized Outcome open(PagePicture picture, int pageNumber) {
      opened++;
      List<Block> blocks = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        String text = lines.get(i);
        Box box = new Box(0.1, 0.1 + 0.05 * i, 0.02 * text.length(), 0.02);
        blocks.add(new Block.Line(new TextLine(List.of(new Word(text, box, 0.9)), 0)));
      }
      LaidOutPage page =
          new LaidOutPage(
              pageNumber, 1240, 1754, PageSource.OCR, blocks, List.of(), SealReport.TOLD);
      return new Outcome.Read(new Page(page, problems));
    }
  }

  private record Page(LaidOutPage layout, List<Problem> problems)
      implements ScanReader.ScannedPage {
    @Override
    public List<List<String>> rings() {
      return List.of();
    }

    @Override
    public Optional<ScanReader.AimedReading> readAgain(Box place, FieldDefinition field) {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }

  private static List<FileReading> read(ScanReader scans, String name, byte[] content) {
    return Readings.all(
        new IntakeDocumentReader(Guides.callOf2017(), Limits.standard(), scans, 1), name, content);
  }

  private static byte[] picture() throws IOException {
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(1240, 1754, BufferedImage.TYPE_BYTE_BINARY), "png", picture);
    return picture.toByteArray();
  }

  private static byte[] html(String attributes) throws IOException {
    String data = Base64.getEncoder().encodeToString(picture());
    return ("<html><body><p>附件2 扫描件如下</p><img src=\"data:image/png;base64,"
            + data
            + "\""
            + attributes
            + "></body></html>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] docx(String extent, String cut) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        utf8(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"));
    parts.put(
        "word/_rels/document.xml.rels",
        utf8(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId7\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/image1.png\"/></Relationships>"));
    parts.put(
        "word/document.xml",
        utf8(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body><w:p><w:r><w:t>附件2</w:t></w:r></w:p><w:p><w:r><w:drawing><wp:inline><wp:extent "
                + extent
                + "/><a:blip r:embed=\"rId7\"/><a:srcRect "
                + cut
                + "/></wp:inline></w:drawing></w:r></w:p></w:body></w:document>"));
    parts.put("word/media/image1.png", picture());
    return zipped(parts);
  }

  private static byte[] xlsx(String extent, String cut, String group) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        utf8(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"));
    parts.put("xl/_rels/workbook.xml.rels", related("worksheet", "/xl/worksheets/sheet1.xml"));
    parts.put(
        "xl/workbook.xml",
        utf8(
            "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"附件2\" r:id=\"rId7\"/></sheets></workbook>"));
    parts.put(
        "xl/worksheets/sheet1.xml",
        utf8(
            "<worksheet xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheetData/><drawing r:id=\"rId7\"/></worksheet>"));
    parts.put(
        "xl/worksheets/_rels/sheet1.xml.rels", related("drawing", "../drawings/drawing1.xml"));
    String picture =
        "<xdr:pic><xdr:blipFill><a:blip r:embed=\"rId7\"/><a:srcRect "
            + cut
            + "/></xdr:blipFill><xdr:spPr><a:xfrm><a:ext "
            + extent
            + "/></a:xfrm></xdr:spPr></xdr:pic>";
    parts.put(
        "xl/drawings/drawing1.xml",
        utf8(
            "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><xdr:twoCellAnchor>"
                + (group.isEmpty() ? picture : "<xdr:grpSp>" + picture + "</xdr:grpSp>")
                + "</xdr:twoCellAnchor></xdr:wsDr>"));
    parts.put("xl/drawings/_rels/drawing1.xml.rels", related("image", "../media/image1.png"));
    parts.put("xl/media/image1.png", picture());
    return zipped(parts);
  }

  private static byte[] related(String type, String target) {
    return utf8(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId7\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
            + type
            + "\" Target=\""
            + target
            + "\"/></Relationships>");
  }

  /// A picture from the sheet's corner to a cell; a column is 64 pixels wide, a row 17 high.
  private static byte[] xls(int columns, int rows, boolean cut) throws IOException {
    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
      HSSFSheet sheet = workbook.createSheet("附件2");
      int index = workbook.addPicture(picture(), Workbook.PICTURE_TYPE_PNG);
      HSSFPicture picture =
          sheet
              .createDrawingPatriarch()
              .createPicture(
                  new HSSFClientAnchor(0, 0, 0, 0, (short) 0, 0, (short) columns, rows), index);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      return cut ? cut(out.toByteArray(), picture.getPictureIndex()) : out.toByteArray();
    }
  }

  private static byte[] cut(byte[] xls, int picture) throws IOException {
    try (HSSFWorkbook workbook = new HSSFWorkbook(new ByteArrayInputStream(xls))) {
      HSSFSheet sheet = workbook.getSheetAt(0);
      cut(sheet.getDrawingEscherAggregate().getEscherRecords(), picture);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      return out.toByteArray();
    }
  }

  private static void cut(List<EscherRecord> records, int picture) {
    for (EscherRecord record : records) {
      if (record instanceof EscherOptRecord options
          && options.lookup(EscherPropertyTypes.BLIP__BLIPTODISPLAY)
              instanceof EscherSimpleProperty shown
          && shown.getPropertyValue() == picture) {
        options.addEscherProperty(
            new EscherSimpleProperty(EscherPropertyTypes.BLIP__CROPFROMBOTTOM, 30_000));
        options.sortProperties();
      }
      cut(record.getChildRecords(), picture);
    }
  }

  /// As Word writes it: the picture, and once more for old readers.
  private static byte[] rtf(String goal, boolean binary) throws IOException {
    byte[] png = picture();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(
        utf8("{\\rtf1\\ansi {\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn a}{\\sv 1}}}" + goal));
    if (binary) {
      out.write(utf8("\\bin" + png.length + " "));
      out.write(png);
    } else {
      out.write(utf8("\r\n" + HexFormat.of().formatHex(png)));
    }
    out.write(
        utf8(
            "}}{\\nonshppict{\\pict\\wmetafile8\\picwgoal9000\\pichgoal12000 0100}}\\par end\\par}"));
    return out.toByteArray();
  }

  private static final String ON_A_PAGE = "\\picwgoal9000\\pichgoal12000\\pngblip";

  private static byte[] zipped(Map<String, byte[]> parts) throws IOException {
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

  private static final String LARGE = "cx=\"5400000\" cy=\"7600000\"";

  @Test
  void readsAScanPastedIntoWordLikeAScan() throws IOException {
    FileReading reading = read(new Says(FORM, List.of()), "园区.docx", docx(LARGE, "")).getFirst();

    ReadDocument park = Readings.document(reading, DocumentType.FORM_PART_2);
    ReadField name = Readings.field(park, "parkName").orElseThrow();
    assertThat(name.method()).isEqualTo(Method.OCR);
    assertThat(name.confidence()).isLessThan(0.9);
    assertThat(name.place().page()).isEqualTo(1);
    assertThat(Readings.codes(reading)).containsExactly(Code.RECOGNISED);
    assertThat(reading.pages()).extracting(ReadPage::number).containsExactly(0, 1);
  }

  @Test
  void readsAScanPastedIntoAWebPage() throws IOException {
    FileReading reading = read(new Says(FORM, List.of()), "园区.html", html("")).getFirst();

    assertThat(Readings.shown(Readings.document(reading, DocumentType.FORM_PART_2), "parkName"))
        .isEqualTo("苏州甲产业园");
  }

  @Test
  void readsAScanPastedIntoAWorkbook() throws IOException {
    FileReading fresh = read(new Says(FORM, List.of()), "园区.xlsx", xlsx(LARGE, "", "")).getFirst();
    FileReading old = read(new Says(FORM, List.of()), "园区.xls", xls(9, 46, false)).getFirst();

    for (FileReading reading : List.of(fresh, old)) {
      assertThat(Readings.shown(Readings.document(reading, DocumentType.FORM_PART_2), "parkName"))
          .isEqualTo("苏州甲产业园");
      assertThat(Readings.codes(reading)).containsExactly(Code.RECOGNISED);
    }
  }

  @Test
  void readsAScanPastedIntoRtf() throws IOException {
    for (boolean binary : List.of(true, false)) {
      FileReading reading =
          read(new Says(FORM, List.of()), "园区.rtf", rtf(ON_A_PAGE, binary)).getFirst();
      assertThat(Readings.shown(Readings.document(reading, DocumentType.FORM_PART_2), "parkName"))
          .isEqualTo("苏州甲产业园");
      assertThat(Readings.codes(reading)).containsExactly(Code.RECOGNISED);
      assertThat(reading.pages().getFirst().text()).isEqualToIgnoringWhitespace("end");
    }
  }

  @Test
  void readsNothingOfAPictureThatRtfDoesNotShowAsAPage() throws IOException {
    Says scans = new Says(FORM, List.of());
    for (String goal :
        List.of(
            ON_A_PAGE + "\\piccropb600",
            ON_A_PAGE + "\\picscalex10",
            "\\picwgoal900\\pichgoal900")) {
      assertThat(Readings.codes(read(scans, "园区.rtf", rtf(goal, false)).getFirst()))
          .as(goal)
          .contains(Code.INSET_NOT_READ);
    }
    assertThat(scans.opened).isZero();
  }

  @Test
  void readsNothingOfAPictureThatAWorkbookDoesNotShowAsAPage() throws IOException {
    Says scans = new Says(FORM, List.of());
    Map<String, byte[]> files =
        Map.of(
            "cut.xlsx", xlsx(LARGE, "t=\"40000\"", ""),
            "small.xlsx", xlsx("cx=\"540000\" cy=\"760000\"", "", ""),
            "grouped.xlsx", xlsx(LARGE, "", "group"),
            "cut.xls", xls(9, 46, true),
            "small.xls", xls(1, 4, false));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      assertThat(Readings.codes(read(scans, file.getKey(), file.getValue()).getFirst()))
          .as(file.getKey())
          .contains(Code.INSET_NOT_READ);
    }
    assertThat(scans.opened).isZero();
  }

  /// What is cut away or shown as small as an icon is not read.
  @Test
  void readsNothingOfAPictureThatIsNotShownAsAPage() throws IOException {
    Says scans = new Says(FORM, List.of());

    FileReading cut = read(scans, "园区.docx", docx(LARGE, "b=\"40000\"")).getFirst();
    FileReading small = read(scans, "园区.docx", docx("cx=\"540000\" cy=\"760000\"", "")).getFirst();
    read(scans, "园区.html", html(" width=80 height=80"));

    assertThat(scans.opened).isZero();
    assertThat(Readings.codes(cut)).contains(Code.INSET_NOT_READ);
    assertThat(Readings.codes(small)).contains(Code.INSET_NOT_READ);
  }

  /// The photo of a gate in a plan asks for nobody's attention.
  @Test
  void takesNoPhotoForAPage() throws IOException {
    Says photo = new Says(List.of("甲产业园"), List.of(Problems.onPage(Code.HANDWRITING, 1)));

    FileReading reading = read(photo, "方案.docx", docx(LARGE, "")).getFirst();

    assertThat(Readings.codes(reading))
        .contains(Code.INSET_NOT_READ)
        .doesNotContain(Code.HANDWRITING, Code.RECOGNISED);
  }
}
