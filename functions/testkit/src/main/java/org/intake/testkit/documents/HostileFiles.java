package org.intake.testkit.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.intake.testkit.documents.Archives.Member;
import org.intake.testkit.documents.Block.Look;
import org.intake.testkit.documents.Block.Paragraph;

/// Every nasty file that provinces and attackers send, small in bytes, each with the problem code
/// that the reader must give. Where two codes tell the province the same, either will do.
public final class HostileFiles {

  /// `codes` are the acceptable problem codes; one of them must be among the file's problems.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record HostileFile(String name, byte[] bytes, Set<String> codes) {
    public HostileFile {
      codes = Set.copyOf(codes);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final int BOMB_BYTES = 64 << 20;

  private HostileFiles() {}

  public static List<HostileFile> all() {
    List<HostileFile> files = new ArrayList<>();
    files.add(file("空文件.pdf", new byte[0], "EMPTY"));
    files.addAll(pdfs());
    files.addAll(officeFiles());
    files.addAll(archives());
    files.addAll(pictures());
    files.add(file("程序.docx", program(), "UNSUPPORTED_TYPE"));
    files.add(file("残缺.ofd", hollowOfd(), "CORRUPT"));
    return List.copyOf(files);
  }

  private static List<HostileFile> pdfs() {
    byte[] sound = soundPdf();
    byte[] garbage = new byte[4096];
    new Random(1).nextBytes(garbage);
    byte[] header = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(header, 0, garbage, 0, header.length);
    return List.of(
        file("加密.pdf", encryptedPdf(), "ENCRYPTED"),
        file(
            "截断.pdf",
            Arrays.copyOf(sound, sound.length / 2),
            "TRUNCATED",
            "CORRUPT",
            "PAGE_NOT_READ"),
        file("乱码.pdf", garbage, "CORRUPT", "TRUNCATED"),
        file("脚本.pdf", scriptedPdf(), "ACTIVE_CONTENT"),
        file("空白页.pdf", blankPdf(), "BLANK_PAGE", "BLANK_DOCUMENT"),
        file("循环页树.pdf", circularPdf(), "CORRUPT", "TOO_MANY_OBJECTS", "PAGE_NOT_READ"),
        file("其实是文档.pdf", otherProgramme(), "WRONG_EXTENSION"));
  }

  private static List<HostileFile> officeFiles() {
    byte[] sound = otherProgramme();
    return List.of(
        file("加密.docx", encryptedOffice(), "ENCRYPTED"),
        file("截断.docx", Arrays.copyOf(sound, sound.length * 2 / 3), "TRUNCATED", "CORRUPT"),
        file(
            "实体炸弹.docx",
            docx(
                "<!DOCTYPE d [<!ENTITY a \"哈哈哈哈哈哈哈哈哈哈\">"
                    + entity('b', 'a')
                    + entity('c', 'b')
                    + entity('d', 'c')
                    + entity('e', 'd')
                    + entity('f', 'e')
                    + entity('g', 'f')
                    + entity('h', 'g')
                    + entity('i', 'h')
                    + "]>",
                "&i;",
                ""),
            "CORRUPT",
            "TOO_LARGE",
            "ARCHIVE_BOMB"),
        file(
            "外部实体.docx",
            docx("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;", ""),
            "CORRUPT",
            "EXTERNAL_REFERENCE"),
        file(
            "外部模板.docx",
            docx(
                "",
                "申报材料",
                "<Relationship Id=\"rId9\""
                    + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\""
                    + " Target=\"http://template.example/a.dotm\" TargetMode=\"External\"/>"),
            "EXTERNAL_REFERENCE"),
        file("文档炸弹.docx", docxBomb(), "ARCHIVE_BOMB", "TOO_LARGE"),
        file("其他项目.docx", otherProgramme(), "OTHER_PROGRAMME", "UNKNOWN_DOCUMENT"));
  }

  private static List<HostileFile> archives() {
    byte[] letter = otherProgramme();
    Member plain = Member.stored("推荐函.docx", StandardCharsets.UTF_8, letter);
    List<Member> many = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      many.add(
          Member.stored("材料" + i + ".txt", StandardCharsets.UTF_8, new byte[] {'a', 'b', 'c'}));
    }
    byte[] words = "申报材料目录。".repeat(300).getBytes(StandardCharsets.UTF_8);
    byte[] zip = Archives.zip(List.of(Member.stored("目录.txt", StandardCharsets.UTF_8, words)));
    return List.of(
        file(
            "越出目录.zip",
            Archives.zip(
                List.of(
                    plain,
                    Member.stored("../../etc/cron.d/x", StandardCharsets.UTF_8, new byte[] {'a'}))),
            "ARCHIVE_TRAVERSAL"),
        file(
            "反斜杠.zip",
            Archives.zip(
                List.of(Member.stored("..\\..\\x.txt", StandardCharsets.UTF_8, new byte[] {'a'}))),
            "ARCHIVE_TRAVERSAL"),
        file(
            "绝对路径.zip",
            Archives.zip(
                List.of(
                    Member.stored("C:\\windows\\x.txt", StandardCharsets.UTF_8, new byte[] {'a'}))),
            "ARCHIVE_TRAVERSAL"),
        file("炸弹.zip", Archives.zip(List.of(bomb("大.txt"))), "ARCHIVE_BOMB"),
        file("谎报大小.zip", Archives.zip(List.of(lyingBomb())), "ARCHIVE_BOMB", "CORRUPT"),
        file("重叠.zip", Archives.zip(List.of(plain, plain, plain), true), "ARCHIVE_OVERLAP"),
        file("过多.zip", Archives.zip(many), "ARCHIVE_TOO_MANY"),
        file("同名.zip", Archives.zip(List.of(plain, plain)), "ARCHIVE_DUPLICATE_NAME"),
        file("加密.zip", Archives.zip(List.of(plain.encrypted())), "ENCRYPTED"),
        file(
            "套娃.zip",
            Archives.nested(new SampleFile("推荐函.docx", letter, new Truth(List.of(), List.of())), 7),
            "ARCHIVE_TOO_DEEP"),
        file("截断.zip", Arrays.copyOf(zip, zip.length - 40), "TRUNCATED", "CORRUPT"));
  }

  private static List<HostileFile> pictures() {
    var sheet = new BufferedImage(1240, 1754, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < sheet.getHeight(); y++) {
      for (int x = 0; x < sheet.getWidth(); x++) {
        sheet.setRGB(x, y, 0xFFFFFF);
      }
    }
    byte[] jpeg = Pictures.jpeg(sheet, 150, 0.8);
    var tiny = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
    return List.of(
        file("六万像素.png", hugePng(), "IMAGE_TOO_LARGE"),
        file("十像素.png", Pictures.png(tiny, 72), "IMAGE_TOO_SMALL"),
        file("空白.png", Pictures.png(sheet, 150), "BLANK_PAGE", "BLANK_DOCUMENT"),
        file("截断.jpg", Arrays.copyOf(jpeg, jpeg.length / 2), "TRUNCATED", "CORRUPT"));
  }

  private static HostileFile file(String name, byte[] bytes, String... codes) {
    return new HostileFile(name, bytes, Set.of(codes));
  }

  private static byte[] soundPdf() {
    return PdfWriter.write("x", List.of(piece()), PdfWriter.Style.plain()).bytes();
  }

  private static Piece piece() {
    return new Piece(
        PieceType.UNKNOWN,
        null,
        null,
        Fields.none(),
        List.of(
            Paragraph.of("高新技术企业认定申请书", Look.title()),
            Paragraph.of("企业名称：远帆精密仪器有限公司", Look.body()),
            Paragraph.of("本企业承诺所填报内容真实、准确、完整。", Look.body())));
  }

  /// A form of another programme.
  private static byte[] otherProgramme() {
    return DocxWriter.write(List.of(piece()));
  }

  private static byte[] encryptedPdf() {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      var policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
      policy.setEncryptionKeyLength(128);
      document.protect(policy);
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] scriptedPdf() {
    try (var document =
        PdfWriter.document(
            PageLayout.lay(List.of(piece()), Metrics.grid()), PdfWriter.Style.plain())) {
      document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('x');"));
      return PdfWriter.saved(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] blankPdf() {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      return PdfWriter.saved(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A page tree whose only child is itself.
  private static byte[] circularPdf() {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      var pages = document.getPages().getCOSObject();
      var kids = new COSArray();
      kids.add(pages);
      pages.setItem(COSName.KIDS, kids);
      return PdfWriter.saved(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What Office writes for a document with a password: OLE2 around the encrypted package.
  private static byte[] encryptedOffice() {
    try (var container = new POIFSFileSystem()) {
      container.createDocument(new ByteArrayInputStream(new byte[64]), "EncryptionInfo");
      container.createDocument(new ByteArrayInputStream(new byte[4096]), "EncryptedPackage");
      var out = new ByteArrayOutputStream();
      container.writeFilesystem(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String entity(char name, char repeated) {
    return "<!ENTITY " + name + " \"" + ("&" + repeated + ";").repeat(10) + "\">";
  }

  private static byte[] docx(String doctype, String text, String relationship) {
    String types =
        "<?xml version=\"1.0\"?><Types"
            + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
            + " Extension=\"rels\""
            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default"
            + " Extension=\"xml\" ContentType=\"application/xml\"/><Override"
            + " PartName=\"/word/document.xml\""
            + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
            + "</Types>";
    return new ZipPackage()
        .add("[Content_Types].xml", types)
        .add(
            "_rels/.rels",
            relationships(
                "<Relationship Id=\"rId1\""
                    + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                    + " Target=\"word/document.xml\"/>"))
        .add("word/_rels/document.xml.rels", relationships(relationship))
        .add(
            "word/document.xml",
            "<?xml version=\"1.0\"?>"
                + doctype
                + "<w:document"
                + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"
                + text
                + "</w:t></w:r></w:p></w:body></w:document>")
        .bytes();
  }

  private static String relationships(String relationship) {
    return "<?xml version=\"1.0\"?><Relationships"
        + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + relationship
        + "</Relationships>";
  }

  /// A document whose text is 64 MB of blanks.
  private static byte[] docxBomb() {
    List<Member> members = new ArrayList<>();
    members.add(
        Member.stored(
            "[Content_Types].xml",
            StandardCharsets.UTF_8,
            ("<?xml version=\"1.0\"?><Types"
                    + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                    + " Extension=\"xml\""
                    + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")
                .getBytes(StandardCharsets.UTF_8)));
    members.add(bomb("word/document.xml"));
    return Archives.zip(members);
  }

  private static Member bomb(String name) {
    byte[] blanks = new byte[BOMB_BYTES];
    Arrays.fill(blanks, (byte) ' ');
    var crc = new CRC32();
    crc.update(blanks);
    return new Member(
        name.getBytes(StandardCharsets.UTF_8),
        1 << 11,
        8,
        deflated(blanks),
        blanks.length,
        (int) crc.getValue());
  }

  /// Says it is 100 bytes long when unpacked.
  private static Member lyingBomb() {
    Member honest = bomb("小.txt");
    return new Member(
        honest.name(), honest.flags(), honest.method(), honest.data(), 100, honest.crc());
  }

  private static byte[] deflated(byte[] bytes) {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(bytes);
    deflater.finish();
    var out = new ByteArrayOutputStream();
    byte[] buffer = new byte[65_536];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static byte[] program() {
    byte[] program = new byte[2048];
    program[0] = 'M';
    program[1] = 'Z';
    program[0x3C] = (byte) 0x80;
    program[0x80] = 'P';
    program[0x81] = 'E';
    return program;
  }

  private static byte[] hollowOfd() {
    return new ZipPackage()
        .add(
            "OFD.xml",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:OFD"
                + " xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
        .bytes();
  }

  /// 60,000 by 60,000 in the header, a few bytes of data: 10.8 GB for who decodes first and asks
  /// later.
  private static byte[] hugePng() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    chunk(
        out,
        "IHDR",
        ByteBuffer.allocate(13).putInt(60_000).putInt(60_000).put((byte) 8).put((byte) 2).array());
    byte[] raw = deflated(new byte[1000]);
    chunk(out, "IDAT", raw);
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
