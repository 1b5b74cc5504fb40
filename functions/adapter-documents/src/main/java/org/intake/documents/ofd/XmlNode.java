package org.intake.documents.ofd;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.intake.documents.office.SafeXml;

/// A small tree of one OFD part, by local names; parts are pages at most and bounded in elements.
final class XmlNode {
  private static final int MOST_ELEMENTS = 400_000;

  private final String name;
  private final Map<String, String> attributes = new HashMap<>();
  private final List<XmlNode> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private XmlNode(String name) {
    this.name = name;
  }

  static XmlNode parse(InputStream in, int maxDepth) throws XMLStreamException {
    XMLStreamReader xml = SafeXml.open(in, maxDepth);
    XmlNode root = new XmlNode("");
    Deque<XmlNode> open = new ArrayDeque<>(List.of(root));
    int elements = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++elements > MOST_ELEMENTS) {
            throw new XMLStreamException("too many elements");
          }
          XmlNode node = new XmlNode(xml.getLocalName());
          for (int i = 0; i < xml.getAttributeCount(); i++) {
            node.attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
          }
          open.element().children.add(node);
          open.push(node);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            open.element().text.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        default -> {}
      }
    }
    return root;
  }

  String name() {
    return name;
  }

  String text() {
    return text.toString().strip();
  }

  /// The text with its blanks, as a page shows it.
  String shownText() {
    return text.toString();
  }

  String attribute(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  List<XmlNode> children() {
    return children;
  }

  /// All descendants of a name, in document order.
  List<XmlNode> all(String wanted) {
    List<XmlNode> found = new ArrayList<>();
    collect(wanted, found);
    return found;
  }

  private void collect(String wanted, List<XmlNode> found) {
    for (XmlNode child : children) {
      if (child.name.equals(wanted)) {
        found.add(child);
      }
      child.collect(wanted, found);
    }
  }

  Optional<XmlNode> first(String wanted) {
    return all(wanted).stream().findFirst();
  }
}
