package org.intake.programme;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.DivisionTable;
import org.intake.domain.programme.DivisionType;
import org.intake.domain.programme.Organ;
import org.intake.domain.programme.OrganRegistry;
import org.jspecify.annotations.Nullable;

/// Reads the division table and the organ registry.
final class Tables {
  private static final Pattern CODE = Pattern.compile("[1-9]\\d{5}");

  private Tables() {}

  static DivisionTable divisions(String file, String text, FaultList faults) {
    List<Division> divisions = new ArrayList<>();
    Map<String, String> aliases = new TreeMap<>();
    Set<String> codes = new HashSet<>();
    for (CsvTable.Row row :
        CsvTable.read(file, text, List.of("code", "name", "type", "alias"), faults)) {
      String code = row.cell(0);
      DivisionType type = type(row.cell(2));
      if (!CODE.matcher(code).matches()) {
        faults.add(new Fault(file, row.line(), 1, "code", "'" + code + "' is not six digits"));
      } else if (!codes.add(code)) {
        faults.add(new Fault(file, row.line(), 1, "code", code + " is there twice"));
      } else if (row.cell(1).isBlank()) {
        faults.add(new Fault(file, row.line(), 1, "name", "is empty"));
      } else if (type == null) {
        faults.add(
            new Fault(file, row.line(), 1, "type", "'" + row.cell(2) + "' is no type of division"));
      } else {
        divisions.add(new Division(code, row.cell(1), type));
        if (!row.cell(3).isEmpty()) {
          aliases.put(row.cell(3), code);
        }
      }
    }
    return new DivisionTable(divisions, aliases);
  }

  private static @Nullable DivisionType type(String name) {
    return Stream.of(DivisionType.values())
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /// `elsewhere` are codes of recommenders that the division table does not hold.
  static OrganRegistry organs(
      String file, String text, DivisionTable divisions, Set<String> elsewhere, FaultList faults) {
    List<Organ> organs = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (CsvTable.Row row :
        CsvTable.read(
            file,
            text,
            List.of("id", "kind", "division", "name", "aliases", "from", "until"),
            faults)) {
      String division = row.cell(2);
      List<String> aliases = Stream.of(row.cell(4).split("\\|")).filter(a -> !a.isBlank()).toList();
      if (row.cell(0).isBlank() || row.cell(1).isBlank() || row.cell(3).isBlank()) {
        faults.add(new Fault(file, row.line(), 1, "", "id, kind and name must be filled in"));
        continue;
      }
      if (!ids.add(row.cell(0))) {
        faults.add(new Fault(file, row.line(), 1, "id", row.cell(0) + " is there twice"));
      }
      for (String name : Stream.concat(Stream.of(row.cell(3)), aliases.stream()).toList()) {
        if (!names.add(name)) {
          faults.add(new Fault(file, row.line(), 1, "name", name + " names two organs"));
        }
      }
      if (!division.isEmpty()
          && divisions.byCode(division).isEmpty()
          && !elsewhere.contains(division)) {
        faults.add(new Fault(file, row.line(), 1, "division", division + " is not in the table"));
      }
      organs.add(
          new Organ(
              row.cell(0),
              row.cell(1),
              division.isEmpty() ? null : division,
              row.cell(3),
              aliases,
              date(file, row, 5, faults),
              date(file, row, 6, faults)));
    }
    return new OrganRegistry(organs);
  }

  private static @Nullable LocalDate date(
      String file, CsvTable.Row row, int cell, FaultList faults) {
    if (row.cell(cell).isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(row.cell(cell));
    } catch (DateTimeParseException _) {
      faults.add(
          new Fault(
              file, row.line(), 1, "", "'" + row.cell(cell) + "' is not a date (2017-06-27)"));
      return null;
    }
  }
}
