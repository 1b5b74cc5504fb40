package org.intake.testkit.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intake.testkit.documents.Block.Cell;
import org.intake.testkit.documents.Block.CellKind;
import org.intake.testkit.documents.Block.Span;
import org.intake.testkit.documents.Block.Table;

/// Collects the rows of a form's table in the grid that the style asks for.
final class FormRows {
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("residentPopulation", "万人"),
          Map.entry("gdp", "亿元"),
          Map.entry("highTechCount", "家"),
          Map.entry("validInventionPatents", "件"),
          Map.entry("inventionPer10k", "件/万人"),
          Map.entry("patentApplications", "件"),
          Map.entry("patentGrants", "件"),
          Map.entry("fiscalInput", "万元"),
          Map.entry("establishedYear", "年"),
          Map.entry("area", "平方公里"),
          Map.entry("enterpriseCount", "家"),
          Map.entry("smeCount", "家"),
          Map.entry("employees", "人"),
          Map.entry("population", "人"),
          Map.entry("ipFullTimeStaff", "人"));

  private final Fields fields;
  private final FormStyle style;
  private final List<List<Cell>> rows = new ArrayList<>();
  private String side = "";
  private int sideStart;

  FormRows(Fields fields, FormStyle style) {
    this.fields = fields;
    this.style = style;
  }

  Table table() {
    closeSide();
    return new Table(
        switch (style.layout()) {
          case PAIRS -> List.of(22, 28, 22, 28);
          case LIST -> List.of(34, 66);
          case SIDE_HEADINGS -> List.of(7, 21, 26, 21, 25);
        },
        rows);
  }

  void heading(String text) {
    switch (style.layout()) {
      case PAIRS -> rows.add(List.of(Cell.heading(text, 4)));
      case LIST -> rows.add(List.of(Cell.heading(text, 2)));
      case SIDE_HEADINGS -> {
        closeSide();
        side = text.substring(2);
        sideStart = rows.size();
      }
    }
  }

  /// Puts the heading of the section before its rows, one character below the other.
  private void closeSide() {
    if (side.isEmpty()) {
      return;
    }
    int bracket = side.indexOf('（');
    String words = bracket < 0 ? side : side.substring(0, bracket);
    Cell cell =
        new Cell(
            List.of(Span.of(String.join("\n", words.split("")))),
            CellKind.HEADING,
            1,
            rows.size() - sideStart);
    List<Cell> first = new ArrayList<>(rows.get(sideStart));
    first.addFirst(cell);
    rows.set(sideStart, first);
    side = "";
  }

  void pair(String label, String field, String otherLabel, String otherField) {
    if (style.layout() == FormStyle.Layout.LIST) {
      rows.add(List.of(label(label, field), value(field)));
      rows.add(List.of(label(otherLabel, otherField), value(otherField)));
    } else {
      rows.add(
          List.of(
              label(label, field), value(field), label(otherLabel, otherField), value(otherField)));
    }
  }

  void whole(String label, String field) {
    Cell value = value(field);
    rows.add(
        List.of(
            label(label, field), style.layout() == FormStyle.Layout.LIST ? value : value.wide(3)));
  }

  /// Three contact fields of one department: four labelled cells, or a block under its name.
  void contacts(String department, String contact, String phone, String mail) {
    if (style.nestedContacts() && style.layout() != FormStyle.Layout.LIST) {
      Cell name = new Cell(List.of(Span.of(department)), CellKind.LABEL, 1, 3);
      rows.add(List.of(name, label("联系人", contact), value(contact).wide(2)));
      rows.add(List.of(label("联系电话", phone), value(phone).wide(2)));
      rows.add(List.of(label("电子邮箱", mail), value(mail).wide(2)));
    } else {
      pair(department + "联系人", contact, department + "联系电话", phone);
      whole(department + "电子邮箱", mail);
    }
  }

  private Cell label(String label, String field) {
    String text = label;
    if (style.spacedLabels() && label.length() == 2) {
      text = label.charAt(0) + "　" + label.charAt(1);
    }
    String unit = UNITS.get(field);
    if (style.unitsInLabels() && unit != null) {
      text = text + "（" + unit + "）";
    }
    return Cell.label(text);
  }

  private Cell value(String field) {
    String shown = fields.shown(field);
    String unit = UNITS.get(field);
    boolean bareNumber =
        !shown.isEmpty() && shown.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
    String text = !style.unitsInLabels() && unit != null && bareNumber ? shown + unit : shown;
    return Cell.value(Span.value(text, field));
  }
}
