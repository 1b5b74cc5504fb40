package org.intake.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.intake.application.Answer;
import org.intake.application.accept.AcceptCase;
import org.intake.application.audit.KeepRuns;
import org.intake.application.duties.ReceiveReport;
import org.intake.application.inspect.InspectFile;
import org.intake.application.invariant.CheckInvariants;
import org.intake.application.notify.NoticeWriter;
import org.intake.application.notify.SendNotice;
import org.intake.application.notify.TellProvince;
import org.intake.application.port.DocumentReader;
import org.intake.application.port.DocumentReader.Budget;
import org.intake.application.port.Messages.Message;
import org.intake.application.receive.DropPackages;
import org.intake.application.receive.ReceiveUpload;
import org.intake.application.relay.RelayEvents;
import org.intake.application.review.Seats;
import org.intake.application.screen.CaseScreening;
import org.intake.application.screen.CheckSubmission;
import org.intake.application.screen.OfficerCorrections;
import org.intake.application.screen.ScreenCase;
import org.intake.application.screen.ScreenSubmission;
import org.intake.application.submit.Opening;
import org.intake.application.submit.PrepareSubmission;
import org.intake.application.submit.SubmissionLimits;
import org.intake.application.submit.SubmitSubmission;
import org.intake.application.sweep.Sweep;
import org.intake.documents.Limits;
import org.intake.documents.picture.DocumentPictures;
import org.intake.domain.Language;
import org.intake.domain.Sha256;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.Role;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FileReading;
import org.intake.domain.submission.Contact;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionKind;
import org.intake.json.JsonBundleCodec;
import org.intake.programme.BuiltInProgrammes;
import org.intake.programme.ProgrammeFiles;
import org.intake.testkit.fakes.CountingIds;
import org.intake.testkit.fakes.InMemoryContents;
import org.intake.testkit.fakes.InMemoryLedger;
import org.intake.testkit.fakes.InMemoryUploads;
import org.intake.testkit.fakes.RecordingMailer;
import org.intake.testkit.fakes.RecordingMessages;
import org.intake.testkit.fakes.ScriptedScanner;
import org.jspecify.annotations.Nullable;

/// The whole procedure on fakes of the cloud, with the real programme, rules and readers: what the
/// functions wire, in one process and without waiting.
final class JourneyOnFakes {
  static final String CALL = "sme-ip-pilot-2017";
  private static final String VARIANT = "variant-of-2017";

  Instant now = Instant.parse("2017-07-20T01:00:00Z");
  final InstantSource clock = () -> now;
  final InMemoryLedger ledger = new InMemoryLedger();
  final InMemoryUploads uploads = new InMemoryUploads(clock);
  final InMemoryContents contents = new InMemoryContents(uploads);
  final RecordingMessages messages = new RecordingMessages();
  final RecordingMailer mailer = new RecordingMailer();
  final ScriptedScanner scanner = new ScriptedScanner();

  /// What was read of a file, for all journeys of a run: most of them hand in the same files.
  private static final Map<String, List<FileReading>> READ = new ConcurrentHashMap<>();

  private static final Function<Programme, DocumentReader> WITHOUT_RECOGNITION =
      programme -> new ReadOnce(programme, READ);

  /// Loaded once: nothing in it changes, and its rules take a second to compile.
  static final BuiltInProgrammes PROGRAMMES = BuiltInProgrammes.load();

  final BuiltInProgrammes programmes;
  private final String call;
  private final Function<Programme, DocumentReader> readers;

  final NoticeWriter notices = new NoticeWriter(ledger, "https://intake.example", clock);
  final SubmitSubmission submit = new SubmitSubmission(ledger, uploads, programmes, notices, clock);
  final PrepareSubmission prepare =
      new PrepareSubmission(
          ledger, uploads, programmes, new CountingIds(), SubmissionLimits.DEFAULT, clock);
  final DropPackages drops = new DropPackages(ledger, programmes, submit, clock);
  final ReceiveUpload receive =
      new ReceiveUpload(ledger, uploads, contents, scanner, drops, SubmissionLimits.DEFAULT, clock);
  final InspectFile inspect =
      new InspectFile(
          ledger,
          contents,
          programmes,
          this::reader,
          programme -> new DocumentPictures(Limits.standard()),
          new Budget(1_000, Duration.ofMinutes(5)),
          clock);
  final CaseScreening screening =
      new CaseScreening(ledger, programmes, notices, new KeepRuns(contents, new JsonBundleCodec()));
  final AcceptCase accept =
      new AcceptCase(ledger, programmes, new Seats(ledger), new TellProvince(notices), clock);
  final ScreenCase screenCase = new ScreenCase(ledger, screening, accept::automatically, clock);
  final ScreenSubmission screenSubmission =
      new ScreenSubmission(
          ledger, contents, screening, notices, new ReceiveReport(ledger, notices), clock);
  final CheckSubmission check = new CheckSubmission(ledger, contents, screening, clock);
  final OfficerCorrections corrections =
      new OfficerCorrections(ledger, screening, accept::automatically, clock);
  final SendNotice sendNotice = new SendNotice(ledger, mailer, clock);
  final Sweep sweep =
      new Sweep(
          ledger,
          uploads,
          messages,
          programmes,
          receive,
          drops,
          programme -> 0,
          Duration.ofSeconds(5),
          clock);
  private final RelayEvents relay = new RelayEvents(messages);

  JourneyOnFakes() {
    this(PROGRAMMES, CALL, WITHOUT_RECOGNITION);
  }

  JourneyOnFakes(BuiltInProgrammes programmes, String call) {
    this(programmes, call, WITHOUT_RECOGNITION);
  }

  private JourneyOnFakes(
      BuiltInProgrammes programmes, String call, Function<Programme, DocumentReader> readers) {
    this.programmes = programmes;
    this.call = call;
    this.readers = readers;
    super();
    ledger.onEvent((Event event) -> relay.relay(List.of(event)));
  }

  /// Under the same call with one piece of its file replaced.
  static JourneyOnFakes underCall(String from, String to) {
    return underCall(from, to, WITHOUT_RECOGNITION);
  }

  static JourneyOnFakes underCall(
      String from, String to, Function<Programme, DocumentReader> readers) {
    SortedMap<String, byte[]> files = new TreeMap<>(PROGRAMMES.files(CALL));
    String yaml =
        new String(Objects.requireNonNull(files.get(ProgrammeFiles.MAIN)), StandardCharsets.UTF_8);
    assertThat(yaml).contains(from);
    files.put(
        ProgrammeFiles.MAIN,
        yaml.replaceFirst("id: " + CALL, "id: " + VARIANT)
            .replace(from, to)
            .getBytes(StandardCharsets.UTF_8));
    return new JourneyOnFakes(
        BuiltInProgrammes.with(Map.of(VARIANT, new ProgrammeFiles(files))), VARIANT, readers);
  }

  private DocumentReader reader(Programme programme) {
    return readers.apply(programme);
  }

  static Actor province(String code) {
    return new Actor(Role.PROVINCE, "province-" + code, code, null, null);
  }

  String open(String province) {
    return open(province, SubmissionKind.APPLICATION, null, null);
  }

  String open(
      String province, SubmissionKind kind, @Nullable String caseId, @Nullable Integer year) {
    Contact contact = new Contact("崔永", "office@province.example", Language.ZH_HANS);
    var opening = new Opening(call, kind, contact, caseId, year);
    return done(prepare.open(province(province), opening)).value().id();
  }

  /// Announces, uploads and receives one file; its id.
  String add(String province, String submission, String name, byte[] content) {
    var announced =
        done(
            prepare.announce(
                province(province),
                submission,
                new PrepareSubmission.Announcement(
                    name, content.length, Sha256.of(content), "application/octet-stream", null)));
    uploads.put(announced.file().objectKey(), content);
    receive.receive(announced.file().objectKey(), now);
    return announced.file().id();
  }

  void addFolder(String province, String submission, Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.toString().endsWith(".json")) {
          add(province, submission, folder.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Works off all messages and what follows from them.
  void settle() {
    for (List<Message> batch = messages.drain(); !batch.isEmpty(); batch = messages.drain()) {
      for (Message message : batch) {
        switch (message) {
          case Message.InspectFile(String submission, String file) ->
              inspect.inspect(submission, file);
          case Message.ScreenSubmission(String submission) -> screenSubmission.screen(submission);
          case Message.ScreenCase(String caseId) -> screenCase.screen(caseId);
          case Message.SendNotice(String notice) -> sendNotice.send(notice);
          case Message.ReviewOffered(String _) -> {}
        }
      }
    }
  }

  Submission submission(String id) {
    return ledger.load(Submission.class, id).orElseThrow().value();
  }

  List<CaseRecord> cases() {
    return ledger.all(CaseRecord.class);
  }

  CaseRecord caseOf(String city) {
    return cases().stream().filter(one -> one.city().name().equals(city)).findFirst().orElseThrow();
  }

  Stored<CaseRecord> stored(String caseId) {
    return ledger.load(CaseRecord.class, caseId).orElseThrow();
  }

  /// What must hold whatever happened; at the end of each journey.
  void checkInvariants() {
    assertThat(
            new CheckInvariants(ledger, contents, programmes, new JsonBundleCodec())
                .check(() -> {})
                .breaks())
        .isEmpty();
  }

  /// An event is delivered once more.
  void again(Event event) {
    relay.relay(List.of(event));
  }

  static <T> T done(Answer<T> answer) {
    return switch (answer) {
      case Answer.Done<T>(T value) -> value;
      case Answer.Refused<T>(var why) -> throw new AssertionError(why.toString());
    };
  }
}
