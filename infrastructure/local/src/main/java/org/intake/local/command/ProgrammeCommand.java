package org.intake.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.intake.local.cloud.CannotStart;
import org.intake.programme.LoadResult;
import org.intake.programme.ProgrammeFiles;
import org.intake.programme.ProgrammeLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What an author of programme files needs.
@Command(
    name = "programme",
    description = "Works on programme files.",
    mixinStandardHelpOptions = true)
final class ProgrammeCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "which? check FILE");
  }

  @Command(
      name = "check",
      description =
          "Checks a programme file and its tables, and names every fault with its place."
              + " Ends with 0 only if there is none.",
      mixinStandardHelpOptions = true)
  int check(
      @Parameters(paramLabel = "FILE", description = "a programme.yaml, its tables beside it")
          Path file)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CannotStart("no such file: " + file);
    }
    var files = ProgrammeFiles.at(file);
    return switch (ProgrammeLoader.load(files)) {
      case LoadResult.Loaded(var programme, _) -> {
        Commands.OUT.println(programme.id() + "  " + files.hash().hex() + "  no fault");
        yield 0;
      }
      case LoadResult.Faulty(var faults) -> {
        faults.faults().forEach(Commands.OUT::println);
        yield 1;
      }
    };
  }
}
