package org.intake.documents.ofd;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.intake.application.port.DocumentReader.SourceFile;
import org.intake.application.port.PagePictures.Page;
import org.intake.documents.IntakeDocumentReader;
import org.intake.documents.Limits;
import org.intake.documents.Readings;
import org.intake.documents.picture.DocumentPictures;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.Problem.Code;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.Seal;
import org.intake.testkit.documents.OfdWriter;
import org.intake.testkit.documents.SampleFile;
import org.intake.testkit.documents.Truth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// OFD files made by hand after GB/T 33190-2016.
class OfdFileTest {
  private static final String PAGE =
      "<ofd:Page xmlns:ofd=\"%s\"><ofd:Content><ofd:Layer>%s</ofd:Layer></ofd:Content></ofd:Page>";

  @TempDir Path folder;

  private static String text(double x, double y, String text) {
    return "<ofd:TextObject Boundary=\""
        + x
        + " "
        + y
        + " 150 8\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"g "
        + (text.length() - 1)
        + " 5\">"
        + text
        + "</ofd:TextCode></ofd:TextObject>";
  }

  private static String line(double x1, double y1, double x2, double y2) {
    return "<ofd:PathObject Boundary=\""
        + x1
        + " "
        + y1
        + " "
        + (x2 - x1)
        + " "
        + (y2 - y1)
        + "\"><ofd:AbbreviatedData>M 0 0 L "
        + (x2 - x1)
        + " "
        + (y2 - y1)
        + "</ofd:AbbreviatedData></ofd:PathObject>";
  }

  private static String form() {
    StringBuilder content = new StringBuilder();
    content.append(text(20, 20, "第二部分中小企业集聚园区情况"));
    for (double y = 40; y <= 80; y += 10) {
      content.append(line(20, y, 190, y));
    }
    for (double x : new double[] {20, 80, 190}) {
      content.append(line(x, 40, x, 80));
    }
    content.append(text(22, 41, "园区名称")).append(text(82, 41, "苏州甲产业园"));
    content.append(text(22, 51, "园区级别")).append(text(82, 51, "省级"));
    content.append(text(22, 61, "每万人口发明专利")).append(text(82, 61, "51.2件"));
    content.append(text(22, 71, "专职工作人员数")).append(text(82, 71, "3人"));
    return content.toString().replace("每万人口发明专利<", "每万人口发明专利拥有量<");
  }

  private static Map<String, byte[]> parts(String namespace, String content) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "OFD.xml",
        bytes(
            "<ofd:OFD xmlns:ofd=\""
                + namespace
                + "\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>"));
    parts.put(
        "Doc_0/Document.xml",
        bytes(
            "<ofd:Document xmlns:ofd=\""
                + namespace
                + "\"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Pages></ofd:Document>"));
    parts.put(
        "Doc_0/Pages/Page_0/Content.xml",
        bytes(PAGE.replaceFirst("%s", namespace).replaceFirst("%s", content)));
    return parts;
  }

  private static void seal(Map<String, byte[]> parts, byte[] signedPage) {
    parts.put(
        "Doc_0/Signs/Signatures.xml",
        bytes("<Signatures><Signature ID=\"1\" BaseLoc=\"Sign_0/Signature.xml\"/></Signatures>"));
    String value = Base64.getEncoder().encodeToString(Sm3.digest(signedPage));
    parts.put(
        "Doc_0/Signs/Sign_0/Signature.xml",
        bytes(
            "<Signature><SignedInfo><Provider Company=\"某签章服务\"/><References CheckMethod=\"SM3\"><Reference FileRef=\"/Doc_0/Pages/Page_0/Content.xml\"><CheckValue>"
                + value
                + "</CheckValue></Reference></References><StampAnnot ID=\"1\" PageRef=\"1\" Boundary=\"120 200 40 40\"/></SignedInfo></Signature>"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] ofd(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  @Test
  void readsFieldsWithBoxesWhateverTheNamespace() throws IOException {
    for (String namespace :
        new String[] {"http://www.ofdspec.org/2016", "http://www.ofdspec.org"}) {
      FileReading reading = Readings.one("申报表.ofd", ofd(parts(namespace, form())));

      assertThat(reading.mediaType()).isEqualTo("application/ofd");
      ReadDocument park = Readings.document(reading, DocumentType.FORM_PART_2);
      assertThat(Readings.shown(park, "parkName")).isEqualTo("苏州甲产业园");
      assertThat(Readings.shown(park, "inventionPer10k")).isEqualTo("51.2");
      assertThat(Readings.field(park, "parkName").orElseThrow().place().box())
          .satisfies(box -> {
            assertThat(box.x()).isBetween(0.37, 0.41);
            assertThat(box.y()).isBetween(0.13, 0.16);
          });
    }
  }

  @Test
  void tellsAnIntactSealFromABrokenOne() throws IOException {
    Map<String, byte[]> intact = parts("http://www.ofdspec.org/2016", form());
    seal(intact, intact.get("Doc_0/Pages/Page_0/Content.xml"));
    Map<String, byte[]> broken = parts("http://www.ofdspec.org/2016", form());
    seal(broken, bytes("what was signed was something else"));

    assertThat(seals(intact)).isEqualTo(Seal.State.INTACT);
    assertThat(seals(broken)).isEqualTo(Seal.State.BROKEN);
  }

  private static Seal.State seals(Map<String, byte[]> parts) throws IOException {
    FileReading reading = Readings.one("申报表.ofd", ofd(parts));
    Seal seal = reading.documents().getFirst().seals().getFirst();
    assertThat(seal.kind()).isEqualTo(Seal.Kind.ELECTRONIC);
    return seal.state();
  }

  @Test
  void takesAPageThatIsOnlyAPictureForAScan() throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(1240, 1754, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
    SampleFile page = new SampleFile("1.jpg", jpeg.toByteArray(), new Truth(List.of(), List.of()));
    SampleFile scan = OfdWriter.ofPictures("扫描件.ofd", List.of(page, page));

    assertThat(Readings.codes(Readings.one(scan.name(), scan.bytes())))
        .containsExactly(Code.SCAN_NOT_READ, Code.SCAN_NOT_READ);
  }

  private static String picture(double top, double height) {
    return "<ofd:ImageObject Boundary=\"0 " + top + " 210 " + height + "\" ResourceID=\"7\"/>";
  }

  private static List<Code> codesOfPage(String content) throws IOException {
    return Readings.codes(
        Readings.one("申报表.ofd", ofd(parts("http://www.ofdspec.org/2016", content))));
  }

  @Test
  void doesNotReadTextUnderAScan() throws IOException {
    assertThat(codesOfPage(form() + picture(0, 297))).containsExactly(Code.BLANK_DOCUMENT);
  }

  @Test
  void readsTextUponABackground() throws IOException {
    assertThat(codesOfPage(picture(0, 297) + form())).isEmpty();
  }

  @Test
  void saysThatAScanBesideTheTextWasNotRead() throws IOException {
    assertThat(codesOfPage(form() + picture(100, 190))).containsExactly(Code.INSET_NOT_READ);
  }

  @Test
  void saysThatAnOfdWithoutItsDocumentIsDamaged() throws IOException {
    Map<String, byte[]> parts = parts("http://www.ofdspec.org/2016", form());
    parts.remove("Doc_0/Document.xml");

    assertThat(Readings.codes(Readings.one("a.ofd", ofd(parts)))).containsExactly(Code.CORRUPT);
  }

  @Test
  void drawsAPageForTheReviewer() throws IOException {
    Path file = folder.resolve("a.ofd");
    Files.write(file, ofd(parts("http://www.ofdspec.org/2016", form())));

    byte[] picture =
        new DocumentPictures(Limits.standard())
            .draw(
                new SourceFile("a.ofd", file),
                List.of(new Page(IntakeDocumentReader.hash(file), 1)))
            .getFirst();

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
    assertThat(Math.max(image.getWidth(), image.getHeight())).isEqualTo(1600);
  }
}
