package org.intake.testkit.documents;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is printed for a field and what it means; a field left blank means nothing.
public record SampleValue(String shown, @Nullable TruthValue value) {

  public static SampleValue text(String text) {
    return new SampleValue(text, new TruthValue.Text(text));
  }

  public static SampleValue number(String digits) {
    return new SampleValue(digits, TruthValue.Amount.of(digits));
  }

  /// A number written in its own way, for example `0.15亿元` for 1500.
  public static SampleValue number(String shown, String meant) {
    return new SampleValue(shown, TruthValue.Amount.of(meant));
  }

  public static SampleValue organ(String name) {
    return new SampleValue(name, new TruthValue.Organ(name));
  }

  public static SampleValue division(Division division) {
    return new SampleValue(
        division.name(), new TruthValue.Division(division.code(), division.name()));
  }

  public static SampleValue date(LocalDate date) {
    return new SampleValue(written(date), new TruthValue.Date(date));
  }

  /// The template's own text, for example `年　月　日`, or nothing at all.
  public static SampleValue blank(String template) {
    return new SampleValue(template, null);
  }

  public static String written(LocalDate date) {
    return String.format(
        Locale.ROOT, "%d年%d月%d日", date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }
}
