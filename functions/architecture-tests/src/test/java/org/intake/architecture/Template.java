package org.intake.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A CloudFormation template as plain maps; intrinsic functions become maps of one entry (`!Ref x`
/// is `{Ref: x}`).
record Template(Map<String, Object> root) {
  static final Path TOP = Path.of("../..");

  static Template read(String file) {
    try {
      Yaml yaml = new Yaml(new Intrinsics(new LoaderOptions()));
      return new Template(map(yaml.load(Files.readString(TOP.resolve(file)))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  static List<?> list(Object value) {
    return value instanceof List<?> many ? many : value == null ? List.of() : List.of(value);
  }

  Map<String, Object> section(String name) {
    return map(root.get(name));
  }

  /// The resources of a type, with their properties.
  Map<String, Map<String, Object>> resources(String type) {
    Map<String, Map<String, Object>> found = new LinkedHashMap<>();
    section("Resources")
        .forEach((name, resource) -> {
          if (type.equals(map(resource).get("Type"))) {
            found.put(name, map(map(resource).get("Properties")));
          }
        });
    return found;
  }

  /// All actions that a function's rights allow.
  Set<String> actions(Map<String, Object> function) {
    Set<String> actions = new TreeSet<>();
    for (Map<String, Object> statement : statements(function)) {
      list(statement.get("Action")).forEach(action -> actions.add(action.toString()));
    }
    return actions;
  }

  /// The statements of a function's policies, written with it or referred to.
  List<Map<String, Object>> statements(Map<String, Object> function) {
    List<Map<String, Object>> statements = new ArrayList<>();
    for (Object policy : list(function.get("Policies"))) {
      Object reference = map(policy).get("Ref");
      Map<String, Object> document =
          reference == null
              ? map(policy)
              : map(
                  resources("AWS::IAM::ManagedPolicy")
                      .get(reference.toString())
                      .get("PolicyDocument"));
      list(document.get("Statement")).forEach(s -> statements.addAll(alternatives(map(s))));
    }
    return statements;
  }

  /// A statement behind `!If` counts: somebody may deploy it.
  private static List<Map<String, Object>> alternatives(Map<String, Object> statement) {
    if (!statement.containsKey("If")) {
      return List.of(statement);
    }
    return list(statement.get("If")).stream()
        .filter(branch -> branch instanceof Map<?, ?> map && map.containsKey("Action"))
        .map(Template::map)
        .toList();
  }

  private static final class Intrinsics extends SafeConstructor {
    Intrinsics(LoaderOptions options) {
      super(options);
      this.yamlMultiConstructors.put("!", new Short());
    }

    private final class Short extends org.yaml.snakeyaml.constructor.AbstractConstruct {
      @Override
      public Object construct(Node node) {
        String name = node.getTag().getValue().substring(1);
        Object value =
            switch (node) {
              case ScalarNode scalar -> scalar.getValue();
              case SequenceNode sequence -> constructSequence(sequence);
              case MappingNode mapping -> constructMapping(mapping);
              default -> throw new IllegalStateException("no such node");
            };
        node.setTag(Tag.MAP);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put(name, value);
        return result;
      }
    }
  }
}
