package org.intake.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.intake.local.cloud.FunctionSet.QueueMapping;
import org.intake.local.cloud.FunctionSet.Schedule;
import org.intake.local.cloud.FunctionSet.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The cloud of one data directory: its services, and the triggers once functions are given to it.
///
/// `open` only takes the directory and decides the addresses, so that functions can be built while
/// `start` brings the services up; `run` then connects the two.
public final class EmbeddedCloud implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedCloud.class);

  /// For all triggers together: a stop has 5 s, and the services need theirs.
  private static final Duration LAST_MOMENT = Duration.ofMillis(200);

  /// After so long without a call of a function the schedule is kept only once in this time.
  private static final Duration QUIET = Duration.ofSeconds(30);

  private static final byte[] SCHEDULED_EVENT =
      """
      {"version":"0","detail-type":"Scheduled Event","source":"aws.scheduler","detail":{}}\
      """
          .getBytes(UTF_8);

  private final Path directory;
  private final Clock real;
  private final DirectoryLock lock;
  private final Endpoints endpoints;
  private final LocalClock clock;
  private final HttpServer http;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().name("timer-", 0).factory());
  private final List<Feed> feeds = new ArrayList<>();
  private final List<Thread> feeders = new ArrayList<>();
  private final List<Service> services = new ArrayList<>();
  private final FutureTask<TokenIssuer> issuer;
  private final Activity activity = new Activity();
  private final Invoker invoker;
  private final HttpGateway gateway;
  private final SqsClient sqs;
  private final DynamoDbClient dynamoDb;
  private final DynamoDbStreamsClient streams;

  private volatile Optional<Schedule> schedule = Optional.empty();
  private volatile long sweptAt = System.nanoTime();

  private EmbeddedCloud(
      Path directory, Clock real, DirectoryLock lock, Endpoints endpoints, HttpServer http)
      throws IOException {
    this.directory = directory;
    this.real = real;
    this.lock = lock;
    this.endpoints = endpoints;
    this.http = http;
    this.clock = LocalClock.open(directory.resolve("clock"), real);
    this.invoker = new Invoker(real.millis() << 16, activity);
    this.gateway = new HttpGateway(invoker, real);
    this.issuer = new FutureTask<>(() -> TokenIssuer.open(directory.resolve("issuer.json"), real));
    var clients = new CloudClients(endpoints);
    this.sqs = clients.sqs();
    this.dynamoDb = clients.dynamoDb();
    this.streams = clients.streams();
  }

  /// Takes the directory and the API's port (0 for any free one).
  ///
  /// @throws CannotStart if another process has one of them
  public static EmbeddedCloud open(Path directory, int port, Clock real) throws IOException {
    if (port < 0 || port > 65_535) {
      throw new CannotStart("there is no port " + port + "; choose one from 0 to 65535");
    }
    var lock = DirectoryLock.take(directory);
    try {
      var secrets = Secrets.open(directory.resolve("access-key"));
      var endpoints = Endpoints.reserve(port, secrets.accessKeyId(), secrets.secretAccessKey());
      return new EmbeddedCloud(
          directory.toAbsolutePath(), real, lock, endpoints, bind(endpoints.api()));
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static HttpServer bind(int port) throws IOException {
    try {
      return HttpServer.create(Endpoints.loopback(port), 0);
    } catch (BindException _) {
      throw new CannotStart(
          "port " + port + " is in use or not ours to take; choose another with --port");
    }
  }

  public Endpoints endpoints() {
    return endpoints;
  }

  /// The time that rules and deadlines see.
  public LocalClock clock() {
    return clock;
  }

  /// Brings all services up, side by side, and makes what the template would make. `pages` answers
  /// what is neither the API nor ours.
  public void start(HttpHandler pages) throws Exception {
    var s3 = background("s3", () -> LocalS3.start(endpoints, directory, real, this::announce));
    var queues = background("sqs", () -> LocalSqs.start(endpoints, directory, sqs));
    var table =
        background(
            "dynamodb",
            () -> {
              var started = LocalDynamoDb.start(endpoints, directory);
              LocalDynamoDb.createTable(dynamoDb);
              return started;
            });
    var mail = background("mail", () -> LocalMail.start(endpoints, directory, clock, real));
    http.setExecutor(requests);
    http.createContext("/v1", gateway);
    http.createContext("/local/", new LocalApi(issuer, clock, this::sweepNow));
    http.createContext("/", pages);
    for (var service : List.of(s3, queues, table, mail)) {
      services.add(started(service));
    }
    var events = s3.get().events();
    var _ =
        timer.scheduleWithFixedDelay(
            () -> quietly("object events", events::sweep), 0, 1, TimeUnit.SECONDS);
  }

  /// Opens the API and starts the triggers.
  public void run(FunctionSet functions) {
    for (var mapping : functions.queues()) {
      for (int worker = 0; worker < mapping.workers(); worker++) {
        feed(mapping, worker);
      }
    }
    functions.relay().ifPresent(this::relay);
    functions.sweep().ifPresent(this::schedule);
    gateway.serve(functions.api());
    http.start();
    // A new key takes half a second, and nobody needs it before the first token.
    Thread.ofPlatform().daemon().name("issuer").start(issuer);
  }

  private void feed(QueueMapping mapping, int worker) {
    start(
        mapping.queue() + "-" + worker,
        new QueueFeed(sqs, endpoints.queueUrl(mapping.queue()), mapping, invoker, timer));
  }

  private void relay(Trigger trigger) {
    var arn =
        dynamoDb.describeTable(table -> table.tableName(Names.TABLE)).table().latestStreamArn();
    start(
        "relay",
        new StreamFeed(
            streams,
            arn,
            trigger,
            invoker,
            StreamCheckpoints.open(directory.resolve("stream-checkpoints.json")),
            body -> send(Names.RELAY_DEAD, body),
            activity));
  }

  private void start(String name, Feed feed) {
    feeds.add(feed);
    feeders.add(Thread.ofVirtual().name(name).start(feed));
  }

  private void schedule(Schedule every) {
    schedule = Optional.of(every);
    long pause = every.every().toMillis();
    var _ =
        timer.scheduleWithFixedDelay(
            () -> quietly("sweep", this::sweepIfDue), pause, pause, TimeUnit.MILLISECONDS);
  }

  private void sweepIfDue() throws InterruptedException {
    long now = System.nanoTime();
    if (activity.quietFor().compareTo(QUIET) < 0 || now - sweptAt >= QUIET.toNanos()) {
      sweepNow();
    }
  }

  private Optional<Invoker.Result> sweepNow() throws InterruptedException {
    var present = schedule;
    sweptAt = System.nanoTime();
    return present.isEmpty()
        ? Optional.empty()
        : Optional.of(invoker.invokeOnSchedule(present.get().trigger(), SCHEDULED_EVENT));
  }

  private void announce(String event) {
    send(Names.RECEIVED, event);
  }

  private void send(String queue, String body) {
    sqs.sendMessage(request -> request.queueUrl(endpoints.queueUrl(queue)).messageBody(body));
  }

  @FunctionalInterface
  private interface Task {
    void run() throws Exception;
  }

  /// A timer stops for good at the first exception; ours go on and say so.
  private static void quietly(String what, Task task) {
    try {
      task.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("{} failed and will be tried again: {}", what, e.toString());
    }
  }

  private static <T> Future<T> background(String name, Callable<T> start) {
    var task = new FutureTask<>(start);
    Thread.ofPlatform().daemon().name("start-" + name).start(task);
    return task;
  }

  private static Service started(Future<? extends Service> service) throws Exception {
    try {
      return service.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  /// Lets what is in hand finish for a moment, then stops. What did not finish comes again.
  @Override
  public void close() throws IOException {
    http.stop(0);
    timer.shutdownNow();
    feeds.forEach(Feed::stop);
    quietly("the triggers' stop", this::stopFeeds);
    requests.shutdownNow();
    for (var service : services) {
      quietly("a service's stop", service::stop);
    }
    sqs.close();
    dynamoDb.close();
    streams.close();
    lock.close();
  }

  private void stopFeeds() throws InterruptedException {
    for (int i = 0; i < 20 && feeds.stream().anyMatch(Feed::isBusy); i++) {
      Thread.sleep(100);
    }
    invoker.close();
    feeders.forEach(Thread::interrupt);
    long end = System.nanoTime() + LAST_MOMENT.toNanos();
    for (var feeder : feeders) {
      feeder.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
  }
}
