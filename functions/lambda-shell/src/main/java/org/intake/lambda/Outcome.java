package org.intake.lambda;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came of one message, for the log: a code, and ids. Never names, texts or addresses.
public record Outcome(String code, SortedMap<String, String> ids) {
  public Outcome {
    ids = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(ids));
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
