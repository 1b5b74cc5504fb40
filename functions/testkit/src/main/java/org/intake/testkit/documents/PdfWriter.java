package org.intake.testkit.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.intake.testkit.documents.LaidPage.Stroke;
import org.intake.testkit.documents.LaidPage.Text;

/// Writes PDF with a text layer. The fonts are Adobe's Simplified Chinese set without the glyphs,
/// as official PDFs often have them, so that no font needs to be installed; positions are exact.
public final class PdfWriter {
  private static final HexFormat HEX = HexFormat.of();

  /// What varies between the programs that write PDF.
  ///
  /// @param kangxiRadicals the text layer names radicals instead of characters, as Word's PDFs do
  /// @param rectanglesForLines table lines are thin filled rectangles, as Word's PDFs have them
  public record Style(boolean kangxiRadicals, boolean rectanglesForLines) {
    public static Style plain() {
      return new Style(false, false);
    }

    public static Style asFromWord() {
      return new Style(true, true);
    }
  }

  private PdfWriter() {}

  public static SampleFile write(String name, List<Piece> pieces, Style style) {
    List<LaidPage> pages = PageLayout.lay(pieces, Metrics.grid());
    try (var document = document(pages, style)) {
      return new SampleFile(name, saved(document), Truth.of(pieces, pages).withoutSeals());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] saved(PDDocument document) throws IOException {
    // Without it the file's ID would hold the time of writing.
    document.setDocumentId(20170710L);
    var out = new ByteArrayOutputStream();
    document.save(out, CompressParameters.NO_COMPRESSION);
    return out.toByteArray();
  }

  static PDDocument document(List<LaidPage> pages, Style style) throws IOException {
    var document = new PDDocument();
    Fonts fonts = Fonts.of(style, pages);
    for (LaidPage laid : pages) {
      var page = new PDPage(new PDRectangle((float) LaidPage.WIDTH, (float) LaidPage.HEIGHT));
      var resources = new COSDictionary();
      resources.setItem(COSName.FONT, fonts.resource());
      page.getCOSObject().setItem(COSName.RESOURCES, resources);
      var contents = new PDStream(document);
      try (OutputStream out = contents.createOutputStream()) {
        out.write(contents(laid, style).getBytes(StandardCharsets.US_ASCII));
      }
      page.setContents(contents);
      document.addPage(page);
    }
    return document;
  }

  /// Both typefaces, shared by the pages of a document.
  private record Fonts(COSDictionary song, COSDictionary heiti) {
    static Fonts of(Style style, List<LaidPage> pages) throws IOException {
      return new Fonts(font("STSong-Light", style, pages), font("STHeiti-Regular", style, pages));
    }

    COSDictionary resource() {
      var fonts = new COSDictionary();
      fonts.setItem(COSName.getPDFName("F1"), song);
      fonts.setItem(COSName.getPDFName("F2"), heiti);
      return fonts;
    }
  }

  /// Lays invisible text under the picture of a page, as scanners with recognition do; the
  /// recognition has read every third line wrong.
  static void hide(LaidPage laid, PDDocument document, PDPage page) throws IOException {
    page.getResources()
        .getCOSObject()
        .setItem(COSName.FONT, Fonts.of(Style.plain(), List.of(laid)).resource());
    List<Text> read = new ArrayList<>();
    for (Text text : laid.texts()) {
      String misread =
          read.size() % 3 == 2
              ? text.text().replace('1', '7').replace('产', '户').replace('知', '如')
              : text.text();
      read.add(
          new Text(
              misread,
              text.x(),
              text.baseline(),
              text.width(),
              text.size(),
              text.bold(),
              false,
              text.field(),
              text.piece()));
    }
    var hidden = new PDStream(document);
    try (OutputStream out = hidden.createOutputStream()) {
      String contents = contents(new LaidPage(read, List.of(), List.of()), Style.plain());
      out.write(("q 3 Tr\n" + contents + "Q\n").getBytes(StandardCharsets.US_ASCII));
    }
    List<PDStream> streams = new ArrayList<>();
    page.getContentStreams().forEachRemaining(streams::add);
    streams.add(hidden);
    page.setContents(streams);
  }

  private static String contents(LaidPage page, Style style) {
    var out = new StringBuilder();
    for (Stroke stroke : page.strokes()) {
      stroke(stroke, style, out);
    }
    for (Text text : page.texts()) {
      out.append(text.red() ? "0.85 0.13 0.11 rg\n" : "0 g\n")
          .append("BT /")
          .append(text.bold() ? "F2 " : "F1 ")
          .append(number(text.size()))
          .append(" Tf 1 0 0 1 ")
          .append(number(text.x()))
          .append(' ')
          .append(number(LaidPage.HEIGHT - text.baseline()))
          .append(" Tm <")
          .append(HEX.formatHex(text.text().getBytes(StandardCharsets.UTF_16BE)))
          .append("> Tj ET\n");
    }
    return out.toString();
  }

  private static void stroke(Stroke stroke, Style style, StringBuilder out) {
    double y1 = LaidPage.HEIGHT - stroke.y1();
    double y2 = LaidPage.HEIGHT - stroke.y2();
    String color = stroke.red() ? "0.85 0.13 0.11" : "0 0 0";
    if (style.rectanglesForLines()) {
      double half = stroke.thickness() / 2;
      out.append(color)
          .append(" rg ")
          .append(number(stroke.x1() - half))
          .append(' ')
          .append(number(Math.min(y1, y2) - half))
          .append(' ')
          .append(number(stroke.x2() - stroke.x1() + stroke.thickness()))
          .append(' ')
          .append(number(Math.abs(y2 - y1) + stroke.thickness()))
          .append(" re f\n");
    } else {
      out.append(color)
          .append(" RG ")
          .append(number(stroke.thickness()))
          .append(" w ")
          .append(number(stroke.x1()))
          .append(' ')
          .append(number(y1))
          .append(" m ")
          .append(number(stroke.x2()))
          .append(' ')
          .append(number(y2))
          .append(" l S\n");
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static COSDictionary font(String name, Style style, List<LaidPage> pages)
      throws IOException {
    var system = new COSDictionary();
    system.setItem(COSName.REGISTRY, new COSString("Adobe"));
    system.setItem(COSName.ORDERING, new COSString("GB1"));
    system.setItem(COSName.SUPPLEMENT, COSInteger.get(4));
    var descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, name);
    descriptor.setInt(COSName.FLAGS, 6);
    descriptor.setItem(COSName.FONT_BBOX, numbers(-25, -254, 1000, 880));
    descriptor.setInt(COSName.ITALIC_ANGLE, 0);
    descriptor.setInt(COSName.ASCENT, 880);
    descriptor.setInt(COSName.DESCENT, -120);
    descriptor.setInt(COSName.CAP_HEIGHT, 880);
    descriptor.setInt(COSName.STEM_V, 93);
    var descendant = new COSDictionary();
    descendant.setItem(COSName.TYPE, COSName.FONT);
    descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
    descendant.setName(COSName.BASE_FONT, name);
    descendant.setItem(COSName.CIDSYSTEMINFO, system);
    descendant.setItem(COSName.FONT_DESC, descriptor);
    descendant.setInt(COSName.DW, 1000);
    descendant.setItem(COSName.W, numbers(1, 95, 500));
    var descendants = new COSArray();
    descendants.add(descendant);
    var font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setName(COSName.BASE_FONT, name + "-UniGB-UCS2-H");
    font.setName(COSName.ENCODING, "UniGB-UCS2-H");
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    if (style.kangxiRadicals()) {
      font.setItem(COSName.TO_UNICODE, toRadicals(pages));
    }
    return font;
  }

  private static COSArray numbers(float... values) {
    var array = new COSArray();
    for (float value : values) {
      array.add(value == (int) value ? COSInteger.get((long) value) : new COSFloat(value));
    }
    return array;
  }

  /// A ToUnicode map that gives the Kangxi radical wherever there is one, and the character else.
  private static COSStream toRadicals(List<LaidPage> pages) throws IOException {
    Map<Integer, Integer> radicals = new TreeMap<>();
    for (int radical = 0x2F00; radical <= 0x2FD5; radical++) {
      String plain = Normalizer.normalize(Character.toString(radical), Normalizer.Form.NFKC);
      radicals.put(plain.codePointAt(0), radical);
    }
    Map<Integer, Integer> used = new TreeMap<>();
    for (LaidPage page : pages) {
      for (Text text : page.texts()) {
        text.text().codePoints().forEach(c -> used.put(c, radicals.getOrDefault(c, c)));
      }
    }
    List<String> lines = new ArrayList<>();
    used.forEach(
        (code, unicode) -> lines.add(String.format(Locale.ROOT, "<%04X> <%04X>", code, unicode)));
    var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n");
    map.append("/CMapName /Radicals def\n/CMapType 2 def\n");
    map.append("1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (int start = 0; start < lines.size(); start += 100) {
      List<String> block = lines.subList(start, Math.min(lines.size(), start + 100));
      map.append(block.size()).append(" beginbfchar\n");
      block.forEach(line -> map.append(line).append('\n'));
      map.append("endbfchar\n");
    }
    map.append("endcmap\nend\nend\n");
    var stream = new COSStream();
    try (OutputStream out = stream.createOutputStream()) {
      out.write(map.toString().getBytes(StandardCharsets.US_ASCII));
    }
    return stream;
  }
}
