package org.intake.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.intake.api.json.ReadingJson;
import org.intake.application.port.DocumentReader;
import org.intake.application.port.DocumentReader.SourceFile;
import org.intake.domain.Language;
import org.intake.domain.reading.FileReading;
import org.intake.local.ReadingChildren;
import org.intake.local.cloud.CannotStart;
import org.intake.programme.BuiltInProgrammes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Reads files as a submission's would be read, without any service.
@Command(
    name = "extract",
    description = "Reads files and prints what they hold. Ends with 0 only if all could be read.",
    mixinStandardHelpOptions = true)
final class ExtractCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "files, or folders with files")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "one JSON array and nothing else")
  private boolean json;

  @Option(
      names = "--call",
      paramLabel = "ID",
      description = "whose documents to look for (default: ${DEFAULT-VALUE})",
      defaultValue = "sme-ip-pilot-2017")
  private String call = "sme-ip-pilot-2017";

  @Override
  public Integer call() throws Exception {
    var calls = BuiltInProgrammes.load().calls();
    if (!calls.contains(call)) {
      throw new CannotStart("no such call: " + call + "; there are " + String.join(", ", calls));
    }
    var all = new ArrayList<Path>();
    for (var file : files) {
      collect(file, all);
    }
    boolean good = true;
    int written = 0;
    try (var reader = ReadingChildren.start(call)) {
      for (var file : all) {
        for (var reading : reader.read(new SourceFile(file.toString(), file), progress(file))) {
          good &= !reading.isRefused();
          say(reading, written++);
        }
      }
    }
    if (json) {
      Commands.OUT.println(written == 0 ? "[]" : "\n]");
    }
    return good ? 0 : 1;
  }

  private static void collect(Path file, List<Path> all) throws IOException {
    if (Files.isDirectory(file)) {
      try (var content = Files.walk(file)) {
        content.filter(Files::isRegularFile).sorted().forEach(all::add);
      }
    } else if (Files.isReadable(file)) {
      all.add(file);
    } else {
      throw new CannotStart("no such file: " + file);
    }
  }

  /// On a terminal one line that moves; in a pipe nothing.
  private DocumentReader.Progress progress(Path file) {
    if (json || !Commands.onTerminal()) {
      return DocumentReader.Progress.SILENT;
    }
    return (_, done, total) ->
        System.err.print("\r" + file.getFileName() + " " + done + (total == 0 ? "" : "/" + total));
  }

  private void say(FileReading reading, int index) throws IOException {
    if (json) {
      Commands.OUT.print(index == 0 ? "[\n" : ",\n");
      Commands.OUT.print(JSON.writeValueAsString(ReadingJson.of(reading)));
      return;
    }
    Commands.OUT.println(reading.file() + "  " + reading.mediaType());
    for (var problem : reading.problems()) {
      Commands.OUT.println("  ! " + problem.code() + "  " + problem.message().in(Language.ZH_HANS));
    }
    for (var document : reading.documents()) {
      Commands.OUT.println(
          "  " + document.type() + "  " + document.firstPage() + "-" + document.lastPage());
      for (var field : document.fields()) {
        var value = field.value();
        Commands.OUT.println(
            "    " + field.label() + "  " + (value == null ? "?" : value.display()));
      }
    }
  }
}
