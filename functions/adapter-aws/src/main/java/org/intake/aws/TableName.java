package org.intake.aws;

import java.util.regex.Pattern;

/// The name of a table.
public record TableName(String name) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

  public TableName {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a table");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
