package org.intake.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.intake.application.invariant.CheckInvariants;
import org.intake.aws.AwsPorts;
import org.intake.aws.BucketName;
import org.intake.aws.TableName;
import org.intake.json.JsonBundleCodec;
import org.intake.lambda.RandomIds;
import org.intake.local.LocalJson;
import org.intake.local.cloud.CannotStart;
import org.intake.local.cloud.EmbeddedCloud;
import org.intake.local.cloud.Endpoints;
import org.intake.local.cloud.Names;
import org.intake.programme.BuiltInProgrammes;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Checks the stored state and writes nothing.
@Command(
    name = "invariants",
    description =
        "Checks what must hold of the stored state: histories, cases, verdicts, places, reviews,"
            + " notices, kept files. Reads only; also while the runtime runs. Ends with 0 only if"
            + " all of it holds.",
    mixinStandardHelpOptions = true)
final class InvariantsCommand implements Callable<Integer> {
  /// Long enough for a change that is under way to be committed and seen.
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  @Mixin private DataDirectory data = new DataDirectory();

  @Option(names = "--json", description = "the result as JSON, and nothing else")
  private boolean json;

  @ArgGroup(
      exclusive = false,
      heading = "an account instead of a directory (region and keys as the AWS SDK finds them):%n")
  private Account account = new Account();

  /// Where the state lies in an account.
  static final class Account {
    @Option(names = "--table", paramLabel = "NAME", description = "the table")
    private String table = "";

    @Option(names = "--uploads", paramLabel = "BUCKET", description = "the bucket of uploads")
    private String uploads = "";

    @Option(names = "--derived", paramLabel = "BUCKET", description = "the bucket of what was made")
    private String derived = "";
  }

  @Override
  public Integer call() throws Exception {
    if (!account.table.isEmpty()) {
      return check(System.getenv(), account.table, account.uploads, account.derived);
    }
    var running = LocalJson.read(data.path());
    if (running.isPresent()) {
      return check(running.get().endpoints());
    }
    if (!Files.isDirectory(data.path())) {
      throw new CannotStart("nothing is kept in " + data.path());
    }
    try (var cloud = EmbeddedCloud.open(data.path(), 0, Clock.systemUTC())) {
      cloud.start(exchange -> exchange.close());
      return check(cloud.endpoints());
    }
  }

  private int check(Endpoints at) throws IOException {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_REGION", Names.REGION);
    variables.put("AWS_ACCESS_KEY_ID", at.accessKeyId());
    variables.put("AWS_SECRET_ACCESS_KEY", at.secretAccessKey());
    variables.put("AWS_ENDPOINT_URL_S3", at.s3Uri().toString());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", at.dynamoDbUri().toString());
    return check(variables, Names.TABLE, Names.UPLOADS, Names.DERIVED);
  }

  private int check(Map<String, String> variables, String table, String uploads, String derived)
      throws IOException {
    var ports = new AwsPorts(variables);
    var kept = new BucketName(derived);
    var report =
        new CheckInvariants(
                ports.census(new TableName(table), kept),
                ports.contents(new BucketName(uploads), kept, new RandomIds()),
                BuiltInProgrammes.load(),
                new JsonBundleCodec())
            .check(() -> LockSupport.parkNanos(BETWEEN_LOOKS.toNanos()));
    if (json) {
      Commands.OUT.println(asJson(report));
    } else {
      print(report);
    }
    return report.holds() ? 0 : 1;
  }

  private static void print(CheckInvariants.Report report) {
    long checks = 0;
    long breaks = 0;
    for (var line : report.lines()) {
      var invariant = line.invariant();
      checks += line.checked();
      breaks += line.breaks().size();
      Commands.OUT.println(
          String.format(
              Locale.ROOT,
              "%s  %s %7d  %s",
              line.breaks().isEmpty() ? "holds " : "BROKEN",
              invariant.id(),
              line.checked(),
              invariant.holds()));
      for (var broken : line.breaks()) {
        Commands.OUT.println(
            "        " + broken.item() + " " + broken.what() + " -> " + invariant.whoActs());
      }
    }
    Commands.OUT.println(
        report.lines().size() + " invariants, " + checks + " checks, " + breaks + " breaks");
  }

  private static String asJson(CheckInvariants.Report report) throws IOException {
    var mapper = new ObjectMapper();
    var root = mapper.createObjectNode();
    root.put("holds", report.holds());
    var lines = root.putArray("invariants");
    for (var line : report.lines()) {
      var node = lines.addObject();
      node.put("id", line.invariant().id());
      node.put("holds", line.invariant().holds());
      node.put("whoActs", line.invariant().whoActs().name());
      node.put("checked", line.checked());
      var breaks = node.putArray("breaks");
      for (var broken : line.breaks()) {
        breaks.addObject().put("item", broken.item()).put("what", broken.what());
      }
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}
