package org.intake.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.intake.local.IntakeLocal;
import org.intake.local.LocalJson;
import org.intake.local.cloud.CannotStart;
import org.intake.local.demo.Demo;
import org.intake.local.demo.SamplePackage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Whole-process figures: each run is a `serve` of its own, started by the launcher as a person
/// would, that plays the sample package and is stopped by SIGTERM.
@Command(
    name = "measure",
    description =
        "Measures runs of serve with the sample package and prints the medians: time to ready,"
            + " memory, time from the last upload to mail and review queue, time to stop.",
    mixinStandardHelpOptions = true)
final class MeasureCommand implements Callable<Integer> {
  private static final String CHILD = "reading child, peak MB";
  private static final String RUNTIME = "runtime, peak MB";

  @Option(names = "--runs", paramLabel = "N", description = "(default: ${DEFAULT-VALUE})")
  private int runs = 5;

  @Option(
      names = "--sample",
      paramLabel = "NAME",
      description = "a folder of events/samples (default: ${DEFAULT-VALUE})")
  private String sample = "jiangsu-2017";

  private final Map<String, List<Double>> figures = new TreeMap<>();

  @Override
  public Integer call() throws Exception {
    var folder =
        SamplePackage.find(sample)
            .orElseThrow(
                () -> new CannotStart("there is no sample " + sample + " in events/samples"));
    var played = SamplePackage.read(folder);
    boolean expected = true;
    for (int run = 1; run <= runs; run++) {
      System.err.println("run " + run + " of " + runs + ", load " + load());
      expected &= measured(played);
    }
    figures.forEach((name, values) ->
        Commands.OUT.println(
            String.format(Locale.ROOT, "%-36s %8.2f   %s", name, median(values), values)));
    Commands.OUT.println("medians of " + runs + "; load at the end " + load());
    return expected ? 0 : 1;
  }

  private boolean measured(SamplePackage played) throws Exception {
    var directory = Files.createTempDirectory("intake-measure-");
    try {
      return measured(played, directory);
    } finally {
      Folders.delete(directory);
    }
  }

  private boolean measured(SamplePackage played, Path directory) throws Exception {
    var fresh = started(directory);
    add("ready on fresh data, s", fresh.seconds());
    add("ready on fresh data, CPU s", cpu(running(directory).pid()));
    var _ = stop(fresh.process());
    var serving = started(directory);
    add("ready on existing data, s", serving.seconds());
    boolean expected;
    try {
      var local = running(directory);
      var memory = new Memory(local.pid());
      var watching = Thread.ofPlatform().daemon().name("memory").start(memory);
      try (var demo =
          new Demo(
              List.of(played),
              local.api(),
              local.mail(),
              new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))) {
        expected = demo.play();
        add("last upload to acknowledgement, s", demo.times().toAcknowledgement() / 1000.0);
        add("last upload to review queue, s", demo.times().toReviewQueue() / 1000.0);
      }
      watching.interrupt();
      watching.join();
      add(RUNTIME, memory.runtime / 1024.0);
      add(CHILD, memory.child / 1024.0);
    } finally {
      add("SIGTERM to end, s", stop(serving.process()));
    }
    return expected;
  }

  private record Started(Process process, double seconds) {}

  private static LocalJson running(Path directory) throws IOException {
    return LocalJson.read(directory).orElseThrow(() -> new CannotStart("it has ended"));
  }

  private static double cpu(long pid) {
    return ProcessHandle.of(pid)
            .flatMap(process -> process.info().totalCpuDuration())
            .map(Duration::toMillis)
            .orElse(0L)
        / 1000.0;
  }

  private static double stop(Process process) throws InterruptedException {
    long asked = System.nanoTime();
    process.destroy();
    var _ = process.waitFor();
    return since(asked);
  }

  /// By the launcher of the jar that this program was started from.
  private static Started started(Path directory) throws Exception {
    var jar =
        Path.of(IntakeLocal.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    long begun = System.nanoTime();
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString(),
                "serve",
                "--data",
                directory.toString(),
                "--port",
                "0")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    if (line == null || !line.startsWith("ready ")) {
      process.destroyForcibly();
      throw new CannotStart("serve did not become ready: " + line);
    }
    return new Started(process, since(begun));
  }

  private static double since(long then) {
    return (System.nanoTime() - then) / 1e9;
  }

  private void add(String name, double value) {
    figures.computeIfAbsent(name, _ -> new ArrayList<>()).add(Math.round(value * 100) / 100.0);
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static String load() {
    return String.format(
        Locale.ROOT,
        "%.1f on %d processors",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.getRuntime().availableProcessors());
  }

  /// The most that the runtime and any of its children ever held, as Linux counts it, in KB. Read
  /// once its thread has ended.
  private static final class Memory implements Runnable {
    private final long pid;
    private long runtime;
    private long child;

    Memory(long pid) {
      this.pid = pid;
    }

    @Override
    public void run() {
      try {
        while (true) {
          runtime = Math.max(runtime, peak(pid));
          for (var each : ProcessHandle.of(pid).map(ProcessHandle::children).stream().toList()) {
            each.forEach(one -> child = Math.max(child, peak(one.pid())));
          }
          Thread.sleep(100);
        }
      } catch (InterruptedException _) {
        runtime = Math.max(runtime, peak(pid));
      }
    }

    private static long peak(long pid) {
      try {
        return Arrays.stream(
                Files.readString(Path.of("/proc", Long.toString(pid), "status"), UTF_8)
                    .split("\n", -1))
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0);
      } catch (IOException _) {
        // It has ended, or this is not Linux; then there is no such figure.
        return 0;
      }
    }
  }
}
