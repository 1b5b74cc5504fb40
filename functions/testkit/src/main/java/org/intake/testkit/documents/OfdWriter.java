package org.intake.testkit.documents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.intake.testkit.documents.LaidPage.PlacedSeal;
import org.intake.testkit.documents.LaidPage.Stroke;
import org.intake.testkit.documents.LaidPage.Text;

/// Writes OFD as GB/T 33190-2016 has it: text and paths with positions in millimetres, page
/// pictures, and an electronic seal with the digests of what it protects.
public final class OfdWriter {
  private static final double MILLIMETRES = 25.4 / 72;
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String NAMESPACE = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
  private static final String PAGE_AREA = "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>";
  private static final int FIRST_PAGE_ID = 1000;

  /// What stands on the document besides its text.
  public enum Signature {
    NONE,
    INTACT,
    /// A part was changed after it was sealed.
    BROKEN
  }

  private OfdWriter() {}

  /// Text objects, as an office program exports them.
  public static SampleFile write(String name, List<Piece> pieces, Signature signature) {
    List<LaidPage> pages = PageLayout.lay(pieces, Metrics.grid());
    Map<String, String> parts = new LinkedHashMap<>();
    for (int i = 0; i < pages.size(); i++) {
      parts.put(contentPath(i), content(pages.get(i)));
    }
    Truth truth = Truth.of(pieces, pages);
    List<Stamp> stamps = signature == Signature.NONE ? List.of() : stamps(pages);
    return new SampleFile(
        name,
        packed(parts, Map.of(), pages.size(), stamps, signature),
        stamps.isEmpty() ? truth.withoutSeals() : truth);
  }

  /// A scan in OFD: one picture a page and no text at all.
  public static SampleFile ofPictures(String name, List<SampleFile> jpegPages) {
    Map<String, String> parts = new LinkedHashMap<>();
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    List<Truth.Document> documents = new ArrayList<>();
    for (int i = 0; i < jpegPages.size(); i++) {
      parts.put(
          contentPath(i),
          HEAD
              + "<ofd:Page"
              + NAMESPACE
              + "><ofd:Area>"
              + PAGE_AREA
              + "</ofd:Area><ofd:Content><ofd:Layer ID=\"11\" Type=\"Body\"><ofd:ImageObject ID=\"12\""
              + " Boundary=\"0 0 210 297\" CTM=\"210 0 0 297 0 0\" ResourceID=\""
              + (500 + i)
              + "\"/></ofd:Layer></ofd:Content></ofd:Page>");
      pictures.put("Image_" + i + ".jpg", jpegPages.get(i).bytes());
      documents.addAll(jpegPages.get(i).truth().documents());
    }
    return new SampleFile(
        name,
        packed(parts, pictures, jpegPages.size(), List.of(), Signature.NONE),
        new Truth(documents, List.of()));
  }

  private record Stamp(int page, PlacedSeal seal) {}

  private static List<Stamp> stamps(List<LaidPage> pages) {
    List<Stamp> stamps = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      for (PlacedSeal seal : pages.get(i).seals()) {
        stamps.add(new Stamp(i, seal));
      }
    }
    return stamps;
  }

  private static String contentPath(int page) {
    return "Doc_0/Pages/Page_" + page + "/Content.xml";
  }

  private static byte[] packed(
      Map<String, String> contents,
      Map<String, byte[]> pictures,
      int pages,
      List<Stamp> stamps,
      Signature signature) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("OFD.xml", utf8(ofd(stamps)));
    parts.put("Doc_0/Document.xml", utf8(document(pages, !pictures.isEmpty())));
    parts.put("Doc_0/PublicRes.xml", utf8(PUBLIC_RESOURCES));
    contents.forEach((path, xml) -> parts.put(path, utf8(xml)));
    if (!pictures.isEmpty()) {
      parts.put("Doc_0/DocumentRes.xml", utf8(documentResources(pictures.size())));
      pictures.forEach((name, bytes) -> parts.put("Doc_0/Res/" + name, bytes));
    }
    if (!stamps.isEmpty()) {
      sign(parts, stamps);
    }
    if (signature == Signature.BROKEN) {
      String path = contentPath(0);
      String changed = new String(parts.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
      parts.put(path, utf8(changed.replace("Type=\"Body\"", "Type=\"Background\"")));
    }
    var zip = new ZipPackage();
    parts.forEach(zip::add);
    return zip.bytes();
  }

  private static String content(LaidPage page) {
    var out = new StringBuilder(HEAD);
    out.append("<ofd:Page")
        .append(NAMESPACE)
        .append("><ofd:Area>")
        .append(PAGE_AREA)
        .append("</ofd:Area><ofd:Content><ofd:Layer ID=\"11\" Type=\"Body\">\n");
    int id = 20;
    for (Stroke stroke : page.strokes()) {
      path(stroke, id++, out);
    }
    for (Text text : page.texts()) {
      text(text, id++, out);
    }
    return out.append("</ofd:Layer></ofd:Content></ofd:Page>").toString();
  }

  private static void path(Stroke stroke, int id, StringBuilder out) {
    double width = Math.max(stroke.x2() - stroke.x1(), stroke.thickness());
    double height = Math.max(stroke.y2() - stroke.y1(), stroke.thickness());
    out.append("<ofd:PathObject ID=\"")
        .append(id)
        .append("\" Boundary=\"")
        .append(numbers(stroke.x1(), stroke.y1(), width, height))
        .append("\" LineWidth=\"")
        .append(numbers(stroke.thickness()))
        .append("\"><ofd:StrokeColor Value=\"")
        .append(stroke.red() ? "216 32 28" : "0 0 0")
        .append("\"/><ofd:AbbreviatedData>M 0 0 L ")
        .append(numbers(stroke.x2() - stroke.x1(), stroke.y2() - stroke.y1()))
        .append("</ofd:AbbreviatedData></ofd:PathObject>\n");
  }

  private static void text(Text text, int id, StringBuilder out) {
    out.append("<ofd:TextObject ID=\"")
        .append(id)
        .append("\" Boundary=\"")
        .append(numbers(text.x(), text.baseline() - text.size(), text.width(), 1.25 * text.size()))
        .append("\" Font=\"")
        .append(text.bold() ? 3 : 2)
        .append("\" Size=\"")
        .append(numbers(text.size()))
        .append("\"><ofd:FillColor Value=\"")
        .append(text.red() ? "216 32 28" : "0 0 0")
        .append("\"/><ofd:TextCode X=\"0\" Y=\"")
        .append(numbers(text.size()))
        .append("\"");
    if (text.text().length() > 1) {
      out.append(" DeltaX=\"").append(advances(text)).append("\"");
    }
    out.append(">").append(Xml.escape(text.text())).append("</ofd:TextCode></ofd:TextObject>\n");
  }

  /// The way from each character to the next; equal ones are grouped as `g count way`.
  private static String advances(Text text) {
    Metrics metrics = Metrics.grid();
    List<String> advances = new ArrayList<>();
    int[] codePoints = text.text().codePoints().toArray();
    int i = 0;
    while (i < codePoints.length - 1) {
      double advance = metrics.width(codePoints[i], text.size(), text.bold());
      int run = 1;
      while (i + run < codePoints.length - 1
          && metrics.width(codePoints[i + run], text.size(), text.bold()) == advance) {
        run++;
      }
      advances.add(run > 2 ? "g " + run + " " + numbers(advance) : repeated(advance, run));
      i += run;
    }
    return String.join(" ", advances);
  }

  private static String repeated(double advance, int times) {
    return times == 1 ? numbers(advance) : numbers(advance) + " " + numbers(advance);
  }

  private static String numbers(double... points) {
    List<String> numbers = new ArrayList<>();
    for (double point : points) {
      numbers.add(String.format(Locale.ROOT, "%.3f", point * MILLIMETRES));
    }
    return String.join(" ", numbers);
  }

  private static String ofd(List<Stamp> stamps) {
    return HEAD
        + "<ofd:OFD"
        + NAMESPACE
        + " Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>"
        + "20170714000000000000000000000001</ofd:DocID><ofd:CreationDate>2017-07-14</ofd:CreationDate>"
        + "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        + (stamps.isEmpty() ? "" : "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>")
        + "</ofd:DocBody></ofd:OFD>";
  }

  private static String document(int pages, boolean pictures) {
    var list = new StringBuilder();
    for (int i = 0; i < pages; i++) {
      list.append("<ofd:Page ID=\"")
          .append(FIRST_PAGE_ID + i)
          .append("\" BaseLoc=\"Pages/Page_")
          .append(i)
          .append("/Content.xml\"/>");
    }
    return HEAD
        + "<ofd:Document"
        + NAMESPACE
        + "><ofd:CommonData><ofd:MaxUnitID>9999</ofd:MaxUnitID><ofd:PageArea>"
        + PAGE_AREA
        + "</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        + (pictures ? "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>" : "")
        + "</ofd:CommonData><ofd:Pages>"
        + list
        + "</ofd:Pages></ofd:Document>";
  }

  private static final String PUBLIC_RESOURCES =
      HEAD
          + "<ofd:Res"
          + NAMESPACE
          + " BaseLoc=\"Res\"><ofd:Fonts><ofd:Font ID=\"2\" FontName=\"宋体\""
          + " FamilyName=\"宋体\"/><ofd:Font ID=\"3\" FontName=\"黑体\""
          + " FamilyName=\"黑体\"/></ofd:Fonts></ofd:Res>";

  private static String documentResources(int pictures) {
    var list = new StringBuilder();
    for (int i = 0; i < pictures; i++) {
      list.append("<ofd:MultiMedia ID=\"")
          .append(500 + i)
          .append("\" Type=\"Image\" Format=\"JPEG\"><ofd:MediaFile>Image_")
          .append(i)
          .append(".jpg</ofd:MediaFile></ofd:MultiMedia>");
    }
    return HEAD
        + "<ofd:Res"
        + NAMESPACE
        + " BaseLoc=\"Res\"><ofd:MultiMedias>"
        + list
        + "</ofd:MultiMedias></ofd:Res>";
  }

  private static void sign(Map<String, byte[]> parts, List<Stamp> stamps) {
    var references = new StringBuilder();
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      if (!part.getKey().equals("OFD.xml")) {
        references
            .append("<ofd:Reference FileRef=\"/")
            .append(part.getKey())
            .append("\"><ofd:CheckValue>")
            .append(Base64.getEncoder().encodeToString(sha256(part.getValue())))
            .append("</ofd:CheckValue></ofd:Reference>");
      }
    }
    var list = new StringBuilder();
    for (int i = 0; i < stamps.size(); i++) {
      Stamp stamp = stamps.get(i);
      String folder = "Doc_0/Signs/Sign_" + i;
      list.append("<ofd:Signature ID=\"")
          .append(i + 1)
          .append("\" Type=\"Seal\" BaseLoc=\"/")
          .append(folder)
          .append("/Signature.xml\"/>");
      double radius = PlacedSeal.RADIUS;
      parts.put(
          folder + "/Signature.xml",
          utf8(
              HEAD
                  + "<ofd:Signature"
                  + NAMESPACE
                  + "><ofd:SignedInfo><ofd:Provider ProviderName=\"sample\" Company=\""
                  + Xml.escape(stamp.seal().seal().ring())
                  + "\" Version=\"1.0\"/><ofd:SignatureMethod>1.2.840.10045.4.3.2</ofd:SignatureMethod>"
                  + "<ofd:SignatureDateTime>20170714090000Z</ofd:SignatureDateTime><ofd:References"
                  + " CheckMethod=\"2.16.840.1.101.3.4.2.1\">"
                  + references
                  + "</ofd:References><ofd:StampAnnot ID=\""
                  + (i + 1)
                  + "\" PageRef=\""
                  + (FIRST_PAGE_ID + stamp.page())
                  + "\" Boundary=\""
                  + numbers(
                      stamp.seal().x() - radius, stamp.seal().y() - radius, 2 * radius, 2 * radius)
                  + "\"/></ofd:SignedInfo><ofd:SignedValue>/"
                  + folder
                  + "/SignedValue.dat</ofd:SignedValue></ofd:Signature>"));
      // No key stands behind a sample: the digests are real, the signature's value is not.
      parts.put(folder + "/SignedValue.dat", utf8("sample"));
    }
    parts.put(
        "Doc_0/Signs/Signatures.xml",
        utf8(
            HEAD
                + "<ofd:Signatures"
                + NAMESPACE
                + "><ofd:MaxSignId>"
                + stamps.size()
                + "</ofd:MaxSignId>"
                + list
                + "</ofd:Signatures>"));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
