package org.intake.testkit.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.intake.testkit.documents.Archives.Member;

/// Office documents that are broken, locked, of another programme, or reach out of themselves.
final class HostileOffice {
  private HostileOffice() {}

  static List<HostileFile> all() {
    byte[] sound = OtherProgramme.docx();
    return List.of(
        HostileFile.of("加密.docx", encryptedOffice(), "ENCRYPTED"),
        HostileFile.of(
            "截断.docx", Arrays.copyOf(sound, sound.length * 2 / 3), "TRUNCATED", "CORRUPT"),
        HostileFile.of(
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
        HostileFile.of(
            "外部实体.docx",
            docx("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;", ""),
            "CORRUPT",
            "EXTERNAL_REFERENCE"),
        HostileFile.of(
            "外部模板.docx",
            docx(
                "",
                "申报材料",
                "<Relationship Id=\"rId9\""
                    + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\""
                    + " Target=\"http://template.example/a.dotm\" TargetMode=\"External\"/>"),
            "EXTERNAL_REFERENCE"),
        HostileFile.of("文档炸弹.docx", docxBomb(), "ARCHIVE_BOMB", "TOO_LARGE"),
        HostileFile.of("其他项目.docx", OtherProgramme.docx(), "OTHER_PROGRAMME", "UNKNOWN_DOCUMENT"));
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
    members.add(Bombs.blanks("word/document.xml"));
    return Archives.zip(members);
  }
}
