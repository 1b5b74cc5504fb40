package org.intake.lambda;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What came of one message, for the log: a code, and ids. Never names, texts or addresses.
public record Outcome(String code, SortedMap<String, String> ids) {
  /// Ids and routes are ASCII and no address is one; most names of people and files are not.
  private static final Pattern ID = Pattern.compile("[\\x20-\\x7E&&[^@]]{0,200}");

  public Outcome {
    SortedMap<String, String> checked = new TreeMap<>(ids);
    checked.replaceAll((_, id) -> ID.matcher(id).matches() ? id : "(not an id)");
    ids = Collections.unmodifiableSortedMap(checked);
  }

  public static Outcome of(String code) {
    return new Outcome(code, new TreeMap<>());
  }

  public static Outcome of(String code, Map<String, String> ids) {
    return new Outcome(code, new TreeMap<>(ids));
  }

  public static Outcome of(String code, String name, String id) {
    return of(code, Map.of(name, id));
  }
}
