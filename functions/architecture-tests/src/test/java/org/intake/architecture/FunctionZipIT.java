package org.intake.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.intake.application.port.DocumentReader.Progress;
import org.intake.application.port.DocumentReader.SourceFile;
import org.intake.documents.sandbox.SandboxSettings;
import org.intake.documents.sandbox.SandboxSettings.Budget;
import org.intake.documents.sandbox.SandboxSettings.ChildProgram;
import org.intake.documents.sandbox.SandboxedDocumentReader;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.PageSource;
import org.intake.inspect.ReadingChild;
import org.intake.testkit.fakes.FakeInvocation;
import org.intake.testkit.fakes.TriggerEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each packed function, with nothing but what is in its zip, works on a real payload until the
/// cloud does not answer: a library that was left out of a zip and is needed after all would fail
/// it otherwise. Needs the zips, so it runs from `mvn verify` on.
class FunctionZipIT {
  /// What is asked here is whether it works, on a machine that may be busy; not how fast.
  private static final Budget PATIENT =
      new Budget(
          Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(1), 64 << 20, 200);

  /// Where nobody answers.
  private static final Map<String, String> VARIABLES =
      Map.ofEntries(
          Map.entry("AWS_REGION", "ap-southeast-1"),
          Map.entry("AWS_ACCESS_KEY_ID", "nobody"),
          Map.entry("AWS_SECRET_ACCESS_KEY", "nothing"),
          Map.entry("AWS_ENDPOINT_URL", "http://127.0.0.1:1"),
          Map.entry("TABLE_NAME", "intake"),
          Map.entry("UPLOAD_BUCKET", "uploads"),
          Map.entry("DERIVED_BUCKET", "derived"),
          Map.entry("INSPECT_QUEUE_URL", "http://127.0.0.1:1/1/inspect"),
          Map.entry("SCREEN_QUEUE_URL", "http://127.0.0.1:1/1/screen"),
          Map.entry("REVIEW_QUEUE_URL", "http://127.0.0.1:1/1/review"),
          Map.entry("NOTICES_QUEUE_URL", "http://127.0.0.1:1/1/notices"),
          Map.entry("DEAD_LETTER_QUEUE_URL", "http://127.0.0.1:1/1/dead"),
          Map.entry("PORTAL_URL", "https://intake.example"),
          Map.entry("MALWARE_SCANNER", "none"),
          Map.entry("MAILER", "ses"),
          Map.entry("MAIL_FROM", "noreply@intake.example"),
          Map.entry("TOKEN_ISSUER", "https://issuer.example"),
          Map.entry("TOKEN_AUDIENCE", "intake"),
          Map.entry("TOKEN_KEYS_URL", "https://issuer.example/keys"),
          Map.entry("CHILD_CLASS_PATH", "nowhere"));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "receive-upload, org.intake.receive.ReceiveUploadFunction, chinese-key.json",
    "inspect-document, org.intake.inspect.InspectDocumentFunction, file.json",
    "screen-submission, org.intake.screen.ScreenSubmissionFunction, submission.json",
    "relay-events, org.intake.relay.RelayEventsFunction, new-events.json",
    "send-notice, org.intake.notice.SendNoticeFunction, notice.json",
    "sweep, org.intake.sweep.SweepFunction, schedule.json"
  })
  void worksWithWhatIsInItsZip(String function, String handler, String event) throws Exception {
    Path zip = zip(function);

    FakeInvocation invocation = new FakeInvocation();
    try (URLClassLoader loader = new URLClassLoader(unpacked(zip), new OnlyLambda())) {
      RequestStreamHandler made = made(loader.loadClass(handler));
      try {
        made.handleRequest(
            TriggerEvents.open(function + "/" + event), new ByteArrayOutputStream(), invocation);
      } catch (RuntimeException e) {
        assertThat(e.getClass().getSimpleName()).isEqualTo("TransientFault");
      }
    }
    assertThat(invocation.log()).isNotEmpty();
    assertThat(invocation.log().getLast()).contains("\"fault\":\"TransientFault\"");
  }

  @Test
  void theApiAnswersWithWhatIsInItsZipAndAsksTheTable() throws Exception {
    Path zip = zip("intake-api");
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(unpacked(zip), new OnlyLambda())) {
      Class<?> portsClass = loader.loadClass("org.intake.api.ApiPorts");
      Object ports =
          portsClass
              .getMethod("of", Map.class, InstantSource.class)
              .invoke(null, VARIABLES, InstantSource.system());
      RequestStreamHandler api =
          (RequestStreamHandler)
              loader
                  .loadClass("org.intake.api.ApiHandler")
                  .getConstructor(portsClass)
                  .newInstance(ports);
      api.handleRequest(TriggerEvents.open("intake-api/health.json"), answer, new FakeInvocation());
      Object ledger = portsClass.getMethod("ledger").invoke(ports);
      Class<?> submission = loader.loadClass("org.intake.domain.submission.Submission");
      Method load =
          loader
              .loadClass("org.intake.application.port.Ledger")
              .getMethod("load", Class.class, String.class);
      assertThatThrownBy(() -> load.invoke(ledger, submission, "s-1"))
          .cause()
          .satisfies(
              fault -> assertThat(fault.getClass().getSimpleName()).isEqualTo("TransientFault"));
    }
    assertThat(answer.toString(UTF_8)).contains("\"statusCode\":200");
  }

  /// As in Lambda: nothing but the zip, and a home that nobody can write to, so that the native
  /// libraries must find room in the scratch folder.
  @Test
  void theReadingChildReadsAScanWithWhatIsInTheZip() throws Exception {
    unpacked(zip("inspect-document"));
    Path data = folder.resolve("tessdata");
    assumeTrue(Files.isDirectory(data), "no language data on this machine: the build said so");
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    SandboxSettings usual =
        SandboxSettings.ofThisJava(
            new ChildProgram(
                ReadingChild.class.getName(), folder + "/*", List.of("sme-ip-pilot-2017")),
            Map.of("TESSDATA_PREFIX", data.toString()),
            scratch);
    List<String> command = new ArrayList<>(usual.command());
    command.add(command.indexOf("-cp"), "-Duser.home=/proc/nobody");
    SourceFile scan =
        new SourceFile(
            "letter.pdf", Template.TOP.resolve("events/samples/scans/letter-office200.pdf"));
    try (SandboxedDocumentReader reader =
        new SandboxedDocumentReader(
            new SandboxSettings(command, usual.environment(), scratch, PATIENT))) {
      List<FileReading> readings = reader.read(scan, Progress.SILENT);
      assertThat(readings).hasSize(1);
      assertThat(readings.getFirst().pages().getFirst().source()).isEqualTo(PageSource.OCR);
      assertThat(readings.getFirst().documents()).isNotEmpty();
    }
  }

  private static Path zip(String function) {
    Path zip = Path.of("..", function, "target", function + ".zip");
    assumeFalse(Boolean.getBoolean("function.zip.skip"), "nothing is packed with -Dquick");
    assertThat(zip).as("packed by mvn verify at the top").exists();
    return zip;
  }

  private static RequestStreamHandler made(Class<?> handler) throws ReflectiveOperationException {
    for (var constructor : handler.getConstructors()) {
      if (constructor.getParameterCount() == 1) {
        return (RequestStreamHandler) constructor.newInstance(VARIABLES);
      }
      if (constructor.getParameterCount() == 2) {
        return (RequestStreamHandler) constructor.newInstance(VARIABLES, InstantSource.system());
      }
    }
    throw new AssertionError("no constructor that takes variables: " + handler);
  }

  private URL[] unpacked(Path zip) throws IOException {
    List<URL> jars = new ArrayList<>();
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (entry.getName().endsWith(".jar")) {
          Path jar = folder.resolve(Path.of(entry.getName()).getFileName().toString());
          Files.copy(entries, jar);
          jars.add(jar.toUri().toURL());
        } else if (!entry.isDirectory()) {
          Path extra = folder.resolve(entry.getName());
          Files.createDirectories(extra.getParent());
          Files.copy(entries, extra);
        }
      }
    }
    return jars.toArray(URL[]::new);
  }

  /// The interfaces of Lambda are the runtime's; everything else must come from the zip.
  private static final class OnlyLambda extends ClassLoader {
    OnlyLambda() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("com.amazonaws.services.lambda.runtime.")) {
        return FunctionZipIT.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
