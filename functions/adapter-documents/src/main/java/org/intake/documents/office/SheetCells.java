package org.intake.documents.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.TextLine;

/// The cells of one sheet by their place, merged at the end because the list of merges follows
/// them.
final class SheetCells {
  private static final Pattern AREA =
      Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})");

  /// Day 0 of Excel's calendar, which counts a 29 February 1900 that never was.
  private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

  private final Map<Long, GridCell> cells = new HashMap<>();

  void put(int row, int column, List<TextLine> lines) {
    cells.put(key(row, column), new GridCell(row, column, 1, 1, null, lines));
  }

  private static long key(int row, int column) {
    return ((long) row << 20) | column;
  }

  void merge(String area) {
    Matcher match = AREA.matcher(area);
    if (match.matches()) {
      merge(
          Integer.parseInt(match.group(2)),
          column(match.group(1)),
          Integer.parseInt(match.group(4)),
          column(match.group(3)));
    }
  }

  void merge(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    List<TextLine> lines = List.of();
    GridCell corner = cells.get(key(firstRow, firstColumn));
    if (corner != null) {
      lines = corner.lines();
    }
    cells.put(
        key(firstRow, firstColumn),
        new GridCell(
            firstRow,
            firstColumn,
            Math.max(1, lastRow - firstRow + 1),
            Math.max(1, lastColumn - firstColumn + 1),
            null,
            lines));
  }

  List<GridCell> grid() {
    List<GridCell> sorted = new ArrayList<>(cells.values());
    sorted.sort(Comparator.comparingInt(GridCell::row).thenComparingInt(GridCell::column));
    return sorted;
  }

  static int column(String reference) {
    int column = 0;
    for (int i = 0; i < reference.length(); i++) {
      char c = reference.charAt(i);
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = column * 26 + (c - 'A' + 1);
    }
    return column;
  }

  /// As far as the format shows it: a month without its day is no day.
  static String date(int day, String format) {
    LocalDate date = EPOCH.plusDays(day);
    String year = date.getYear() + "年";
    if (format.contains("y") && !format.contains("m")) {
      return year;
    }
    String month = year + date.getMonthValue() + "月";
    return format.contains("y") && !format.contains("d")
        ? month
        : month + date.getDayOfMonth() + "日";
  }
}
