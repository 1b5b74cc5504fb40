package org.intake.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import org.intake.api.ApiHandler;
import org.intake.api.ApiPorts;
import org.intake.inspect.InspectDocumentFunction;
import org.intake.local.cloud.EmbeddedCloud;
import org.intake.local.cloud.Endpoints;
import org.intake.local.cloud.Function;
import org.intake.local.cloud.FunctionSet;
import org.intake.local.cloud.FunctionSet.QueueMapping;
import org.intake.local.cloud.FunctionSet.Schedule;
import org.intake.local.cloud.FunctionSet.Trigger;
import org.intake.local.cloud.Names;
import org.intake.local.cloud.TokenIssuer;
import org.intake.notice.SendNoticeFunction;
import org.intake.receive.ReceiveUploadFunction;
import org.intake.relay.RelayEventsFunction;
import org.intake.screen.ScreenSubmissionFunction;
import org.intake.sweep.SweepFunction;

/// The functions as the template wires them, built from the environment variables that they get on
/// Lambda. Timeouts and batch sizes are the template's as well, and a test holds the two together.
///
/// They are built one after the other beside the services' start; whoever calls one that is not
/// there yet waits, as for a cold start.
public final class LocalFunctions {
  /// The quiet period of a dropped package is 15 minutes in the programme file; nobody waits so
  /// long for a try-out.
  private static final String QUIET_PERIOD = "PT5S";

  private static final Duration SWEEP = Duration.ofSeconds(5);

  /// What the shell may set, to try another scanner or mail relay, and what the reading child
  /// needs.
  private static final List<String> FROM_THE_SHELL =
      List.of(
          "MALWARE_SCANNER",
          "MAILER",
          "SMTP_USER",
          "SMTP_PASSWORD",
          "QUIET_PERIOD",
          "TESSDATA_PREFIX",
          "LD_LIBRARY_PATH",
          "PATH");

  /// A function as it is deployed, and the queue that feeds it if one does.
  record Deployment(String function, String queue, int seconds, int batchSize) {}

  private static final Deployment API = new Deployment("intake-api", "", 29, 1);
  private static final Deployment RECEIVE =
      new Deployment("receive-upload", Names.RECEIVED, 120, 10);
  private static final Deployment RELAY = new Deployment("relay-events", "", 60, 1);
  private static final Deployment INSPECT =
      new Deployment("inspect-document", Names.INSPECT, 900, 1);
  private static final Deployment SCREEN =
      new Deployment("screen-submission", Names.SCREEN, 120, 10);
  private static final Deployment NOTICES = new Deployment("send-notice", Names.NOTICES, 60, 10);
  private static final Deployment SWEEPING = new Deployment("sweep", "", 300, 1);

  static final List<Deployment> DEPLOYMENTS =
      List.of(API, RECEIVE, RELAY, INSPECT, SCREEN, NOTICES, SWEEPING);

  private final Endpoints at;
  private final Clock clock;
  private final List<FutureTask<RequestStreamHandler>> tasks = new ArrayList<>();

  private LocalFunctions(Endpoints at, Clock clock) {
    this.at = at;
    this.clock = clock;
  }

  public static FunctionSet of(EmbeddedCloud cloud) {
    return new LocalFunctions(cloud.endpoints(), cloud.clock()).wired();
  }

  private FunctionSet wired() {
    var api = trigger(API, (variables, now) -> new ApiHandler(ApiPorts.of(variables, now)));
    var receive = mapping(RECEIVE, ReceiveUploadFunction::new, 2);
    var relay = trigger(RELAY, (variables, _) -> new RelayEventsFunction(variables));
    var inspect = mapping(INSPECT, InspectDocumentFunction::new, 1);
    var screen = mapping(SCREEN, ScreenSubmissionFunction::new, 1);
    var notices = mapping(NOTICES, SendNoticeFunction::new, 1);
    var sweep = trigger(SWEEPING, SweepFunction::new);
    Thread.ofPlatform().daemon().name("start-functions").start(() -> tasks.forEach(Runnable::run));
    return new FunctionSet(
        List.of(receive, inspect, screen, notices),
        Optional.of(relay),
        Optional.of(api),
        Optional.of(new Schedule(sweep, SWEEP)));
  }

  /// The relay alone, for records that it is given by hand.
  public static Function relay(Endpoints at) {
    var variables = new LocalFunctions(at, Clock.systemUTC()).environment(RELAY.queue());
    return Function.of(new RelayEventsFunction(variables));
  }

  private QueueMapping mapping(
      Deployment deployment,
      BiFunction<Map<String, String>, Clock, RequestStreamHandler> make,
      int workers) {
    return new QueueMapping(
        deployment.queue(), trigger(deployment, make), deployment.batchSize(), workers);
  }

  private Trigger trigger(
      Deployment deployment, BiFunction<Map<String, String>, Clock, RequestStreamHandler> make) {
    var task = new FutureTask<>(() -> make.apply(environment(deployment.queue()), clock));
    tasks.add(task);
    var name = deployment.function();
    Function function = (event, context) -> Function.of(built(name, task)).invoke(event, context);
    return new Trigger(name, function, Duration.ofSeconds(deployment.seconds()));
  }

  private static RequestStreamHandler built(String name, FutureTask<RequestStreamHandler> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(name + " cannot be built", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(name + " was still being built", e);
    }
  }

  /// What the template and Lambda itself put into the environment of the function of a queue.
  private Map<String, String> environment(String queue) {
    var variables = new HashMap<String, String>();
    variables.put("MALWARE_SCANNER", "none");
    variables.put("MAILER", "ses");
    variables.put("QUIET_PERIOD", QUIET_PERIOD);
    variables.put("LANG", "C.UTF-8");
    for (var name : FROM_THE_SHELL) {
      var value = System.getenv(name);
      if (value != null) {
        variables.put(name, value);
      }
    }
    variables.put("AWS_REGION", Names.REGION);
    variables.put("AWS_ACCESS_KEY_ID", at.accessKeyId());
    variables.put("AWS_SECRET_ACCESS_KEY", at.secretAccessKey());
    // A service that does not run here gets a closed port, so that nothing leaves the machine.
    variables.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    variables.put("AWS_ENDPOINT_URL_S3", at.s3Uri().toString());
    variables.put("AWS_ENDPOINT_URL_SQS", at.sqsUri().toString());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", at.dynamoDbUri().toString());
    variables.put("AWS_ENDPOINT_URL_SESV2", at.mailUri().toString());
    variables.put("INSPECT_QUEUE_URL", at.queueUrl(Names.INSPECT));
    variables.put("SCREEN_QUEUE_URL", at.queueUrl(Names.SCREEN));
    variables.put("REVIEW_QUEUE_URL", at.queueUrl(Names.REVIEW));
    variables.put("NOTICES_QUEUE_URL", at.queueUrl(Names.NOTICES));
    if (!queue.isEmpty()) {
      variables.put("DEAD_LETTER_QUEUE_URL", at.queueUrl(Names.deadLettersOf(queue)));
    }
    variables.put("MAIL_FROM", "office@intake.example");
    variables.put("CHILD_CLASS_PATH", ReadingChildren.classPath());
    variables.put("TABLE_NAME", Names.TABLE);
    variables.put("UPLOAD_BUCKET", Names.UPLOADS);
    variables.put("DERIVED_BUCKET", Names.DERIVED);
    variables.put("PORTAL_URL", at.apiUri().toString());
    variables.put("TOKEN_ISSUER", TokenIssuer.ISSUER);
    variables.put("TOKEN_AUDIENCE", TokenIssuer.AUDIENCE);
    variables.put("TOKEN_KEYS_URL", at.apiUri() + "/local/jwks.json");
    return variables;
  }
}
