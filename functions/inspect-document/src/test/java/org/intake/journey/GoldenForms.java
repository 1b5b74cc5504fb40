package org.intake.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intake.testkit.documents.ApplicationForm;
import org.intake.testkit.documents.Block;
import org.intake.testkit.documents.Block.Cell;
import org.intake.testkit.documents.Block.CellKind;
import org.intake.testkit.documents.Block.Span;
import org.intake.testkit.documents.Block.Table;
import org.intake.testkit.documents.CityPlan;
import org.intake.testkit.documents.CityRequest;
import org.intake.testkit.documents.Evidence;
import org.intake.testkit.documents.Evidence.CityCondition;
import org.intake.testkit.documents.Evidence.ParkCondition;
import org.intake.testkit.documents.FormStyle;
import org.intake.testkit.documents.Piece;
import org.intake.testkit.documents.RecommendationLetter;
import org.intake.testkit.documents.SampleCity;
import org.intake.testkit.documents.SampleFile;
import org.intake.testkit.documents.SampleLetter;
import org.intake.testkit.documents.SamplePark;
import org.intake.testkit.documents.SampleValue;

/// The files of a city's package, and the layouts that offices give to the form.
final class GoldenForms {
  private static final long SEED = 4711L;
  private static final Pattern WITH_UNIT = Pattern.compile("^(.*)（([^（）]{1,4})）$");
  private static final Pattern COUNT = Pattern.compile("[1-9]\\d*");

  private GoldenForms() {}

  /// All but the form.
  static List<SampleFile> besides(SampleCity city) {
    List<SampleFile> files = new ArrayList<>();
    files.add(letter(List.of(city)));
    files.addAll(ofCity(city));
    return files;
  }

  static SampleFile letter(List<SampleCity> cities) {
    return SampleFile.office(
        "推荐函.docx",
        List.of(
            RecommendationLetter.piece(
                SampleLetter.of(cities.getFirst().province(), cities, SEED))));
  }

  static List<SampleFile> ofCity(SampleCity city) {
    String folder = city.name() + "/";
    List<SampleFile> files = new ArrayList<>();
    files.add(docx(folder + city.name() + "申报方案", CityPlan.piece(city)));
    files.add(docx(folder + "E14_" + city.name() + "_市级联合申请", CityRequest.piece(city)));
    for (CityCondition condition : CityCondition.values()) {
      files.add(
          docx(
              folder + condition.name() + "_" + city.name() + "_" + condition.label(),
              Evidence.forCity(city, condition, SEED)));
    }
    for (SamplePark park : city.parks()) {
      for (ParkCondition condition : ParkCondition.values()) {
        files.add(evidence(city, park, condition, folder));
      }
    }
    return files;
  }

  /// Evidence proves what is so, whatever the form says.
  private static SampleFile evidence(
      SampleCity city, SamplePark park, ParkCondition condition, String folder) {
    String name = folder + condition.name() + "_" + park.name() + "_" + condition.label();
    SamplePark plain =
        COUNT.matcher(park.fields().shown("ipFullTimeStaff")).matches()
            ? park
            : park.with("ipFullTimeStaff", SampleValue.number("3"));
    return docx(name, Evidence.forPark(city, plain, condition, SEED));
  }

  static SampleFile docx(String name, Piece piece) {
    return SampleFile.office(name + ".docx", List.of(piece));
  }

  static List<Piece> pieces(SampleCity city, FormStyle style, UnaryOperator<Table> layout) {
    return ApplicationForm.pieces(city, style).stream()
        .map(piece ->
            new Piece(
                piece.type(),
                piece.park(),
                piece.condition(),
                piece.truth(),
                piece.blocks().stream()
                    .<Block>map(block -> block instanceof Table table ? layout.apply(table) : block)
                    .toList()))
        .toList();
  }

  static UnaryOperator<Table> labels(UnaryOperator<String> change) {
    return table ->
        mapped(
            table,
            cell ->
                cell.kind() == CellKind.LABEL
                    ? new Cell(
                        List.of(Span.of(change.apply(cell.text()))),
                        cell.kind(),
                        cell.columns(),
                        cell.rows())
                    : cell);
  }

  private static Table mapped(Table table, UnaryOperator<Cell> change) {
    return new Table(
        table.widths(),
        table.rows().stream().map(row -> row.stream().map(change).toList()).toList());
  }

  /// `园区级别：国家级` in one cell.
  static Table joined(Table table) {
    List<List<Cell>> rows = new ArrayList<>();
    for (List<Cell> row : table.rows()) {
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        Cell cell = row.get(i);
        if (cell.kind() == CellKind.LABEL && i + 1 < row.size()) {
          Cell value = row.get(i + 1);
          List<Span> spans = new ArrayList<>(List.of(Span.of(cell.text() + "：")));
          spans.addAll(value.spans());
          cells.add(new Cell(spans, CellKind.VALUE, cell.columns() + value.columns(), 1));
          i++;
        } else {
          cells.add(cell);
        }
      }
      rows.add(cells);
    }
    return new Table(table.widths(), rows);
  }

  /// The value below its label.
  static Table below(Table table) {
    List<List<Cell>> rows = new ArrayList<>();
    for (List<Cell> row : table.rows()) {
      List<Cell> above = new ArrayList<>();
      List<Cell> under = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        Cell cell = row.get(i);
        if (cell.kind() == CellKind.LABEL && i + 1 < row.size()) {
          int width = cell.columns() + row.get(i + 1).columns();
          above.add(cell.wide(width));
          under.add(row.get(i + 1).wide(width));
          i++;
        } else {
          above.add(cell);
        }
      }
      rows.add(above);
      if (!under.isEmpty()) {
        rows.add(under);
      }
    }
    return new Table(table.widths(), rows);
  }

  /// A list with a number in front and a column for remarks.
  static Table numbered(Table table) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(List.of(Cell.label("序号"), Cell.label("项目"), Cell.label("填报内容"), Cell.label("备注")));
    int number = 1;
    for (List<Cell> row : table.rows()) {
      if (row.size() == 1) {
        rows.add(List.of(row.getFirst().wide(4)));
      } else {
        List<Cell> cells =
            new ArrayList<>(List.of(plain(String.format(Locale.ROOT, "%d", number))));
        cells.addAll(row);
        cells.add(plain(""));
        rows.add(cells);
        number++;
      }
    }
    return new Table(List.of(8, 30, 50, 12), rows);
  }

  /// A list with the unit in a column of its own.
  static Table withUnits(Table table) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(List.of(Cell.label("指标"), Cell.label("单位"), Cell.label("数值")));
    for (List<Cell> row : table.rows()) {
      if (row.size() == 1) {
        rows.add(List.of(row.getFirst().wide(3)));
      } else {
        Matcher unit = WITH_UNIT.matcher(row.getFirst().text());
        boolean has = unit.matches() && unit.group(2).matches("万人|亿元|家|件|万元|年|人|平方公里");
        rows.add(
            List.of(
                has ? Cell.label(unit.group(1)) : row.getFirst(),
                plain(has ? unit.group(2) : ""),
                row.getLast()));
      }
    }
    return new Table(List.of(30, 10, 60), rows);
  }

  /// A list with one column for each of two years.
  static Table ofTwoYears(Table table) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(List.of(Cell.label("项目"), Cell.label("2015年"), Cell.label("2016年")));
    for (List<Cell> row : table.rows()) {
      if (row.size() == 1) {
        rows.add(List.of(row.getFirst().wide(3)));
      } else {
        boolean figure = row.getLast().text().matches("\\d[\\d.]*");
        rows.add(
            figure
                ? List.of(row.getFirst(), plain("30.1"), row.getLast())
                : List.of(row.getFirst(), row.getLast().wide(2)));
      }
    }
    return new Table(List.of(40, 30, 30), rows);
  }

  private static Cell plain(String text) {
    return Cell.value(Span.of(text));
  }
}
