package org.intake.programme.rules;

import static org.intake.programme.rules.RuleType.AMOUNTS;
import static org.intake.programme.rules.RuleType.BOOL;
import static org.intake.programme.rules.RuleType.DAY;
import static org.intake.programme.rules.RuleType.DECIMAL;
import static org.intake.programme.rules.RuleType.DECIMALS;
import static org.intake.programme.rules.RuleType.INT;
import static org.intake.programme.rules.RuleType.STRING;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.IntPredicate;
import org.intake.programme.rules.FunctionTable.Body;

/// The functions on values: decimals, figures that were stated, days, words.
final class ValueFunctions {
  private final FunctionTable table;

  private ValueFunctions(FunctionTable table) {
    this.table = table;
  }

  static void addTo(FunctionTable table) {
    ValueFunctions functions = new ValueFunctions(table);
    functions.decimals();
    functions.figures();
    functions.days();
    functions.words();
  }

  private void decimals() {
    table.function("dec", "dec_string", DECIMAL, Body.of(STRING, Decimal::of));
    compare("decimal", DECIMAL, Comparator.naturalOrder());
    table.function("_+_", "add_decimal", DECIMAL, Body.of(DECIMAL, DECIMAL, Decimal::plus));
    table.function("_-_", "subtract_decimal", DECIMAL, Body.of(DECIMAL, DECIMAL, Decimal::minus));
    table.function("_*_", "multiply_decimal", DECIMAL, Body.of(DECIMAL, DECIMAL, Decimal::times));
    table.function("apart", "apart_decimal", DECIMAL, Body.of(DECIMAL, DECIMAL, Decimal::apart));
    table.function("halfUnit", "half_unit_decimal", DECIMAL, Body.of(DECIMAL, Decimal::halfUnit));
    table.function("whole", "whole_decimal", BOOL, Body.of(DECIMAL, Decimal::isWhole));
    table.function(
        "quotient",
        "quotient_decimal",
        DECIMAL,
        Body.of(
            DECIMAL,
            DECIMAL,
            INT,
            (dividend, divisor, digits) -> dividend.quotient(divisor, Math.toIntExact(digits))));
    table.function(
        "tenfold", "tenfold_decimal", BOOL, Body.of(DECIMAL, DECIMAL, Decimal::isTenfold));
    table.function(
        "total",
        "total_amounts",
        DECIMAL,
        Body.of(
            AMOUNTS,
            amounts ->
                new Decimal(
                    amounts.amounts().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))));
  }

  private void figures() {
    table.function("noneIs", "none_is_decimal", BOOL, Body.of(DECIMALS, DECIMAL, Stated::noneIs));
    table.function(
        "noListIs", "no_list_is_decimal", BOOL, Body.of(DECIMALS, DECIMAL, Stated::noListIs));
  }

  private void days() {
    table.function("day", "day_string", DAY, Body.of(STRING, LocalDate::parse));
    compare("day", DAY, (one, other) -> one.compareTo(other));
  }

  private void words() {
    table.function("same", "same_string", BOOL, Body.of(STRING, STRING, Names::same));
    table.function(
        "written", "written_string", INT, Body.of(STRING, text -> (long) Names.written(text)));
  }

  private <T> void compare(String kind, RuleType<T> type, Comparator<T> order) {
    compare("_<_", "less_" + kind, type, order, sign -> sign < 0);
    compare("_<=_", "less_equals_" + kind, type, order, sign -> sign <= 0);
    compare("_>_", "greater_" + kind, type, order, sign -> sign > 0);
    compare("_>=_", "greater_equals_" + kind, type, order, sign -> sign >= 0);
  }

  private <T> void compare(
      String name, String id, RuleType<T> type, Comparator<T> order, IntPredicate sign) {
    table.function(
        name, id, BOOL, Body.of(type, type, (one, other) -> sign.test(order.compare(one, other))));
  }
}
