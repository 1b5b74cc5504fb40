package org.intake.programme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.intake.domain.Texts;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A place in the YAML tree. What is missing or wrong becomes a fault with its line, and reading
/// goes on with an empty value, so that one run finds every fault.
final class YamlNode {
  private final @Nullable Node node;
  private final String path;
  private final FaultList faults;

  YamlNode(@Nullable Node node, String path, FaultList faults) {
    this.node = node;
    this.path = path;
    this.faults = faults;
    if (node != null) {
      node.getStartMark()
          .ifPresent(mark -> faults.place(path, mark.getLine() + 1, mark.getColumn() + 1));
    }
  }

  String path() {
    return path;
  }

  void fault(String message) {
    faults.add(path, message);
  }

  /// The value of a key that has to be there.
  YamlNode get(String key) {
    return find(key)
        .orElseGet(() -> {
          if (node != null) {
            fault("'" + key + "' is missing");
          }
          return new YamlNode(null, child(key), faults);
        });
  }

  Optional<YamlNode> find(String key) {
    return Optional.ofNullable(entries().get(key));
  }

  /// The keys and values in the order of the file.
  Map<String, YamlNode> entries() {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    switch (node) {
      case MappingNode mapping -> {
        for (NodeTuple tuple : mapping.getValue()) {
          String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
          entries.put(key, new YamlNode(tuple.getValueNode(), child(key), faults));
        }
      }
      case null -> {}
      case Node _ -> fault("a mapping is expected here");
    }
    return entries;
  }

  List<YamlNode> items() {
    List<YamlNode> items = new ArrayList<>();
    switch (node) {
      case SequenceNode sequence -> {
        for (Node item : sequence.getValue()) {
          items.add(new YamlNode(item, path + "[" + items.size() + "]", faults));
        }
      }
      case null -> {}
      case Node _ -> fault("a list is expected here");
    }
    return items;
  }

  private String child(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /// Faults every key that is not one of these: a misspelt key must not be ignored.
  YamlNode only(String... keys) {
    Set<String> known = Set.copyOf(Arrays.asList(keys));
    entries()
        .forEach((key, value) -> {
          if (!known.contains(key)) {
            value.fault("unknown key '" + key + "'");
          }
        });
    return this;
  }

  String text() {
    if (node instanceof ScalarNode scalar) {
      if (scalar.getValue().isBlank()) {
        fault("a value is expected here");
      }
      return scalar.getValue();
    }
    if (node != null) {
      fault("a single value is expected here");
    }
    return "";
  }

  List<String> texts() {
    return items().stream().map(YamlNode::text).toList();
  }

  /// A sentence in the three languages, all of them required, with the same holes in each.
  Texts sentence() {
    only("zh-Hans", "zh-Hant", "en");
    Texts texts = new Texts(get("zh-Hans").text(), get("zh-Hant").text(), get("en").text());
    if (!holes(texts.zhHans()).equals(holes(texts.zhHant()))
        || !holes(texts.zhHans()).equals(holes(texts.en()))) {
      fault("the three languages do not have the same holes");
    }
    return texts;
  }

  private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9.]*)}");

  static Set<String> holes(String template) {
    return Set.copyOf(
        HOLE.matcher(template).results().map(result -> result.group(1)).distinct().toList());
  }

  int integer(int lowest, int highest) {
    return parsed(
        text -> {
          int number = Integer.parseInt(text);
          if (number < lowest || number > highest) {
            throw new IllegalArgumentException("must be " + lowest + " to " + highest);
          }
          return number;
        },
        lowest);
  }

  boolean flag() {
    return parsed(
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException("must be true or false");
            },
        false);
  }

  /// One of an enumeration's constants, written `lower-case` or as the constant.
  <E extends Enum<E>> E one(Class<E> type) {
    E first = type.getEnumConstants()[0];
    return parsed(
        text -> {
          String wanted = text.replace('-', '_').toUpperCase(Locale.ROOT);
          return Arrays.stream(type.getEnumConstants())
              .filter(constant -> constant.name().equals(wanted))
              .findFirst()
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "'" + text + "' is not one of " + Arrays.toString(type.getEnumConstants())));
        },
        first);
  }

  /// The value as `parse` makes it; what it refuses becomes a fault, and `fallback` takes its
  /// place.
  <T> T parsed(Function<String, T> parse, T fallback) {
    if (node == null) {
      return fallback;
    }
    String text = text();
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      return parse.apply(text);
    } catch (RuntimeException e) {
      String why = e.getMessage();
      fault("'" + text + "' cannot be used" + (why == null ? "" : ": " + why));
      return fallback;
    }
  }
}
