package org.intake.architecture.start;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Prints for each packed function, as Lambda would start it (C1, the real runtime interface
/// client, a process of its own): milliseconds until it asks for work, milliseconds of the first
/// event, processor time of both, warm median and 95th percentile, resident memory and size, beside
/// what we want to reach. On a machine that does other work too, the processor time is the truer.
///
/// `mvn -Pbench-start -DskipTests verify`; the zips must be there (`mvn package` makes them). The
/// cloud that it asks is an empty one on loopback, so that what is measured is ours. Figures are
/// medians of `-Dbench.starts` starts.
public final class StartBench {
  private static final int WARM = 300;

  private record Case(String function, int megabytes, String handler, String event) {}

  private static final List<Case> CASES =
      List.of(
          new Case(
              "receive-upload", 512, "org.intake.receive.ReceiveUploadFunction", "chinese-key"),
          new Case(
              "screen-submission",
              1024,
              "org.intake.screen.ScreenSubmissionFunction",
              "submission"),
          new Case("relay-events", 512, "org.intake.relay.RelayEventsFunction", "new-events"),
          new Case("send-notice", 512, "org.intake.notice.SendNoticeFunction", "notice"),
          new Case("sweep", 1024, "org.intake.sweep.SweepFunction", "schedule"),
          new Case("intake-api", 1024, "org.intake.api.ApiHandler", "health"),
          new Case("inspect-document", 2048, "org.intake.inspect.InspectDocumentFunction", "file"));

  private record Start(
      double init, double initCpu, double first, double firstCpu, double[] warm, double memory) {}

  private StartBench() {}

  public static void main(String[] arguments) throws Exception {
    Path top = Path.of(arguments[0]);
    int starts = Integer.parseInt(arguments[1]);
    System.out.printf(
        Locale.ROOT,
        "%-18s %7s %7s %7s %7s %7s %7s %7s %7s   (medians of %d starts; ms, MB)%n",
        "function",
        "init",
        "cpu",
        "first",
        "cpu",
        "p50",
        "p95",
        "RSS",
        "zip",
        starts);
    for (Case one : CASES) {
      Path zip = top.resolve("functions/" + one.function + "/target/" + one.function + ".zip");
      if (!Files.exists(zip)) {
        System.out.println(one.function + ": not packed; run mvn package first");
        continue;
      }
      Path folder = Files.createTempDirectory("start-");
      try {
        unpack(zip, folder);
        List<Start> all = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
          all.add(start(one, folder, top));
        }
        double[] warm = all.stream().flatMapToDouble(s -> Arrays.stream(s.warm)).toArray();
        System.out.printf(
            Locale.ROOT,
            "%-18s %7.0f %7.0f %7.1f %7.0f %7.2f %7.2f %7.0f %7.1f%n",
            one.function,
            quantile(all.stream().mapToDouble(Start::init).toArray(), 0.5),
            quantile(all.stream().mapToDouble(Start::initCpu).toArray(), 0.5),
            quantile(all.stream().mapToDouble(Start::first).toArray(), 0.5),
            quantile(all.stream().mapToDouble(Start::firstCpu).toArray(), 0.5),
            quantile(warm, 0.5),
            quantile(warm, 0.95),
            quantile(all.stream().mapToDouble(Start::memory).toArray(), 0.5),
            Files.size(zip) / 1048576.0);
      } finally {
        delete(folder);
      }
    }
    System.out.println("to reach: small functions init <= 350, first <= 8, p50 <= 3, p95 <= 5,");
    System.out.println("RSS <= 125, zip <= 15; inspect-document zip <= 50");
  }

  private static Start start(Case one, Path folder, Path top) throws Exception {
    byte[] event =
        Files.readAllBytes(top.resolve("events/" + one.function + "/" + one.event + ".json"));
    try (RuntimeStub runtime = new RuntimeStub(event);
        CloudStub cloud = new CloudStub()) {
      ProcessBuilder builder = new ProcessBuilder(command(one, folder));
      builder.environment().clear();
      builder.environment().putAll(environment(one, folder, runtime, cloud));
      builder.redirectErrorStream(true).redirectOutput(folder.resolve("log.txt").toFile());
      long begun = System.nanoTime();
      Process process = builder.start();
      try {
        double init = millis(begun, at(runtime, "next", folder));
        double initCpu = cpu(process);
        double firstCpu = 0;
        double[] times = new double[WARM + 1];
        for (int i = 0; i < times.length; i++) {
          runtime.allow();
          long given = at(runtime, "given", folder);
          times[i] = millis(given, at(runtime, "done", folder));
          at(runtime, "next", folder);
          if (i == 0) {
            firstCpu = cpu(process) - initCpu;
          }
        }
        return new Start(
            init,
            initCpu,
            times[0],
            firstCpu,
            Arrays.copyOfRange(times, 100, times.length),
            memory(process.pid()));
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static long at(RuntimeStub runtime, String what, Path folder) throws Exception {
    RuntimeStub.Moment moment = runtime.next();
    if (!moment.what().equals(what)) {
      throw new IllegalStateException(
          "expected "
              + what
              + ", got "
              + moment
              + "; "
              + Files.readString(folder.resolve("log.txt")));
    }
    return moment.nanos();
  }

  /// As the managed runtime does it: C1 only, the archive of the JDK's own classes, the runtime
  /// interface client before the function's libraries.
  private static List<String> command(Case one, Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+TieredCompilation",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-XX:MaxRAM=" + one.megabytes + "m",
        "-Xshare:auto",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        runtimeClient() + File.pathSeparator + folder.resolve("lib") + "/*",
        "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
        one.handler + "::handleRequest");
  }

  /// From this process's own class path, so that its version is Maven's to say.
  private static String runtimeClient() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(element -> Path.of(element).getFileName().toString().startsWith("aws-lambda-java"))
        .collect(java.util.stream.Collectors.joining(File.pathSeparator));
  }

  private static Map<String, String> environment(
      Case one, Path folder, RuntimeStub runtime, CloudStub cloud) {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_LAMBDA_RUNTIME_API", runtime.address());
    variables.put("_HANDLER", one.handler + "::handleRequest");
    variables.put("LAMBDA_TASK_ROOT", folder.toString());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", one.function);
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
    variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
    variables.put("AWS_REGION", "ap-southeast-1");
    variables.put("AWS_ACCESS_KEY_ID", "nobody");
    variables.put("AWS_SECRET_ACCESS_KEY", "nothing");
    variables.put("AWS_ENDPOINT_URL", cloud.address());
    variables.put("TABLE_NAME", "intake");
    variables.put("UPLOAD_BUCKET", "uploads");
    variables.put("DERIVED_BUCKET", "derived");
    for (String queue : List.of("INSPECT", "SCREEN", "REVIEW", "NOTICES", "DEAD_LETTER")) {
      variables.put(queue + "_QUEUE_URL", cloud.address() + "/1/" + queue);
    }
    variables.put("PORTAL_URL", "https://intake.example");
    variables.put("MALWARE_SCANNER", "none");
    variables.put("MAILER", "ses");
    variables.put("MAIL_FROM", "noreply@intake.example");
    variables.put("TOKEN_ISSUER", "https://issuer.example");
    variables.put("TOKEN_AUDIENCE", "intake");
    variables.put("TOKEN_KEYS_URL", "https://issuer.example/keys");
    variables.put("CHILD_CLASS_PATH", folder.resolve("lib") + "/*");
    variables.put("TESSDATA_PREFIX", folder.resolve("tessdata").toString());
    return variables;
  }

  private static double cpu(Process process) {
    return process.info().totalCpuDuration().orElseThrow().toMillis();
  }

  private static double memory(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static double millis(long from, long to) {
    return (to - from) / 1e6;
  }

  private static double quantile(double[] values, double part) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * (sorted.length - 1)))];
  }

  private static void unpack(Path zip, Path folder) throws IOException {
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream in = new ZipInputStream(file)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path to = folder.resolve(entry.getName());
        Files.createDirectories(to.getParent());
        Files.copy(in, to);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
