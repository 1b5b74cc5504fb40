package org.intake.documents.office;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.intake.documents.Limits;
import org.jspecify.annotations.Nullable;

/// The numbers that Word puts before paragraphs by itself. They stand in no paragraph's text, but
/// headings (一、 （二） 3.) and lists of attachments are known by them.
final class WordNumbering {
  /// ECMA-376 17.9.3: a list has nine levels.
  private static final int LEVELS = 9;

  private static final int MOST_BASES = 20;

  private record Level(String format, String text, int start) {}

  /// Level and list of a paragraph or of its style; either may be left to the other.
  record Reference(@Nullable String list, @Nullable Integer level) {
    static final Reference NONE = new Reference(null, null);
  }

  private record Style(Reference reference, @Nullable String basis) {}

  private final Map<String, Map<Integer, Level>> patterns = new HashMap<>();
  private final Map<String, String> patternOfList = new HashMap<>();
  private final Map<String, Map<Integer, Level>> overrides = new HashMap<>();
  private final Map<String, Map<Integer, Integer>> restarts = new HashMap<>();
  private final Map<String, Style> styles = new HashMap<>();
  private final Map<String, int[]> counters = new HashMap<>();

  static WordNumbering of(OoxmlPackage parts, Limits limits)
      throws java.io.IOException, XMLStreamException {
    WordNumbering numbering = new WordNumbering();
    Optional<InputStream> lists = parts.part("word/numbering.xml");
    if (lists.isPresent()) {
      try (InputStream in = lists.get()) {
        numbering.readLists(SafeXml.open(in, limits.content().maxXmlDepth()));
      }
      Optional<InputStream> styles = parts.part("word/styles.xml");
      if (styles.isPresent()) {
        try (InputStream in = styles.get()) {
          numbering.readStyles(SafeXml.open(in, limits.content().maxXmlDepth()));
        }
      }
    }
    return numbering;
  }

  private void readLists(XMLStreamReader xml) throws XMLStreamException {
    String pattern = "";
    String list = "";
    int at = 0;
    String format = "decimal";
    String text = "";
    int start = 1;
    boolean inList = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "abstractNum" -> {
            pattern = attribute(xml, "abstractNumId");
            inList = false;
          }
          case "num" -> {
            list = attribute(xml, "numId");
            inList = true;
          }
          case "abstractNumId" -> patternOfList.put(list, value(xml));
          case "lvlOverride" -> at = number(attribute(xml, "ilvl"));
          case "startOverride" ->
              restarts.computeIfAbsent(list, _ -> new HashMap<>()).put(at, number(value(xml)));
          case "lvl" -> {
            at = number(attribute(xml, "ilvl"));
            format = "decimal";
            text = "";
            start = 1;
          }
          case "start" -> start = number(value(xml));
          case "numFmt" -> format = value(xml);
          case "lvlText" -> text = value(xml);
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("lvl")) {
        (inList ? overrides : patterns)
            .computeIfAbsent(inList ? list : pattern, _ -> new HashMap<>())
            .put(at, new Level(format, text, start));
      }
    }
  }

  private void readStyles(XMLStreamReader xml) throws XMLStreamException {
    String id = "";
    String basis = null;
    String list = null;
    Integer level = null;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "style" -> {
            id = attribute(xml, "styleId");
            basis = null;
            list = null;
            level = null;
          }
          case "basedOn" -> basis = value(xml);
          case "numId" -> list = value(xml);
          case "ilvl" -> level = number(value(xml));
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("style")) {
        styles.put(id, new Style(new Reference(list, level), basis));
      }
    }
  }

  /// The number before the next paragraph of a list, which this call counts; blank where there is
  /// none or only a bullet.
  String next(Reference own, @Nullable String style) {
    Reference inherited = inherited(style);
    String list = own.list() == null ? inherited.list() : own.list();
    Integer given = own.level() == null ? inherited.level() : own.level();
    int level = Math.clamp(given == null ? 0 : given, 0, LEVELS - 1);
    String pattern = list == null ? null : patternOfList.get(list);
    if (list == null || pattern == null) {
      return "";
    }
    int[] counter = counters.computeIfAbsent(pattern, _ -> new int[LEVELS]);
    restart(list, counter);
    for (int i = 0; i < level; i++) {
      counter[i] = counter[i] == 0 ? level(list, pattern, i).start() : counter[i];
    }
    Level shown = level(list, pattern, level);
    counter[level] = counter[level] == 0 ? shown.start() : counter[level] + 1;
    java.util.Arrays.fill(counter, level + 1, LEVELS, 0);
    return text(list, pattern, shown, counter);
  }

  /// A list that begins anew does so once.
  private void restart(String list, int[] counter) {
    Map<Integer, Integer> starts = restarts.remove(list);
    if (starts != null) {
      starts.forEach((level, start) -> counter[Math.clamp(level, 0, LEVELS - 1)] = start - 1);
    }
  }

  private Reference inherited(@Nullable String style) {
    String at = style;
    for (int i = 0; i < MOST_BASES && at != null; i++) {
      Style found = styles.get(at);
      if (found == null) {
        return Reference.NONE;
      }
      if (found.reference().list() != null) {
        return found.reference();
      }
      at = found.basis();
    }
    return Reference.NONE;
  }

  private Level level(String list, String pattern, int at) {
    Level own = overrides.getOrDefault(list, Map.of()).get(at);
    return own != null
        ? own
        : patterns.getOrDefault(pattern, Map.of()).getOrDefault(at, new Level("none", "", 1));
  }

  private String text(String list, String pattern, Level shown, int[] counter) {
    if (shown.format().equals("bullet") || shown.format().equals("none")) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    String template = shown.text();
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      char digit = i + 1 < template.length() ? template.charAt(i + 1) : ' ';
      if (c == '%' && digit >= '1' && digit <= '9') {
        int at = digit - '1';
        text.append(ListNumbers.shown(counter[at], level(list, pattern, at).format()));
        i++;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = SafeXml.attribute(xml, name);
    return value == null ? "" : value;
  }

  private static String value(XMLStreamReader xml) {
    String value = SafeXml.attribute(xml, "val");
    return value == null ? "" : value;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
