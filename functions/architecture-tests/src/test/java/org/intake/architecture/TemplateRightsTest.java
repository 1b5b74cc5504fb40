package org.intake.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each function may do what its code does, on what it does it to, and nothing else.
class TemplateRightsTest {
  private static final Path FUNCTIONS = Template.TOP.resolve("functions");
  private static final Template TEMPLATE = Template.read("template.yaml");
  private static final Map<String, Map<String, Object>> DEPLOYED =
      TEMPLATE.resources("AWS::Serverless::Function");

  /// What each call of the SDK needs (service authorisation reference of AWS); transactions ask for
  /// the rights of their parts, and reading what may not be there for the right to list.
  private static final Map<String, Set<String>> ACTIONS =
      Map.ofEntries(
          Map.entry("getItem", Set.of("dynamodb:GetItem")),
          Map.entry("transactWriteItems", Set.of("dynamodb:PutItem")),
          Map.entry("query", Set.of("dynamodb:Query")),
          Map.entry("queryPaginator", Set.of("dynamodb:Query")),
          Map.entry("batchGetItem", Set.of("dynamodb:BatchGetItem")),
          Map.entry("getObject", Set.of("s3:GetObject", "s3:ListBucket")),
          Map.entry("getObjectAsBytes", Set.of("s3:GetObject", "s3:ListBucket")),
          Map.entry("headObject", Set.of("s3:GetObject", "s3:ListBucket")),
          Map.entry("presignGetObject", Set.of("s3:GetObject")),
          Map.entry("putObject", Set.of("s3:PutObject")),
          Map.entry("presignPutObject", Set.of("s3:PutObject")),
          Map.entry("listObjectsV2Paginator", Set.of("s3:ListBucket")),
          Map.entry("sendMessage", Set.of("sqs:SendMessage")),
          Map.entry("sendMessageBatch", Set.of("sqs:SendMessage")),
          Map.entry("sendEmail", Set.of("ses:SendEmail")));

  /// The adapters behind each port that a function may ask for.
  private static final Map<String, Set<String>> ADAPTERS =
      Map.of(
          "ledger", Set.of("DynamoDbLedger", "S3Objects"),
          "uploads", Set.of("S3Uploads"),
          "contents", Set.of("S3Contents", "S3Objects"),
          "messages", Set.of("SqsMessages"),
          "parked", Set.of("ParkedMessages"),
          "mailer", Set.of("SesMailer"));

  /// What the service does in a function's name to feed it.
  private static final Set<String> OF_A_QUEUE =
      Set.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");

  private static final Set<String> OF_A_STREAM =
      Set.of(
          "dynamodb:DescribeStream",
          "dynamodb:GetRecords",
          "dynamodb:GetShardIterator",
          "dynamodb:ListStreams");

  @Test
  void grantsEachFunctionTheActionsOfItsPortsAndItsTriggerAndNoOthers() throws IOException {
    Map<String, Set<String>> used = new TreeMap<>();
    Map<String, Set<String>> granted = new TreeMap<>();
    for (Map.Entry<String, Map<String, Object>> function : DEPLOYED.entrySet()) {
      String module = function.getValue().get("CodeUri").toString().split("/", -1)[1];
      Set<String> actions = new TreeSet<>(ofTheTrigger(function.getKey()));
      for (String port : found(FUNCTIONS.resolve(module), "", PORT)) {
        for (String adapter : ADAPTERS.get(port)) {
          actions.addAll(ofTheAdapter(adapter));
        }
      }
      used.put(module, actions);
      granted.put(module, TEMPLATE.actions(function.getValue()));
    }
    assertThat(granted).isEqualTo(used);
  }

  private static final Pattern PORT =
      Pattern.compile(
          "(?:ports|aws|AwsPorts\\(\\w+\\))\\s*\\.(ledger|uploads|contents|messages|parked|mailer)\\(");

  private static final Pattern CALL =
      Pattern.compile("\\.(" + String.join("|", ACTIONS.keySet()) + ")\\(");

  private static Set<String> ofTheAdapter(String adapter) throws IOException {
    Set<String> actions = new HashSet<>();
    found(FUNCTIONS.resolve("adapter-aws"), "/" + adapter, CALL)
        .forEach(call -> actions.addAll(ACTIONS.get(call)));
    assertThat(actions).as(adapter + " calls the cloud").isNotEmpty();
    return actions;
  }

  private static Set<String> ofTheTrigger(String function) {
    Set<String> actions = new HashSet<>();
    TEMPLATE
        .resources("AWS::Lambda::EventSourceMapping")
        .values()
        .forEach(mapping -> {
          if (mapping.get("FunctionName").equals(Map.of("Ref", function))) {
            actions.addAll(
                mapping.get("EventSourceArn").toString().contains("Stream")
                    ? OF_A_STREAM
                    : OF_A_QUEUE);
          }
        });
    return actions;
  }

  private static Set<String> found(Path room, String name, Pattern pattern) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(room.resolve("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(name + ".java")).toList()) {
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
          found.add(matcher.group(1));
        }
      }
    }
    return found;
  }

  /// Originals as they came, before anybody looked at them: only who takes them in reads them, and
  /// only the API may let a province write them.
  @Test
  void letsOnlyWhoTakesInUploadsTouchThem() {
    Map<String, Set<String>> touching = new TreeMap<>();
    DEPLOYED.forEach((name, function) ->
        TEMPLATE
            .statements(function)
            .forEach(statement -> {
              if (statement.get("Resource").toString().contains("UploadBucketArn}/*")) {
                Template.list(statement.get("Action"))
                    .forEach(action ->
                        touching
                            .computeIfAbsent(name, _ -> new TreeSet<>())
                            .add(action.toString()));
              }
            }));
    assertThat(touching)
        .isEqualTo(
            Map.of(
                "ReceiveUploadFunction", Set.of("s3:GetObject"),
                "SweepFunction", Set.of("s3:GetObject"),
                "ApiFunction", Set.of("s3:GetObject", "s3:PutObject")));
  }

  @Test
  void readsNoQueueButItsOwn() {
    DEPLOYED.forEach((name, function) -> {
      Set<Object> mapped = new HashSet<>();
      TEMPLATE.resources("AWS::Lambda::EventSourceMapping").values().stream()
          .filter(mapping -> mapping.get("FunctionName").equals(Map.of("Ref", name)))
          .filter(mapping -> mapping.get("EventSourceArn").toString().contains("Queue"))
          .forEach(mapping -> mapped.add(mapping.get("EventSourceArn")));
      Set<Object> readable = new HashSet<>();
      TEMPLATE.statements(function).stream()
          .filter(statement -> statement.get("Action").toString().contains("sqs:ReceiveMessage"))
          .forEach(statement -> readable.addAll(Template.list(statement.get("Resource"))));
      assertThat(readable).as(name).isEqualTo(mapped);
    });
  }

  /// SAM would add a policy that reads every queue and stream of the account for each event of its
  /// own, which no test of this file would see.
  @Test
  void leavesNoTriggerOfQueuesAndStreamsToSam() {
    DEPLOYED.forEach((name, function) ->
        assertThat(function.getOrDefault("Events", Map.of()).toString())
            .as(name)
            .doesNotContain("SQS", "DynamoDB"));
    assertThat(Template.read("infrastructure/reader-image.yaml").root().toString())
        .doesNotContain("AWSLambdaSQSQueueExecutionRole");
  }

  @Test
  void scopesEveryStatementToResources() {
    DEPLOYED.forEach((name, function) ->
        assertThat(TEMPLATE.statements(function))
            .as(name)
            .isNotEmpty()
            .allSatisfy(statement -> {
              assertThat(Template.list(statement.get("Resource"))).isNotEmpty();
              assertThat(Template.list(statement.get("Resource")).contains("*")).isFalse();
              assertThat(Template.list(statement.get("Action")).toString()).doesNotContain("*");
            }));
  }
}
