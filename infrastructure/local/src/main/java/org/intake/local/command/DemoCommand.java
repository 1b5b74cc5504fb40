package org.intake.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.intake.local.LocalFunctions;
import org.intake.local.LocalRuntime;
import org.intake.local.cloud.CannotStart;
import org.intake.local.demo.Demo;
import org.intake.local.demo.SamplePackage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Serves, and plays a sample package through the public doors.
@Command(
    name = "demo",
    description = "Starts everything, plays a sample package and says what came of it.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Mixin private DataDirectory data = new DataDirectory();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "port of the API; 0 picks free ones (default: ${DEFAULT-VALUE})",
      defaultValue = "8080")
  private int port = 8080;

  @Option(
      names = "--sample",
      paramLabel = "NAME",
      description =
          "a folder of events/samples; may be given several times (default: ${DEFAULT-VALUE})",
      defaultValue = "jiangsu-2017,zhejiang-2017-scans",
      split = ",")
  private List<String> samples = List.of();

  @Option(
      names = "--keep",
      arity = "1",
      paramLabel = "true|false",
      description =
          "keep serving afterwards; false ends with 0 only if the outcome is the expected"
              + " one (default: ${DEFAULT-VALUE})",
      defaultValue = "true")
  private boolean keep = true;

  @Override
  public Integer call() throws Exception {
    var packages = new ArrayList<SamplePackage>();
    for (var sample : samples) {
      packages.add(
          SamplePackage.read(
              SamplePackage.find(sample)
                  .orElseThrow(() ->
                      new CannotStart("there is no sample " + sample + " in events/samples"))));
    }
    // What a demo left behind would be part of the next one's outcome; a named directory is kept.
    var directory =
        data.isDefault() ? emptied(data.path().resolveSibling("demo-data")) : data.path();
    try (var runtime = LocalRuntime.start(directory, port, LocalFunctions::of)) {
      var stop = new Thread(runtime::close);
      Runtime.getRuntime().addShutdownHook(stop);
      var at = runtime.endpoints();
      Commands.OUT.println("ready http://localhost:" + at.api());
      boolean expected;
      try (var demo = new Demo(packages, at.apiUri(), at.mailUri(), Commands.OUT)) {
        expected = demo.play();
      }
      Commands.OUT.println("API   " + at.apiUri() + "/v1/health");
      Commands.OUT.println("Mail  " + at.mailUri() + "/");
      Commands.OUT.println("Data  " + directory.toAbsolutePath());
      if (keep) {
        Commands.OUT.println("serving until Ctrl-C");
        new CountDownLatch(1).await();
      }
      Runtime.getRuntime().removeShutdownHook(stop);
      return expected ? 0 : 1;
    }
  }

  private static Path emptied(Path directory) throws IOException {
    if (Files.exists(directory)) {
      if (org.intake.local.LocalJson.read(directory).isPresent()) {
        throw new CannotStart("a demo is already running; stop it first");
      }
      Folders.delete(directory);
    }
    return directory;
  }
}
