package org.intake.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intake.documents.sandbox.SandboxSettings;
import org.intake.documents.sandbox.SandboxSettings.ChildProgram;
import org.intake.documents.sandbox.SandboxedDocumentReader;
import org.intake.inspect.ReadingChild;

/// The reading child of the command line: the one that inspect-document has.
public final class ReadingChildren {
  private static final List<String> SEEN = List.of("TESSDATA_PREFIX", "LD_LIBRARY_PATH", "PATH");

  public static SandboxedDocumentReader start(String call) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("LANG", "C.UTF-8");
    for (String name : SEEN) {
      var value = System.getenv(name);
      if (value != null) {
        environment.put(name, value);
      }
    }
    return new SandboxedDocumentReader(
        SandboxSettings.ofThisJava(
            new ChildProgram(ReadingChild.class.getName(), classPath(), List.of(call)),
            environment,
            Files.createTempDirectory("intake-child-")));
  }

  /// Ours; the child has another working directory.
  static String classPath() {
    return List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).stream()
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(java.util.stream.Collectors.joining(java.io.File.pathSeparator));
  }

  private ReadingChildren() {}
}
