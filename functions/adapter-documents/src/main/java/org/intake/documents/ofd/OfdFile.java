package org.intake.documents.ofd;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.input.BoundedInputStream;
import org.intake.documents.Limits;
import org.intake.documents.Problems;
import org.intake.documents.UnreadableFile;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.layout.LaidOutPage.Block;
import org.intake.documents.layout.PageBuilder;
import org.intake.documents.ocr.ScanReader.PagePicture;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.Problem.Code;
import org.intake.domain.reading.Seal;
import org.intake.domain.reading.SealReport;

/// An open OFD file, read page by page.
public final class OfdFile implements Closeable {
  /// OFD measures in millimetres, everything else here in points.
  static final double POINTS = 72 / 25.4;

  private final ZipFile zip;
  private final Limits limits;
  private final String root;
  private final List<String> pageLocations = new ArrayList<>();
  private final List<String> pageIds = new ArrayList<>();
  private final Map<String, String> media = new HashMap<>();
  private final Map<String, String> templates = new HashMap<>();
  private final List<Seal> seals;
  private double[] defaultBox = {0, 0, 210, 297};
  private int tables;

  private OfdFile(ZipFile zip, Limits limits)
      throws IOException, XMLStreamException, UnreadableFile {
    this.zip = zip;
    this.limits = limits;
    String document =
        part("OFD.xml")
            .flatMap(ofd -> ofd.first("DocRoot"))
            .map(XmlNode::text)
            .orElseThrow(() -> new UnreadableFile(Code.CORRUPT));
    String location = resolve("", document);
    this.root = folder(location);
    XmlNode tree = part(location).orElseThrow(() -> new UnreadableFile(Code.CORRUPT));
    readDocument(tree);
    this.seals = new OfdSeals(this).read();
  }

  public static OfdFile open(Path file, Limits limits) throws UnreadableFile {
    ZipFile zip = null;
    try {
      zip = ZipFile.builder().setPath(file).get();
      OfdFile ofd = new OfdFile(zip, limits);
      if (ofd.pages() == 0) {
        throw new UnreadableFile(Code.CORRUPT);
      }
      if (ofd.pages() > limits.files().maxPages()) {
        throw new UnreadableFile(
            Problems.with(
                Code.TOO_MANY_PAGES, Map.of("limit", Integer.toString(limits.files().maxPages()))),
            null);
      }
      return ofd;
    } catch (IOException | XMLStreamException | RuntimeException e) {
      closeQuietly(zip);
      throw new UnreadableFile(Problems.of(Code.CORRUPT), e);
    } catch (UnreadableFile e) {
      closeQuietly(zip);
      throw e;
    }
  }

  private static void closeQuietly(@org.jspecify.annotations.Nullable ZipFile zip) {
    try {
      if (zip != null) {
        zip.close();
      }
    } catch (IOException e) {
      // The file is refused already; there is nothing left to save.
      return;
    }
  }

  private void readDocument(XmlNode tree) throws IOException, XMLStreamException {
    tree.first("PhysicalBox")
        .map(XmlNode::text)
        .flatMap(OfdFile::box)
        .ifPresent(b -> defaultBox = b);
    for (XmlNode pages : tree.all("Pages")) {
      for (XmlNode page : pages.all("Page")) {
        pageLocations.add(resolve(root, page.attribute("BaseLoc")));
        pageIds.add(page.attribute("ID"));
      }
    }
    for (XmlNode template : tree.all("TemplatePage")) {
      templates.put(template.attribute("ID"), resolve(root, template.attribute("BaseLoc")));
    }
    for (String kind : List.of("PublicRes", "DocumentRes")) {
      for (XmlNode resource : tree.all(kind)) {
        String location = resolve(root, resource.text());
        Optional<XmlNode> found = part(location);
        if (found.isPresent()) {
          resources(found.get(), location);
        }
      }
    }
  }

  private void resources(XmlNode tree, String location) {
    String base = tree.first("Res").map(r -> r.attribute("BaseLoc")).orElse("");
    String folder = base.isEmpty() ? folder(location) : resolve(folder(location), base) + "/";
    for (XmlNode one : tree.all("MultiMedia")) {
      one.first("MediaFile")
          .ifPresent(file -> media.put(one.attribute("ID"), resolve(folder, file.text())));
    }
  }

  public int pages() {
    return pageLocations.size();
  }

  int pageOf(String id) {
    return pageIds.indexOf(id) + 1;
  }

  String root() {
    return root;
  }

  OfdContent content(int number) throws IOException {
    try {
      XmlNode page =
          part(pageLocations.get(number - 1))
              .orElseThrow(() -> new IOException("a page is missing"));
      double[] box =
          page.first("PhysicalBox").map(XmlNode::text).flatMap(OfdFile::box).orElse(defaultBox);
      OfdContent content = new OfdContent(box);
      for (XmlNode used : page.all("Template")) {
        String location = templates.get(used.attribute("TemplateID"));
        Optional<XmlNode> template = location == null ? Optional.empty() : part(location);
        template.ifPresent(content::add);
      }
      content.add(page);
      return content;
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /// Whether what stands on a page beside its text may hold text of its own.
  public boolean hasPictureBesideText(int number) throws IOException {
    return content(number).hasPictureBesideText();
  }

  /// A page as blocks; a scan's blocks are empty and its picture is to be recognised.
  public LaidOutPage page(int number) throws IOException {
    OfdContent content = content(number);
    List<Block> blocks =
        content.glyphs().isEmpty() || content.isScan()
            ? List.of()
            : new PageBuilder(content.width(), content.height())
                .blocks(content.glyphs(), content.rulings(), tables + 1);
    tables += (int) blocks.stream().filter(Block.Table.class::isInstance).count();
    List<Seal> here = seals.stream().filter(seal -> seal.page() == number).toList();
    SealReport report =
        !here.isEmpty()
            ? SealReport.TOLD
            : content.images().isEmpty() ? SealReport.NOT_EXPECTED : SealReport.CANNOT_TELL;
    return new LaidOutPage(
        number, content.width(), content.height(), PageSource.TEXT_LAYER, blocks, here, report);
  }

  /// The largest picture of a page.
  public Optional<PagePicture> picture(int number) throws IOException {
    OfdContent content = content(number);
    for (OfdContent.Image image : content.images()) {
      Optional<byte[]> bytes = media(image.resource());
      Optional<PagePicture.Kind> kind = kind(media.getOrDefault(image.resource(), ""));
      if (bytes.isPresent() && kind.isPresent()) {
        return Optional.of(new PagePicture(bytes.get(), kind.get(), 0));
      }
    }
    return Optional.empty();
  }

  Optional<byte[]> media(String resource) throws IOException {
    String location = media.get(resource);
    return location == null ? Optional.empty() : bytes(location);
  }

  private static Optional<PagePicture.Kind> kind(String location) {
    String name = location.toLowerCase(Locale.ROOT);
    if (name.endsWith(".jpg") || name.endsWith(".jpeg")) {
      return Optional.of(PagePicture.Kind.JPEG);
    }
    if (name.endsWith(".png")) {
      return Optional.of(PagePicture.Kind.PNG);
    }
    if (name.endsWith(".tif") || name.endsWith(".tiff")) {
      return Optional.of(PagePicture.Kind.TIFF);
    }
    return name.endsWith(".jp2") ? Optional.of(PagePicture.Kind.JPEG_2000) : Optional.empty();
  }

  Optional<XmlNode> part(String location) throws IOException, XMLStreamException {
    ZipArchiveEntry entry = entry(location);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = bounded(entry)) {
      return Optional.of(XmlNode.parse(in, limits.content().maxXmlDepth()));
    }
  }

  Optional<byte[]> bytes(String location) throws IOException {
    ZipArchiveEntry entry = entry(location);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = bounded(entry)) {
      return Optional.of(in.readAllBytes());
    }
  }

  private @org.jspecify.annotations.Nullable ZipArchiveEntry entry(String location) {
    ZipArchiveEntry entry = zip.getEntry(location);
    return entry == null ? zip.getEntry("/" + location) : entry;
  }

  /// A part that grows beyond the limit is cut and fails to parse.
  private InputStream bounded(ZipArchiveEntry entry) throws IOException {
    return BoundedInputStream.builder()
        .setInputStream(zip.getInputStream(entry))
        .setMaxCount(Math.min(limits.files().maxBytes(), 80L << 20))
        .get();
  }

  /// Locations are relative to their folder or, with a slash, to the package.
  static String resolve(String folder, String location) {
    String plain = location.strip().replace('\\', '/');
    String whole = plain.startsWith("/") ? plain.substring(1) : folder + plain;
    List<String> parts = new ArrayList<>();
    for (String part : whole.split("/", -1)) {
      if (part.equals("..")) {
        if (!parts.isEmpty()) {
          parts.removeLast();
        }
      } else if (!part.equals(".") && !part.isEmpty()) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  static String folder(String location) {
    return location.substring(0, location.lastIndexOf('/') + 1);
  }

  static Optional<double[]> box(String text) {
    String[] parts = text.strip().split("\\s+", -1);
    if (parts.length < 4) {
      return Optional.empty();
    }
    double[] box = new double[4];
    try {
      for (int i = 0; i < 4; i++) {
        box[i] = Double.parseDouble(parts[i]);
      }
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    return box[2] > 0 && box[3] > 0 ? Optional.of(box) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
