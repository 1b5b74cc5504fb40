package org.intake.domain.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A normalised value. Numbers are in the field's fixed unit; names are in Simplified characters.
public sealed interface FieldValue {
  /// The value as one line for people and for messages.
  String display();

  record Text(String text) implements FieldValue {
    @Override
    public String display() {
      return text;
    }
  }

  record Decimal(BigDecimal number) implements FieldValue {
    @Override
    public String display() {
      return number.toPlainString();
    }
  }

  /// A number that a document states by the way, beside the words of the sentence before it, which
  /// say of what it is; empty when it stands alone.
  record Figure(String said, BigDecimal number) implements FieldValue {
    @Override
    public String display() {
      return number.toPlainString();
    }
  }

  record Date(LocalDate date) implements FieldValue {
    @Override
    public String display() {
      return date.toString();
    }
  }

  /// A division of the table; `code` is null when the name did not resolve to exactly one.
  record Division(@Nullable String code, String name) implements FieldValue {
    @Override
    public String display() {
      return name;
    }
  }

  /// An organ; `id` is null when the registry does not know the name.
  record Org(@Nullable String id, String name) implements FieldValue {
    @Override
    public String display() {
      return name;
    }
  }

  record Many(List<FieldValue> items) implements FieldValue {
    public Many {
      items = List.copyOf(items);
    }

    @Override
    public String display() {
      return items.stream().map(FieldValue::display).collect(Collectors.joining("、"));
    }
  }

  /// An opinion with its date; the date is null when none was written.
  record Dated(String text, @Nullable LocalDate date) implements FieldValue {
    @Override
    public String display() {
      return date == null ? text : text + "（" + date + "）";
    }
  }

  /// Amounts by year, in the field's unit.
  record ByYear(SortedMap<Integer, BigDecimal> amounts) implements FieldValue {
    public ByYear {
      amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
    }

    @Override
    public String display() {
      return amounts.entrySet().stream()
          .map(entry -> entry.getKey() + "：" + entry.getValue().toPlainString())
          .collect(Collectors.joining("，"));
    }
  }

  /// A city with the parks that a letter names for it.
  record CityParks(Division city, List<String> parks) implements FieldValue {
    public CityParks {
      parks = List.copyOf(parks);
    }

    @Override
    public String display() {
      return city.name() + "（" + String.join("、", parks) + "）";
    }
  }
}
