package org.intake.testkit.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// The value a reader must arrive at, in Simplified Chinese and in the field's fixed unit.
public sealed interface TruthValue {

  /// Free text; white space and line ends do not count.
  record Text(String text) implements TruthValue {}

  /// A number in the unit that `fields.psv` fixes for the field.
  record Amount(BigDecimal number) implements TruthValue {
    static Amount of(String digits) {
      return new Amount(new BigDecimal(digits));
    }
  }

  record Date(LocalDate date) implements TruthValue {}

  record Division(String code, String name) implements TruthValue {}

  record Organ(String name) implements TruthValue {}

  record Names(List<String> names) implements TruthValue {
    public Names {
      names = List.copyOf(names);
    }
  }

  record Divisions(List<Division> divisions) implements TruthValue {
    public Divisions {
      divisions = List.copyOf(divisions);
    }
  }

  /// A park beside the city that put it forward.
  record CityPark(String city, String park) {}

  record CityParks(List<CityPark> parks) implements TruthValue {
    public CityParks {
      parks = List.copyOf(parks);
    }
  }

  /// An opinion with the day it was given.
  record Dated(String text, LocalDate date) implements TruthValue {}

  record YearAmount(int year, BigDecimal amount) {}

  record YearAmounts(List<YearAmount> amounts) implements TruthValue {
    public YearAmounts {
      amounts = List.copyOf(amounts);
    }
  }
}
