package org.intake.documents.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.intake.documents.Readings;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.ReadDocument;
import org.junit.jupiter.api.Test;

/// What Word shows and what it hides, in files with the parts that Word writes.
class WordFileTest {
  private static final String W =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

  private static final String LISTS =
      "<w:numbering"
          + W
          + "><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
          + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"（%2）\"/></w:lvl></w:abstractNum>"
          + "<w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
          + "<w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/></w:num>"
          + "<w:num w:numId=\"6\"><w:abstractNumId w:val=\"2\"/></w:num>"
          + "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"2\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num></w:numbering>";

  private static final String STYLES =
      "<w:styles"
          + W
          + "><w:style w:type=\"paragraph\" w:styleId=\"Base\"><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:style>"
          + "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:basedOn w:val=\"Base\"/></w:style></w:styles>";

  private static byte[] docx(String body, Map<String, String> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      put(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
      put(
          zip,
          "word/document.xml",
          "<w:document" + W + "><w:body>" + body + "</w:body></w:document>");
      for (Map.Entry<String, String> part : parts.entrySet()) {
        put(zip, part.getKey(), part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String text(String body) {
    return text(body, Map.of("word/numbering.xml", LISTS, "word/styles.xml", STYLES));
  }

  private static String text(String body, Map<String, String> parts) {
    return Readings.one("文件.docx", docx(body, parts)).pages().getFirst().text().strip();
  }

  private static String p(String properties, String text) {
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  }

  private static String item(int list, int level, String text) {
    return p(
        "<w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + list + "\"/></w:numPr>",
        text);
  }

  @Test
  void readsTheNumbersThatWordPutsBeforeHeadingsAndLists() {
    assertThat(
            text(
                item(5, 0, "工作基础")
                    + item(5, 0, "试点内容")
                    + item(5, 1, "专利导航")
                    + item(5, 1, "运营能力")
                    + item(5, 0, "进度安排")
                    + item(5, 1, "第一年")
                    + item(6, 0, "申报方案")
                    + item(6, 0, "申报表")
                    + item(7, 0, "另一份")))
        .isEqualTo("一、工作基础\n二、试点内容\n（一）专利导航\n（二）运营能力\n三、进度安排\n（一）第一年\n1.申报方案\n2.申报表\n1.另一份");
  }

  @Test
  void readsTheNumbersOfStylesAndNoneWhereAParagraphWantsNone() {
    assertThat(
            text(
                p("<w:pStyle w:val=\"Heading1\"/>", "工作基础")
                    + p(
                        "<w:pStyle w:val=\"Heading1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>",
                        "附注")
                    + p("<w:pStyle w:val=\"Heading1\"/>", "进度安排")))
        .isEqualTo("一、工作基础\n附注\n二、进度安排");
  }

  @Test
  void findsThePlansSectionsByNumbersThatNoParagraphHolds() {
    String body =
        p("", "苏州市中小企业知识产权战略推进工程试点城市申报方案")
            + item(5, 0, "工作基础与现状")
            + p("", "苏州市现有中小企业五万家。")
            + item(5, 0, "试点内容")
            + item(5, 1, "提升中小企业知识产权运营能力")
            + p("", "开展质押融资。")
            + item(5, 0, "进度安排")
            + p("", "2017年启动，2020年总结验收。");
    FileReading reading =
        Readings.one("苏州市_申报方案.docx", docx(body, Map.of("word/numbering.xml", LISTS)));

    ReadDocument plan = Readings.document(reading, DocumentType.PLAN);
    assertThat(Readings.shown(plan, "basis")).isEqualTo("苏州市现有中小企业五万家。");
    assertThat(Readings.shown(plan, "task2")).isEqualTo("开展质押融资。");
  }

  @Test
  void takesARequestForAnEntryForNoEntry() {
    String control =
        "<w:sdt><w:sdtPr>%s</w:sdtPr><w:sdtContent><w:r><w:t>%s</w:t></w:r></w:sdtContent></w:sdt>";

    assertThat(
            text(
                "<w:p><w:r><w:t>职务：</w:t></w:r>"
                    + control
                        .replaceFirst("%s", "<w:showingPlcHdr/>")
                        .replaceFirst("%s", "单击此处输入文字。")
                    + "</w:p><w:p><w:r><w:t>负责人：</w:t></w:r>"
                    + control.replaceFirst("%s", "").replaceFirst("%s", "张三丰")
                    + "</w:p>"))
        .isEqualTo("职务：\n负责人：张三丰");
  }

  @Test
  void readsTicksOfOldFormsAndOfSymbolFonts() {
    String box =
        "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"0\"/>%s</w:checkBox></w:ffData></w:fldChar></w:r>";
    String list =
        "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"国家级\"/><w:listEntry w:val=\"省级\"/></w:ddList></w:ffData></w:fldChar></w:r>";

    assertThat(
            text(
                "<w:p>"
                    + box.replace("%s", "<w:checked/>")
                    + "<w:r><w:t>省级</w:t></w:r>"
                    + box.replace("%s", "")
                    + "<w:r><w:t>市级</w:t></w:r></w:p><w:p>"
                    + list
                    + "</w:p><w:p><w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>þ</w:t></w:r><w:r><w:t>高新区\uF0A8经开区</w:t></w:r></w:p>"))
        .isEqualTo("☑省级□市级\n省级\n☑高新区□经开区");
  }

  @Test
  void readsTheHeadOfTheFirstPageAndTextThatWasOnceHidden() {
    assertThat(
            text(
                "<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>申报城市：苏州市</w:t></w:r></w:p>"
                    + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId9\"/></w:sectPr>",
                Map.of(
                    "word/_rels/document.xml.rels",
                    "<Relationships><Relationship Id=\"rId9\" Type=\"x/header\" Target=\"header1.xml\"/></Relationships>",
                    "word/header1.xml",
                    "<w:hdr" + W + ">" + p("", "试点城市申报表") + "</w:hdr>")))
        .isEqualTo("试点城市申报表\n申报城市：苏州市");
  }
}
