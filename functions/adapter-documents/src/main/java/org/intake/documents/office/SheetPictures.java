package org.intake.documents.office;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.intake.documents.Limits;
import org.intake.documents.ocr.ScanReader.PagePicture;

/// The pictures that lie on the sheets of an `.xlsx`, sheet by sheet.
final class SheetPictures {
  private final OoxmlPackage parts;
  private final Limits limits;
  private final PastedScans scans = new PastedScans();
  private final Set<String> shown = new HashSet<>();

  SheetPictures(OoxmlPackage parts, Limits limits) {
    this.parts = parts;
    this.limits = limits;
  }

  void addOf(String sheet) throws IOException, XMLStreamException {
    for (String drawing : parts.related(sheet).values()) {
      if (drawing.startsWith("xl/drawings/") && drawing.endsWith(".xml")) {
        addOfDrawing(drawing);
      }
    }
  }

  List<PagePicture> scans() {
    return scans.scans();
  }

  /// Whether a picture as large as a page is not among the scans.
  boolean hasUnread() throws IOException {
    return scans.leftOut() || parts.hasPageSizedPicture("xl/media/", shown);
  }

  private void addOfDrawing(String drawing) throws IOException, XMLStreamException {
    Optional<InputStream> part = parts.part(drawing);
    if (part.isEmpty()) {
      return;
    }
    Map<String, String> related = parts.related(drawing);
    try (InputStream in = part.get()) {
      XMLStreamReader xml = SafeXml.open(in, limits.content().maxXmlDepth());
      String picture = "";
      boolean isPage = false;
      boolean isCut = false;
      int groups = 0;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "grpSp" -> groups++;
            case "pic" -> {
              picture = "";
              isPage = false;
              isCut = false;
            }
            case "blip" ->
                picture = related.getOrDefault(String.valueOf(SafeXml.attribute(xml, "embed")), "");
            case "srcRect" -> isCut |= Emu.isCut(xml);
            case "ext" -> isPage |= isPage(xml);
            default -> {}
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          switch (xml.getLocalName()) {
            // Measures in a group are of its own scale.
            case "grpSp" -> groups--;
            case "pic" -> add(picture, isPage && !isCut && groups == 0);
            default -> {}
          }
        }
      }
    }
  }

  private static boolean isPage(XMLStreamReader xml) {
    return PageSizedPicture.isTwips(Emu.twips(xml, "cx"), Emu.twips(xml, "cy"));
  }

  private void add(String picture, boolean isWhole) throws IOException {
    Optional<InputStream> content = isWhole ? parts.part(picture) : Optional.empty();
    if (content.isPresent() && shown.add(picture)) {
      try (InputStream in = content.get()) {
        scans.add(in.readAllBytes());
      }
    }
  }
}
