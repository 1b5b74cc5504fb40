package org.intake.local.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.intake.local.LocalFunctions;
import org.intake.local.LocalRuntime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs until it is stopped.
@Command(
    name = "serve",
    description = "Starts everything and serves until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Mixin private DataDirectory data = new DataDirectory();

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "port of the API; the other services take the next ones; 0 picks free ones"
              + " (default: ${DEFAULT-VALUE})",
      defaultValue = "8080")
  private int port = 8080;

  @Override
  public Integer call() throws Exception {
    var runtime = LocalRuntime.start(data.path(), port, LocalFunctions::of);
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  runtime.close();
                  stopped.countDown();
                }));
    Commands.OUT.println("ready http://localhost:" + runtime.endpoints().api());
    stopped.await();
    return 0;
  }
}
