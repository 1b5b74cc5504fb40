package org.intake.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads environment variables into types. All faults are collected and told at once, by the names
/// of the variables; values may be secrets and are never told.
public final class Variables {
  private final Map<String, String> source;
  private final List<String> faults = new ArrayList<>();
  private final SortedSet<String> names = new TreeSet<>();
  private boolean checked;

  public Variables(Map<String, String> source) {
    this.source = Map.copyOf(source);
  }

  /// A variable's value, to be taken after the check.
  public final class Value<T> {
    private final @Nullable T value;

    private Value(@Nullable T value) {
      this.value = value;
    }

    public T get() {
      if (!checked || value == null) {
        throw new IllegalStateException("variables are taken after they were checked");
      }
      return value;
    }
  }

  public <T> Value<T> required(String name, Function<String, T> parse) {
    names.add(name);
    String text = source.getOrDefault(name, "");
    if (text.isBlank()) {
      faults.add(name + " is missing");
      return new Value<>(null);
    }
    return new Value<>(parsed(name, text, parse));
  }

  public <T> Value<T> optional(String name, Function<String, T> parse, T otherwise) {
    names.add(name);
    String text = source.getOrDefault(name, "");
    return new Value<>(text.isBlank() ? otherwise : parsed(name, text, parse));
  }

  public <T> Value<Optional<T>> optional(String name, Function<String, T> parse) {
    return optional(name, text -> Optional.of(parse.apply(text)), Optional.empty());
  }

  private <T> @Nullable T parsed(String name, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (RuntimeException _) {
      // Told by name at check(): a parser's message may repeat the value, which may be a secret.
      faults.add(name + " is not valid");
      return null;
    }
  }

  /// Refuses to start when anything is wrong.
  public void check() {
    if (!faults.isEmpty()) {
      throw new IllegalStateException("environment: " + String.join(", ", faults));
    }
    checked = true;
  }

  /// The names that were asked for; the template must set exactly these.
  public SortedSet<String> names() {
    return names;
  }
}
