package org.intake.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intake.documents.sandbox.SandboxSettings;
import org.intake.documents.sandbox.SandboxSettings.ChildProgram;
import org.intake.documents.sandbox.SandboxedDocumentReader;
import org.intake.domain.programme.Programme;

/// One reading child per call, started with its first document and kept warm.
final class Children {
  /// Where its language data is, where its libraries are, and in the container image the cache that
  /// it starts from.
  private static final List<String> VISIBLE =
      List.of(
          "TESSDATA_PREFIX",
          "LAMBDA_TASK_ROOT",
          "LD_LIBRARY_PATH",
          "JDK_JAVA_OPTIONS",
          "LANG",
          "PATH");

  private final InspectEnvironment environment;
  private final Map<String, String> variables;
  private final Map<String, SandboxedDocumentReader> byCall = new HashMap<>();

  Children(InspectEnvironment environment, Map<String, String> variables) {
    this.environment = environment;
    this.variables = Map.copyOf(variables);
  }

  synchronized SandboxedDocumentReader of(Programme programme) {
    return byCall.computeIfAbsent(
        programme.id(),
        call ->
            new SandboxedDocumentReader(
                SandboxSettings.ofThisJava(
                    new ChildProgram(
                        ReadingChild.class.getName(), environment.childClassPath(), List.of(call)),
                    visible(),
                    scratch())));
  }

  /// The child sees these and nothing else: no credentials above all.
  private Map<String, String> visible() {
    Map<String, String> seen = new HashMap<>();
    for (String name : VISIBLE) {
      String value = variables.get(name);
      if (value != null) {
        seen.put(name, value);
      }
    }
    return seen;
  }

  private static Path scratch() {
    try {
      return Files.createTempDirectory("intake-child-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
