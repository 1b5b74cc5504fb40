package org.intake.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.intake.domain.programme.Programme;
import org.intake.local.cloud.CannotStart;
import org.intake.programme.LoadResult;
import org.intake.programme.ProgrammeDiff;
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
    throw new CommandLine.ParameterException(spec.commandLine(), "which? check FILE, or diff A B");
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

  @Command(
      name = "diff",
      description =
          "Prints what differs between two programme files: rules, fields, switches, calendar,"
              + " texts. Ends with 0 if they mean the same, 1 if not, 2 if one cannot be read.",
      mixinStandardHelpOptions = true)
  int diff(
      @Parameters(paramLabel = "A", description = "the older programme.yaml") Path before,
      @Parameters(paramLabel = "B", description = "the newer one") Path after)
      throws IOException {
    var old = loaded(before);
    var young = loaded(after);
    if (old.isEmpty() || young.isEmpty()) {
      return 2;
    }
    var differences = ProgrammeDiff.between(old.get(), young.get());
    differences.forEach(Commands.OUT::println);
    return differences.isEmpty() ? 0 : 1;
  }

  private static Optional<Programme> loaded(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      System.err.println("intake-local: no such file: " + file);
      return Optional.empty();
    }
    return switch (ProgrammeLoader.load(ProgrammeFiles.at(file))) {
      case LoadResult.Loaded(var programme, _) -> Optional.of(programme);
      case LoadResult.Faulty(var faults) -> {
        System.err.println("intake-local: " + file + " has faults:");
        faults.faults().forEach(System.err::println);
        yield Optional.empty();
      }
    };
  }
}
