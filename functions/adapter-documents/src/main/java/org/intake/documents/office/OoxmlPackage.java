package org.intake.documents.office;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.input.BoundedInputStream;
import org.intake.documents.Limits;
import org.intake.documents.Problems;
import org.intake.documents.UnreadableFile;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;

/// The ZIP around a `.docx` or `.xlsx`: its parts, and what in it is no document.
final class OoxmlPackage implements Closeable {
  private final ZipFile zip;
  private final Limits limits;

  private OoxmlPackage(ZipFile zip, Limits limits) {
    this.zip = zip;
    this.limits = limits;
  }

  static OoxmlPackage open(Path file, Limits limits) throws IOException, UnreadableFile {
    ZipFile zip = ZipFile.builder().setPath(file).get();
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      // XML packs well, but not a thousandfold: that is a bomb (POI's own limit is 100).
      boolean bomb =
          entry.getSize() > (1 << 20)
              && entry.getSize() / Math.max(1, entry.getCompressedSize())
                  > limits.archives().maxRatio();
      if (bomb || entry.getSize() > limits.files().maxBytes()) {
        zip.close();
        throw new UnreadableFile(Code.ARCHIVE_BOMB);
      }
    }
    return new OoxmlPackage(zip, limits);
  }

  Optional<InputStream> part(String name) throws IOException {
    ZipArchiveEntry entry = zip.getEntry(name);
    if (entry == null) {
      return Optional.empty();
    }
    return Optional.of(
        BoundedInputStream.builder()
            .setInputStream(zip.getInputStream(entry))
            .setMaxCount(limits.files().maxBytes())
            .get());
  }

  /// The parts that a part of the package refers to, by the id of the reference.
  Map<String, String> related(String part) throws IOException, XMLStreamException {
    Path folder = Objects.requireNonNullElse(Path.of(part).getParent(), Path.of(""));
    Map<String, String> related = new HashMap<>();
    Optional<InputStream> relations =
        part(folder.resolve("_rels").resolve(Path.of(part).getFileName() + ".rels").toString());
    if (relations.isEmpty()) {
      return related;
    }
    try (InputStream in = relations.get()) {
      XMLStreamReader xml = SafeXml.open(in, limits.content().maxXmlDepth());
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("Relationship")
            && !"External".equals(SafeXml.attribute(xml, "TargetMode"))) {
          String target = String.valueOf(SafeXml.attribute(xml, "Target"));
          related.put(String.valueOf(SafeXml.attribute(xml, "Id")), resolved(folder, target));
        }
      }
    }
    return related;
  }

  private static String resolved(Path folder, String target) {
    try {
      return target.startsWith("/")
          ? target.substring(1)
          : folder.resolve(target).normalize().toString();
    } catch (InvalidPathException e) {
      // No part has such a name.
      return "";
    }
  }

  int count(String prefix) {
    return (int)
        Collections.list(zip.getEntries()).stream()
            .filter(entry -> entry.getName().startsWith(prefix))
            .count();
  }

  /// Whether there is a picture as large as a page besides those that are known.
  boolean hasPageSizedPicture(String prefix, Set<String> known) throws IOException {
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      if (entry.getName().startsWith(prefix) && !known.contains(entry.getName())) {
        try (InputStream in = zip.getInputStream(entry)) {
          if (PageSizedPicture.isPicture(in)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /// Macros, embedded objects and links to content elsewhere.
  List<Problem> problems(String folder) throws IOException, XMLStreamException {
    List<Problem> problems = new ArrayList<>();
    if (zip.getEntry(folder + "/vbaProject.bin") != null
        || count(folder + "/embeddings/") > 0
        || count(folder + "/activeX/") > 0) {
      problems.add(Problems.of(Code.ACTIVE_CONTENT));
    }
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      if (entry.getName().startsWith(folder + "/") && entry.getName().endsWith(".rels")) {
        try (InputStream in = zip.getInputStream(entry)) {
          if (refersOutside(SafeXml.open(in, limits.content().maxXmlDepth()))) {
            problems.add(Problems.of(Code.EXTERNAL_REFERENCE));
            break;
          }
        }
      }
    }
    return problems;
  }

  /// Hyperlinks are harmless; a template, picture or object fetched from elsewhere is not.
  private static boolean refersOutside(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT
          && "External".equals(SafeXml.attribute(xml, "TargetMode"))) {
        String type = SafeXml.attribute(xml, "Type");
        if (type != null && !type.endsWith("/hyperlink")) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
