package org.intake.documents.office;

import java.util.stream.Stream;
import javax.xml.stream.XMLStreamReader;

/// Measures of a drawing in an office file. Lengths are in English metric units, of which a twip
/// has 635.
final class Emu {
  private static final int OF_A_TWIP = 635;

  private Emu() {}

  static int twips(XMLStreamReader xml, String attribute) {
    return length(xml, attribute) / OF_A_TWIP;
  }

  /// Whether a picture's `srcRect` cuts off a side.
  static boolean isCut(XMLStreamReader xml) {
    return Stream.of("l", "t", "r", "b").anyMatch(side -> length(xml, side) != 0);
  }

  /// Zero where there is none or no number.
  private static int length(XMLStreamReader xml, String attribute) {
    String value = SafeXml.attribute(xml, attribute);
    try {
      return value == null
          ? 0
          : Math.clamp(Long.parseLong(value), Integer.MIN_VALUE, Integer.MAX_VALUE);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
