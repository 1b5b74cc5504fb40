package org.intake.programme;

/// One fault of a programme file: where (line and column count from 1, 0 when the whole file is
/// meant; `path` as `rules[3].cases[1]`) and what is wrong.
public record Fault(String file, int line, int column, String path, String message) {
  @Override
  public String toString() {
    return file
        + (line == 0 ? "" : ":" + line + ":" + column)
        + (path.isEmpty() ? "" : " " + path)
        + ": "
        + message;
  }
}
