package org.intake.programme.rules;

/// The functions that expressions of a programme file may call, beyond those of CEL itself.
///
/// Values ({@link ValueFunctions}): `dec('48.4')` an exact decimal, with `<` `<=` `>` `>=` `==`
/// `!=` `+` `-` `*` among decimals only; `apart(a, b)` the distance; `halfUnit(a)` half a unit of
/// the last digit written; `whole(a)`; `quotient(a, b, digits)` for messages; `tenfold(a, b)` a
/// slip by powers of ten; `total(amounts)` the sum over years; `day('2016-12-31')` a date, compared
/// like a decimal; `same(a, b)` names without regard to width, space and seal brackets;
/// `written(text)` how many letters, digits and characters a text has; `noneIs(figures, number)`
/// whether figures were stated and none of them is the number; `noListIs(counts, number)` the same
/// of lists, which may also add up to it.
///
/// `facts.…` asks for the case: {@link FactFunctions} names the method that answers.
///
/// In every expression there are also `facts` itself and the maps `given` (whether a read has a
/// value), `raw` (what was written) and `confirmed` (whether a person confirmed it), by the name of
/// the read.
final class RuleFunctions {
  private RuleFunctions() {}

  static FunctionTable all() {
    FunctionTable table = new FunctionTable();
    ValueFunctions.addTo(table);
    FactFunctions.addTo(table);
    return table;
  }
}
