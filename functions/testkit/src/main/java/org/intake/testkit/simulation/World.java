package org.intake.testkit.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.intake.application.PermanentFault;
import org.intake.application.TransientFault;
import org.intake.application.port.Messages.Message;
import org.intake.application.relay.RelayEvents;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Event;
import org.intake.domain.notice.Notice;
import org.intake.testkit.fakes.InMemoryContents;
import org.intake.testkit.fakes.InMemoryLedger;
import org.intake.testkit.fakes.InMemoryUploads;
import org.intake.testkit.fakes.RecordingMailer;
import org.jspecify.annotations.Nullable;

/// A cloud of fakes under one chance and one clock: what is due next happens next, messages come
/// several times, late and in any order, and invocations run into each other at every outbound
/// call.
///
/// All of it runs in turn, so a seed gives the same world again.
final class World implements Gate {
  /// The call that everybody hands in to.
  static final String CALL = "sme-ip-pilot-2017";

  static final Instant START = Instant.parse("2017-07-10T01:00:00Z");
  private static final Duration LONGEST_DELAY = Duration.ofHours(6);
  private static final Duration VISIBILITY = Duration.ofMinutes(6);

  /// What the template gives a message before it is parked.
  private static final int RECEIVES = 5;

  /// A person gives up at some time; nobody in a campaign does so early.
  private static final int REQUESTS = 200;

  final Random random;
  final InMemoryLedger table = new InMemoryLedger();
  final InMemoryUploads bucket = new InMemoryUploads(this::time);
  final InMemoryContents kept = new InMemoryContents(bucket);
  final RecordingMailer post = new RecordingMailer();
  final Wiring wiring;
  private final Habits habits;
  private final PriorityQueue<Due> agenda =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
  private final Map<Fault, Integer> injected = new EnumMap<>(Fault.class);
  private final Map<String, Integer> crashes = new HashMap<>();
  private final List<String> strange = new ArrayList<>();
  private FaultPlan plan;
  private Instant now = START;
  private long order;
  private int invocations;
  private int parked;
  private @Nullable Invocation current;
  private @Nullable Task task;

  /// How a world treats what is sent: `disorder` repeats, shuffles and delays it and lets
  /// invocations run into each other.
  record Habits(boolean disorder, boolean providerTells) {}

  private record Due(Instant at, long order, Runnable what) {}

  World(long seed, Habits habits, FaultPlan plan, Function<World, Wiring> wiring) {
    this.random = new Random(seed);
    this.habits = habits;
    this.plan = plan;
    if (!habits.providerTells()) {
      post.cannotTell();
    }
    this.wiring = wiring.apply(this);
    table.onEvent(this::stream);
  }

  Instant time() {
    return now;
  }

  /// The clock of the machine that runs just now.
  InstantSource clock() {
    return () -> current == null ? now : now.plus(current.skew());
  }

  void faultless() {
    plan = FaultPlan.NOTHING;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Map<Fault, Integer> injected() {
    return injected;
  }

  int crashesOf(String submission) {
    return crashes.getOrDefault(submission, 0);
  }

  /// Exceptions that no use case should throw.
  List<String> strange() {
    return strange;
  }

  int invocations() {
    return invocations;
  }

  int parked() {
    return parked;
  }

  // Time.

  void in(Duration delay, Runnable what) {
    agenda.add(new Due(now.plus(delay), order++, what));
  }

  /// Lets everything happen that is due until then.
  void runUntil(Instant end) {
    while (!agenda.isEmpty() && !agenda.peek().at().isAfter(end)) {
      Due due = agenda.remove();
      now = due.at().isAfter(now) ? due.at() : now;
      due.what().run();
    }
    now = end.isAfter(now) ? end : now;
  }

  /// Lets everything happen that is still to come.
  void runOut() {
    while (!agenda.isEmpty()) {
      runUntil(agenda.peek().at());
    }
  }

  // Outbound calls.

  @Override
  public <T> T call(String name, Supplier<T> call, Supplier<T> conflict) {
    Invocation invocation = current;
    if (invocation == null) {
      return call.get();
    }
    Point point = invocation.next(name);
    meetOthers(invocation);
    Fault fault = plan.at(invocation, point);
    if (fault == null) {
      return call.get();
    }
    injected.merge(fault, 1, Integer::sum);
    return switch (fault) {
      case CRASH_BEFORE -> throw new Crash();
      case CRASH_AFTER -> {
        forget(call.get());
        throw new Crash();
      }
      case TIMEOUT_APPLIED -> {
        forget(call.get());
        throw new TransientFault(name + ": the answer was lost");
      }
      case TIMEOUT_NOT_APPLIED -> throw new TransientFault(name + ": no answer");
      case THROTTLE -> throw new TransientFault(name + ": too many calls");
      case CONFLICT -> conflict.get();
    };
  }

  /// A file that nobody will ever delete, because its reader is dead.
  private static void forget(@Nullable Object result) {
    if (result instanceof Path local) {
      try {
        Files.deleteIfExists(local);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Here others may run: the invocation goes on when its call is answered.
  private void meetOthers(Invocation invocation) {
    Task running = task;
    if (running != null && random.nextInt(3) == 0) {
      in(Duration.ofMillis(random.nextInt(5_000)), running::resume);
      running.pause();
      current = invocation;
    }
  }

  /// An invocation that can stop at a call and go on later, on a thread of its own; only one thread
  /// ever runs.
  private final class Task {
    private final Semaphore mine = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private final Invocation invocation;

    Task(Invocation invocation, Runnable body) {
      this.invocation = invocation;
      Thread.ofVirtual()
          .start(() -> {
            mine.acquireUninterruptibly();
            try {
              body.run();
            } finally {
              back.release();
            }
          });
    }

    void resume() {
      current = invocation;
      task = this;
      mine.release();
      back.acquireUninterruptibly();
      task = null;
      current = null;
    }

    void pause() {
      back.release();
      mine.acquireUninterruptibly();
    }
  }

  // Invocations.

  /// Runs one invocation; `done` or `failed` is told when it has ended.
  void invoke(String function, String subject, Runnable body, Runnable done, Runnable failed) {
    invocations++;
    Duration skew = habits.disorder() ? skew(function) : Duration.ZERO;
    Invocation invocation = new Invocation(function, subject, skew);
    Runnable guarded = () -> guarded(invocation, body, done, failed);
    if (habits.disorder() && random.nextInt(3) == 0) {
      new Task(invocation, guarded).resume();
    } else {
      current = invocation;
      guarded.run();
      current = null;
    }
  }

  /// The machines of a cloud keep time; the leases of people must stand worse.
  private Duration skew(String function) {
    int most = function.startsWith("api ") ? 300 : 10;
    return Duration.ofSeconds(random.nextInt(2 * most + 1) - most);
  }

  private void guarded(Invocation invocation, Runnable body, Runnable done, Runnable failed) {
    try {
      body.run();
      done.run();
    } catch (Crash _) {
      crashes.merge(invocation.subject(), 1, Integer::sum);
      failed.run();
    } catch (TransientFault _) {
      failed.run();
    } catch (PermanentFault e) {
      parked++;
      strange.add(invocation.function() + ": " + e);
    } catch (RuntimeException e) {
      StackTraceElement where = e.getStackTrace().length == 0 ? null : e.getStackTrace()[0];
      strange.add(invocation.function() + ": " + e + " at " + where);
      failed.run();
    }
  }

  /// A message in a queue: it comes again until it was worked off, or is parked.
  private void deliver(String function, String subject, Runnable body, int receives) {
    invoke(
        function,
        subject,
        body,
        () -> {},
        () -> {
          if (receives < RECEIVES) {
            in(VISIBILITY, () -> deliver(function, subject, body, receives + 1));
          } else {
            parked++;
          }
        });
  }

  /// A message is sent: it comes once to five times, now or within hours.
  void send(String function, String subject, Runnable body) {
    int copies = habits.disorder() ? 1 + random.nextInt(5) : 1;
    for (int copy = 0; copy < copies; copy++) {
      in(delay(), () -> deliver(function, subject, body, 1));
    }
  }

  private Duration delay() {
    if (!habits.disorder()) {
      return Duration.ofSeconds(1);
    }
    int chance = random.nextInt(10);
    long longest =
        chance < 7
            ? 60_000
            : chance < 9 ? Duration.ofHours(1).toMillis() : LONGEST_DELAY.toMillis();
    return Duration.ofMillis(random.nextLong(longest));
  }

  /// What somebody asks of the API: asked again until it is answered.
  <R> void ask(String subject, String what, Supplier<R> request, Consumer<R> then) {
    ask(subject, what, request, then, 1);
  }

  private <R> void ask(
      String subject, String what, Supplier<R> request, Consumer<R> then, int asked) {
    List<R> answer = new ArrayList<>();
    invoke(
        "api " + what,
        subject,
        () -> answer.add(request.get()),
        () -> in(Duration.ZERO, () -> then.accept(answer.getFirst())),
        () -> {
          if (asked < REQUESTS) {
            in(
                Duration.ofSeconds(30 + random.nextInt(270)),
                () -> ask(subject, what, request, then, asked + 1));
          }
        });
  }

  // What follows from what happened.

  private void stream(Event event) {
    if (!RelayEvents.follows(event).isEmpty()) {
      String subject = subjectOf(event.stream());
      in(
          habits.disorder() && random.nextInt(20) == 0 ? delay() : Duration.ofSeconds(1),
          () -> deliver("relay", subject, () -> wiring.relay(event), 1));
    }
  }

  private String subjectOf(String stream) {
    String id = stream.substring(stream.indexOf('/') + 1);
    if (stream.startsWith("case/")) {
      return table.load(CaseRecord.class, id).map(c -> c.value().submission()).orElse("");
    }
    if (stream.startsWith("notice/")) {
      return table
          .load(Notice.class, id)
          .map(n -> n.value().submission())
          .filter(submission -> submission != null)
          .orElse("");
    }
    return stream.startsWith("submission/") ? id : "";
  }

  /// The queues.
  void queued(List<Message> messages) {
    for (Message message : messages) {
      switch (message) {
        case Message.InspectFile(String submission, String file) ->
            send("inspect", submission, () -> wiring.inspect(submission, file));
        case Message.ScreenSubmission(String submission) ->
            send("screen", submission, () -> wiring.screenSubmission(submission));
        case Message.ScreenCase(String caseId) ->
            send("screen-case", subjectOf("case/" + caseId), () -> wiring.screenCase(caseId));
        case Message.SendNotice(String notice) ->
            send("notice", subjectOf("notice/" + notice), () -> wiring.sendNotice(notice));
        case Message.ReviewOffered(String _) -> {}
      }
    }
  }
}
