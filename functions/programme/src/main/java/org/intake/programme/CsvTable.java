package org.intake.programme;

import java.util.ArrayList;
import java.util.List;

/// A table of a programme: UTF-8, a heading line, commas, no quoting because no value needs one.
final class CsvTable {
  private CsvTable() {}

  /// A line of the table; `line` counts from 1 with the heading.
  record Row(int line, List<String> cells) {
    String cell(int index) {
      return cells.get(index);
    }
  }

  static List<Row> read(String file, String text, List<String> heading, FaultList faults) {
    List<Row> rows = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.isEmpty()) {
        continue;
      }
      List<String> cells = List.of(line.split(",", -1));
      if (number == 1) {
        if (!cells.equals(heading)) {
          faults.add(new Fault(file, 1, 1, "", "the heading must be " + String.join(",", heading)));
        }
      } else if (cells.size() != heading.size()) {
        faults.add(
            new Fault(
                file,
                number,
                1,
                "",
                "has " + cells.size() + " cells, the heading has " + heading.size()));
      } else {
        rows.add(new Row(number, cells));
      }
    }
    return rows;
  }
}
