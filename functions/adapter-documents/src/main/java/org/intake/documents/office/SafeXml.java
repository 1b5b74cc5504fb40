package org.intake.documents.office;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;

/// XML without document types, external entities or depth to drown in.
public final class SafeXml {
  private static final XMLInputFactory FACTORY = factory();

  private SafeXml() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  public static XMLStreamReader open(InputStream in, int maxDepth) throws XMLStreamException {
    return new Bounded(FACTORY.createXMLStreamReader(in), maxDepth);
  }

  /// An attribute by its local name, whatever namespace prefix the writer chose.
  public static @Nullable String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  private static final class Bounded extends StreamReaderDelegate {
    private final int maxDepth;
    private int depth;

    Bounded(XMLStreamReader xml, int maxDepth) {
      super(xml);
      this.maxDepth = maxDepth;
    }

    @Override
    public int next() throws XMLStreamException {
      int event = super.next();
      if (event == START_ELEMENT && ++depth > maxDepth) {
        throw new XMLStreamException("nested deeper than " + maxDepth);
      }
      if (event == END_ELEMENT) {
        depth--;
      }
      if (event == DTD) {
        throw new XMLStreamException("a document type has no place here");
      }
      return event;
    }
  }
}
