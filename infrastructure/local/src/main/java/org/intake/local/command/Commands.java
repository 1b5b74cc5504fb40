package org.intake.local.command;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.intake.local.cloud.CannotStart;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The table of commands.
@Command(
    name = "intake-local.jar",
    description = "Intake on one machine: no cloud, no Docker.",
    mixinStandardHelpOptions = true,
    version = "1.0.0",
    subcommands = {
      ServeCommand.class,
      SimulateCommand.class,
      DemoCommand.class,
      ExtractCommand.class,
      InvariantsCommand.class,
      ProgrammeCommand.class,
      RedriveCommand.class,
      VerifyCommand.class,
      SweepCommand.class,
      MeasureCommand.class,
      TrainCommand.class
    })
public final class Commands implements Runnable {
  /// A wrong command line, as BSD's sysexits have it.
  private static final int USAGE = 64;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  /// Standard output is for what a command says. Libraries that write there are not heard.
  static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  public static int run(List<String> arguments) {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    System.setErr(new QuietErrors(new FileOutputStream(FileDescriptor.err)));
    var line =
        new CommandLine(new Commands())
            .setOut(new java.io.PrintWriter(OUT, true, StandardCharsets.UTF_8))
            .setErr(new java.io.PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .setExecutionExceptionHandler((e, _, _) -> failed(e))
            .setParameterExceptionHandler((e, _) -> wrong(e));
    return line.execute(arguments.toArray(String[]::new));
  }

  /// Whether somebody looks at the progress: a pipe or a file gets none.
  static boolean onTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /// One line that says what is wrong; the whole usage would bury it.
  private static int wrong(CommandLine.ParameterException e) {
    System.err.println(
        "intake-local: "
            + e.getMessage()
            + "; see "
            + e.getCommandLine().getCommandSpec().qualifiedName()
            + " --help");
    return USAGE;
  }

  private static int failed(Exception e) {
    if (e instanceof CannotStart) {
      System.err.println("intake-local: " + e.getMessage());
      return 1;
    }
    if (e instanceof ConnectException) {
      System.err.println("intake-local: the runtime does not answer; is it still running?");
      return 1;
    }
    System.err.println("intake-local: failed, which is our fault and not yours:");
    e.printStackTrace();
    return 70;
  }

  @Override
  public void run() {
    spec.commandLine().usage(OUT);
  }
}
