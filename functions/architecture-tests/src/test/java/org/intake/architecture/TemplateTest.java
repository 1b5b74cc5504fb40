package org.intake.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intake.application.submit.SubmissionLimits;
import org.intake.documents.Limits;
import org.intake.documents.sandbox.SandboxSettings;
import org.intake.documents.sandbox.SandboxSettings.ChildProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The template says what the code needs, and nothing else: read both ways.
class TemplateTest {
  private static final Path FUNCTIONS = Template.TOP.resolve("functions");
  private static final Template TEMPLATE = Template.read("template.yaml");
  private static final Template MESSAGING = Template.read("infrastructure/messaging.yaml");
  private static final List<String> FILES =
      List.of(
          "template.yaml",
          "infrastructure/storage.yaml",
          "infrastructure/messaging.yaml",
          "infrastructure/alarms.yaml",
          "infrastructure/reader-image.yaml");
  private static final Map<String, Map<String, Object>> DEPLOYED =
      TEMPLATE.resources("AWS::Serverless::Function");

  @Test
  void namesAHandlerThatExistsForEachFunctionModuleAndNoOther() throws Exception {
    Set<String> modules = new TreeSet<>();
    for (Map.Entry<String, Map<String, Object>> function : DEPLOYED.entrySet()) {
      String handler = function.getValue().get("Handler").toString();
      String[] parts = handler.split("::", -1);
      Class<?> entry = Class.forName(parts[0]);
      assertThat(entry.getConstructor()).as(handler + " has a public constructor").isNotNull();
      assertThat(Stream.of(entry.getMethods()).map(m -> m.getName())).contains(parts[1]);
      modules.add(module(function.getValue()));
    }
    assertThat(modules).isEqualTo(functionModules());
  }

  private static String module(Map<String, Object> function) {
    return function.get("CodeUri").toString().split("/", -1)[1];
  }

  private static Set<String> functionModules() throws IOException {
    Set<String> modules = new TreeSet<>();
    try (Stream<Path> poms = Files.list(FUNCTIONS)) {
      for (Path room : poms.toList()) {
        Path pom = room.resolve("pom.xml");
        if (Files.exists(pom) && Files.readString(pom).contains("<function.zip>")) {
          modules.add(room.getFileName().toString());
        }
      }
    }
    return modules;
  }

  @Test
  void setsExactlyTheVariablesThatEachFunctionReads() throws IOException {
    Map<String, Set<String>> given = new TreeMap<>();
    Map<String, Set<String>> read = new TreeMap<>();
    for (Map<String, Object> function : DEPLOYED.values()) {
      String module = module(function);
      given.put(
          module,
          new TreeSet<>(
              Template.map(Template.map(function.get("Environment")).get("Variables")).keySet()));
      read.put(module, variables(module));
    }
    // The child finds its language data in the first, the JVM its heap in the second; the shell
    // gives the sweep's quiet period to
    // the local runtime only.
    read.get("inspect-document").add("TESSDATA_PREFIX");
    read.get("inspect-document").add("JAVA_TOOL_OPTIONS");
    read.get("sweep").remove("QUIET_PERIOD");
    assertThat(given).isEqualTo(read);
  }

  private static final Pattern VARIABLE =
      Pattern.compile("\\.(?:required|optional)\\(\\s*\"([A-Z_]+)\"");

  private static Set<String> variables(String module) throws IOException {
    return matches(
        FUNCTIONS.resolve(module).resolve("src/main/java"), "Environment.java", VARIABLE);
  }

  private static Set<String> matches(Path folder, String ending, Pattern pattern)
      throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
          found.add(matcher.group(1));
        }
      }
    }
    return found;
  }

  @Test
  void hidesMessagesForSixTimesAsLongAsTheirFunctionMayTake() {
    Map<String, Map<String, Object>> queues = MESSAGING.resources("AWS::SQS::Queue");
    Set<String> checked = new TreeSet<>();
    for (Map<String, Object> mapping :
        TEMPLATE.resources("AWS::Lambda::EventSourceMapping").values()) {
      String queue = queue(mapping.get("EventSourceArn"));
      if (queues.containsKey(queue)) {
        Object function = Template.map(mapping.get("FunctionName")).get("Ref");
        int timeout = (int) DEPLOYED.get(function.toString()).get("Timeout");
        assertThat((int) queues.get(queue).get("VisibilityTimeout"))
            .as(queue)
            .isGreaterThanOrEqualTo(6 * timeout);
        checked.add(queue);
      }
    }
    assertThat(checked)
        .containsExactly(
            "InspectQueue", "MailEventsQueue", "NoticesQueue", "ReceivedQueue", "ScreenQueue");
  }

  /// One bad message or record must not bring its neighbours back.
  @Test
  void everyMappingTakesPartialAnswers() {
    assertThat(TEMPLATE.resources("AWS::Lambda::EventSourceMapping").values())
        .hasSize(6)
        .allSatisfy(mapping ->
            assertThat(mapping.get("FunctionResponseTypes").toString())
                .contains("ReportBatchItemFailures"));
  }

  private static String queue(Object arn) {
    return Template.map(arn)
        .get("GetAtt")
        .toString()
        .replaceFirst("^Messaging\\.Outputs\\.(.*)Arn$", "$1");
  }

  /// Zip or image, the reader is the same: only where its class path stands differs.
  @Test
  void theImageOfTheReaderGetsWhatItsZipGets() {
    Map<String, Object> zip = DEPLOYED.get("InspectDocumentFunction");
    Template stack = Template.read("infrastructure/reader-image.yaml");
    Map<String, Object> image = stack.resources("AWS::Lambda::Function").get("Function");
    for (String property : List.of("MemorySize", "Timeout", "EphemeralStorage", "Description")) {
      assertThat(image.get(property)).as(property).isEqualTo(zip.get(property));
    }
    Map<String, Object> variables =
        Template.map(Template.map(image.get("Environment")).get("Variables"));
    Map<String, Object> usual = Template.map(Template.map(zip.get("Environment")).get("Variables"));
    assertThat(variables.keySet()).isEqualTo(usual.keySet());
    assertThat(variables.get("JAVA_TOOL_OPTIONS")).isEqualTo(usual.get("JAVA_TOOL_OPTIONS"));
    assertThat(variables.get("TESSDATA_PREFIX")).isEqualTo(usual.get("TESSDATA_PREFIX"));
    Map<String, Object> fromQueue =
        stack.resources("AWS::Lambda::EventSourceMapping").get("FromQueue");
    Map<String, Object> ofZip =
        TEMPLATE.resources("AWS::Lambda::EventSourceMapping").get("InspectToFunction");
    for (String property : List.of("BatchSize", "FunctionResponseTypes", "ScalingConfig")) {
      assertThat(fromQueue.get(property)).as(property).isEqualTo(ofZip.get(property));
    }
    assertThat(TEMPLATE.resources("AWS::Serverless::Application").get("InspectDocumentImage"))
        .extractingByKey("Parameters")
        .satisfies(given ->
            assertThat(Template.map(given).keySet())
                .isEqualTo(stack.section("Parameters").keySet()));
  }

  /// A scanner or a relay often has a private address: who calls one can be placed beside it, and
  /// nobody else, for a function in a VPC starts later and needs endpoints.
  @Test
  void putsWhoCallsAScannerOrARelayIntoTheVpc() {
    Set<String> callers = new TreeSet<>();
    Set<String> placed = new TreeSet<>();
    DEPLOYED.forEach((name, function) -> {
      Map<String, Object> variables =
          Template.map(Template.map(function.get("Environment")).get("Variables"));
      if (variables.containsKey("MALWARE_SCANNER") || variables.containsKey("MAILER")) {
        callers.add(name);
      }
      if (function.containsKey("VpcConfig")) {
        placed.add(name);
      }
    });
    assertThat(callers).hasSize(3);
    assertThat(placed).isEqualTo(callers);
  }

  /// Lists read their items from the table itself (decisions/table.md): an index that held more
  /// than keys would make every write cost three times.
  @Test
  void indexesHoldKeysOnly() {
    Object indexes =
        Template.read("infrastructure/storage.yaml")
            .resources("AWS::DynamoDB::Table")
            .get("Table")
            .get("GlobalSecondaryIndexes");
    assertThat(Template.list(indexes))
        .hasSize(2)
        .allSatisfy(index ->
            assertThat(Template.map(Template.map(index).get("Projection")).get("ProjectionType"))
                .isEqualTo("KEYS_ONLY"));
  }

  /// Megabytes under /tmp: one upload passes through receive-upload; inspect-document has the file,
  /// what its archive unpacks to, and the native libraries.
  @Test
  void givesRoomForTheLargestFileAndWhatItUnpacksTo() {
    long upload = SubmissionLimits.DEFAULT.fileBytes() >> 20;
    long unpacked = Limits.standard().archives().maxTotalBytes() >> 20;
    long natives = 64;
    assertThat(storage("ReceiveUploadFunction")).isGreaterThan(upload);
    assertThat(storage("InspectDocumentFunction")).isGreaterThan(upload + unpacked + natives);
  }

  private static long storage(String function) {
    Object size = Template.map(DEPLOYED.get(function).get("EphemeralStorage")).get("Size");
    return (int) size;
  }

  /// The function's heap, its child's heap, what recognition takes outside of it (a 20-page scan
  /// with two threads stays under 450 MB in all), and two JVMs' own.
  @Test
  void givesTheReaderMemoryForItselfAndItsChild() {
    Map<String, Object> reader = DEPLOYED.get("InspectDocumentFunction");
    Object options =
        Template.map(Template.map(reader.get("Environment")).get("Variables"))
            .get("JAVA_TOOL_OPTIONS");
    List<String> child =
        SandboxSettings.ofThisJava(
                new ChildProgram("Main", "nowhere", List.of()), Map.of(), Path.of("nowhere"))
            .command();
    long natives = 450;
    long machines = 2 * 120;
    assertThat((long) (int) reader.get("MemorySize"))
        .isGreaterThan(heap(options.toString()) + heap(child.toString()) + natives + machines);
  }

  private static long heap(String options) {
    Matcher megabytes = Pattern.compile("-Xmx(\\d+)m").matcher(options);
    assertThat(megabytes.find()).as("a bounded heap in " + options).isTrue();
    return Long.parseLong(megabytes.group(1));
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void knowsNoPartitionAndDescribesEveryParameter(String file) throws IOException {
    String text = Files.readString(Template.TOP.resolve(file));
    assertThat(text).doesNotContain("arn:aws:", "arn:aws-cn:");
    assertThat(
            text.replaceAll("[a-z0-9]+\\.amazonaws\\.com(?!\\.)", "PRINCIPAL")
                .replace("amazonaws.com.cn ]", ""))
        .doesNotContain("amazonaws.com");
    Template.read(file)
        .section("Parameters")
        .forEach((name, parameter) ->
            assertThat(Template.map(parameter).get("Description"))
                .as(name + " is described")
                .asString()
                .hasSizeGreaterThan(20));
  }

  @Test
  void keepsLogsForHalfAYearAndSaysSoForEachFunction() {
    List<Map<String, Object>> groups =
        List.copyOf(TEMPLATE.resources("AWS::Logs::LogGroup").values());
    assertThat(groups).hasSize(DEPLOYED.size() + 1);
    assertThat(groups).allSatisfy(group -> assertThat(group).containsKey("RetentionInDays"));
    assertThat(Template.map(TEMPLATE.section("Parameters").get("LogRetentionDays")).get("Default"))
        .isEqualTo(180);
  }

  @Test
  void hasAnAlarmForEveryDeadLetterQueueThatSaysWhatToDo() {
    Template alarms = Template.read("infrastructure/alarms.yaml");
    long dead =
        MESSAGING.resources("AWS::SQS::Queue").keySet().stream()
            .filter(name -> name.endsWith("DeadLetters"))
            .count();
    Map<String, Map<String, Object>> all = alarms.resources("AWS::CloudWatch::Alarm");
    assertThat(all.keySet().stream().filter(name -> name.endsWith("Dead"))).hasSize((int) dead);
    assertThat(all.values())
        .allSatisfy(
            alarm -> assertThat(alarm.get("AlarmDescription").toString()).hasSizeGreaterThan(60));
  }

  /// A topic under the key that AWS keeps for SNS takes nothing from alarms, and nobody notices.
  @Test
  void alarmsMayUseTheKeyOfTheTopicThatTheyTell() {
    Template alarms = Template.read("infrastructure/alarms.yaml");
    Object key = alarms.resources("AWS::SNS::Topic").get("Operators").get("KmsMasterKeyId");
    assertThat(key).isEqualTo(Map.of("Ref", "OperatorsKey"));
    Object policy = alarms.resources("AWS::KMS::Key").get("OperatorsKey").get("KeyPolicy");
    assertThat(Template.list(Template.map(policy).get("Statement")))
        .anySatisfy(statement -> {
          assertThat(Template.map(statement).get("Principal"))
              .isEqualTo(Map.of("Service", "cloudwatch.amazonaws.com"));
          assertThat(Template.list(Template.map(statement).get("Action")).toString())
              .contains("kms:Decrypt", "kms:GenerateDataKey*");
        });
  }

  /// An alarm on errors that asks for more of them than can happen in its time never rings.
  @Test
  void theSweepIsMissedWhenItFailsOrDoesNotRun() {
    Template alarms = Template.read("infrastructure/alarms.yaml");
    Map<String, Object> errors = alarms.resources("AWS::CloudWatch::Alarm").get("SweepErrors");
    assertThat((int) errors.get("Threshold")).isLessThanOrEqualTo((int) errors.get("Period") / 300);
    Map<String, Object> stands = alarms.resources("AWS::CloudWatch::Alarm").get("SweepStands");
    assertThat(stands.get("MetricName")).isEqualTo("Invocations");
    assertThat(stands.get("TreatMissingData")).isEqualTo("breaching");
  }

  /// Two installations may live in one account: whatever has a name of its own has the
  /// installation's in it.
  @Test
  void namesNothingWithoutTheInstallation() {
    List<String> names = new ArrayList<>();
    for (String file : FILES) {
      Template.read(file)
          .section("Resources")
          .values()
          .forEach(resource -> {
            Map<String, Object> properties = Template.map(Template.map(resource).get("Properties"));
            OWN_NAMES.forEach(name -> names.add(String.valueOf(properties.get(name))));
            Template.map(properties.get("Events"))
                .values()
                .forEach(event ->
                    names.add(
                        Template.map(Template.map(event).get("Properties"))
                            .getOrDefault("Name", "a schedule without a name")
                            .toString()));
          });
    }
    assertThat(names.stream().filter(name -> !name.equals("null") && !name.startsWith("{Ref=")))
        .hasSizeGreaterThan(50)
        .allSatisfy(name -> assertThat(name).contains("${Name}"));
  }

  /// Where an account allows a name once. `tokens`, the authorizer, is its API's only.
  private static final List<String> OWN_NAMES =
      List.of(
          "FunctionName",
          "QueueName",
          "BucketName",
          "TableName",
          "TopicName",
          "AlarmName",
          "LogGroupName");

  /// A browser asks before it sends, without a token: a route for ANY method would refuse that.
  @Test
  void hasARouteForEachMethodOfTheDescriptionAndNoneForAny() throws IOException {
    Set<String> described =
        matches(
            Template.TOP.resolve("infrastructure/api"),
            "openapi.yaml",
            Pattern.compile("(?m)^    (get|post|put|delete|patch|head|options):"));
    Set<String> routed = new TreeSet<>();
    TEMPLATE.resources("AWS::ApiGatewayV2::Route").values().stream()
        .map(route -> route.get("RouteKey").toString())
        .filter(key -> key.endsWith(" /v1/{proxy+}"))
        .forEach(key -> routed.add(key.substring(0, key.indexOf(' ')).toLowerCase(Locale.ROOT)));
    assertThat(routed).isEqualTo(described);
  }

  /// Every queue refuses what does not come by TLS, and has one policy: a second would replace the
  /// first.
  @Test
  void everyQueueHasOnePolicyThatAsksForTls() {
    List<Object> covered = new ArrayList<>();
    MESSAGING
        .resources("AWS::SQS::QueuePolicy")
        .values()
        .forEach(policy -> {
          assertThat(policy.get("PolicyDocument").toString()).contains("aws:SecureTransport");
          Template.list(policy.get("Queues"))
              .forEach(queue -> covered.add(Template.map(queue).get("Ref")));
        });
    assertThat(covered)
        .containsExactlyInAnyOrderElementsOf(MESSAGING.resources("AWS::SQS::Queue").keySet());
  }
}
