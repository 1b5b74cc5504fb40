package org.intake.domain.screening;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.intake.domain.Sha256;
import org.intake.domain.Texts;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.CellRef;
import org.intake.domain.reading.Place;
import org.jspecify.annotations.Nullable;

/// The verdict of a case as bytes that are the same on every machine: keys in a fixed order, no
/// white space, box coordinates with six digits, every control character escaped. What an auditor
/// compares.
public final class VerdictJson {
  private static final int DIGITS = 6;
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();

  private VerdictJson() {}

  public static String write(String programme, Sha256 hash, List<Finding> findings) {
    VerdictJson json = new VerdictJson();
    json.out.append("{\"programme\":{\"id\":");
    json.text(programme);
    json.out.append(",\"hash\":");
    json.text(hash.hex());
    json.out.append("},\"findings\":[");
    Iterator<Finding> each = findings.stream().sorted(Finding.ORDER).iterator();
    while (each.hasNext()) {
      json.finding(each.next());
      json.comma(each);
    }
    return json.out.append("]}").toString();
  }

  private void finding(Finding finding) {
    out.append("{\"check\":");
    text(finding.check());
    out.append(",\"park\":");
    text(finding.park());
    out.append(",\"outcome\":");
    text(finding.outcome().name());
    out.append(",\"effect\":");
    text(finding.effect().name());
    out.append(",\"merit\":").append(finding.merit()).append(",\"clause\":");
    text(finding.clause());
    out.append(",\"message\":");
    message(finding.message());
    out.append(",\"values\":{");
    Iterator<Map.Entry<String, String>> values =
        new TreeMap<>(finding.values()).entrySet().iterator();
    while (values.hasNext()) {
      Map.Entry<String, String> value = values.next();
      text(value.getKey());
      out.append(':');
      text(value.getValue());
      comma(values);
    }
    out.append("},\"evidence\":[");
    Iterator<Evidence> evidence = finding.evidence().iterator();
    while (evidence.hasNext()) {
      evidence(evidence.next());
      comma(evidence);
    }
    out.append("],\"decidedBy\":");
    text(finding.decidedBy());
    out.append('}');
  }

  private void message(Texts message) {
    out.append("{\"zh-Hans\":");
    text(message.zhHans());
    out.append(",\"zh-Hant\":");
    text(message.zhHant());
    out.append(",\"en\":");
    text(message.en());
    out.append('}');
  }

  private void evidence(Evidence evidence) {
    Place place = evidence.place();
    out.append("{\"document\":");
    text(evidence.documentId());
    out.append(",\"field\":");
    text(evidence.fieldId());
    out.append(",\"page\":").append(place.page());
    Box box = place.box();
    if (box != null) {
      out.append(",\"box\":{\"x\":");
      number(box.x());
      out.append(",\"y\":");
      number(box.y());
      out.append(",\"width\":");
      number(box.width());
      out.append(",\"height\":");
      number(box.height());
      out.append('}');
    }
    CellRef cell = place.cell();
    if (cell != null) {
      out.append(",\"cell\":{\"table\":")
          .append(cell.table())
          .append(",\"row\":")
          .append(cell.row())
          .append(",\"column\":")
          .append(cell.column())
          .append('}');
    }
    if (place.paragraph() != null) {
      out.append(",\"paragraph\":").append(place.paragraph());
    }
    out.append(",\"text\":");
    text(place.text());
    out.append('}');
  }

  private void number(double value) {
    out.append(
        BigDecimal.valueOf(value)
            .setScale(DIGITS, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString());
  }

  private void text(@Nullable String text) {
    if (text == null) {
      out.append("null");
      return;
    }
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c == 0x7f || Character.isSurrogate(c) || c == 0x2028 || c == 0x2029) {
        out.append("\\u")
            .append(HEX.charAt(c >> 12 & 0xf))
            .append(HEX.charAt(c >> 8 & 0xf))
            .append(HEX.charAt(c >> 4 & 0xf))
            .append(HEX.charAt(c & 0xf));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private void comma(Iterator<?> rest) {
    if (rest.hasNext()) {
      out.append(',');
    }
  }
}
