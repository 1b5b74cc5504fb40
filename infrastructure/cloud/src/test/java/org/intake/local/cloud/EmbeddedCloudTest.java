package org.intake.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.intake.local.cloud.FunctionSet.QueueMapping;
import org.intake.local.cloud.FunctionSet.Trigger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// What any client may rely on, told with the AWS SDK against one cloud shared by all tests.
class EmbeddedCloudTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] CONTENT = "申报表的内容".getBytes(UTF_8);

  @TempDir static Path directory;
  private static Cloud cloud;
  private static final List<JsonNode> OBJECTS = new CopyOnWriteArrayList<>();
  private static final List<JsonNode> ROWS = new CopyOnWriteArrayList<>();
  private static final Map<String, AtomicInteger> HANDLED = new ConcurrentHashMap<>();

  @BeforeAll
  static void start() throws Exception {
    var second = Duration.ofSeconds(10);
    cloud =
        Cloud.start(
            directory,
            new FunctionSet(
                List.of(
                    new QueueMapping(
                        Names.RECEIVED,
                        new Trigger("collect", (event, _) -> collect(event), second),
                        10,
                        1),
                    new QueueMapping(
                        Names.SCREEN,
                        new Trigger("poison", (event, _) -> refusePoison(event), second),
                        10,
                        1)),
                Optional.of(new Trigger("rows", (event, _) -> rows(event), second)),
                Optional.of(new Trigger("echo", (event, _) -> echo(event), second)),
                Optional.empty()));
  }

  @AfterAll
  static void stop() throws Exception {
    cloud.close();
  }

  private static byte[] collect(byte[] event) throws java.io.IOException {
    for (var message : JSON.readTree(event).path("Records")) {
      JSON.readTree(message.path("body").asText()).path("Records").forEach(OBJECTS::add);
    }
    return "{\"batchItemFailures\":[]}".getBytes(UTF_8);
  }

  private static byte[] refusePoison(byte[] event) throws java.io.IOException {
    var answer = JSON.createObjectNode();
    var failures = answer.putArray("batchItemFailures");
    for (var message : JSON.readTree(event).path("Records")) {
      var body = message.path("body").asText();
      HANDLED.computeIfAbsent(body, _ -> new AtomicInteger()).incrementAndGet();
      if (body.startsWith("poison")) {
        failures.addObject().put("itemIdentifier", message.path("messageId").asText());
      }
    }
    return JSON.writeValueAsBytes(answer);
  }

  private static byte[] rows(byte[] event) throws java.io.IOException {
    JSON.readTree(event).path("Records").forEach(ROWS::add);
    return new byte[0];
  }

  private static byte[] echo(byte[] event) throws java.io.IOException {
    var answer =
        JSON.createObjectNode().put("statusCode", 200).put("body", new String(event, UTF_8));
    answer.putObject("headers").put("Content-Type", "application/json");
    return JSON.writeValueAsBytes(answer);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static PresignedPutObjectRequest presigned(String key, byte[] expected) throws Exception {
    var request =
        PutObjectRequest.builder()
            .bucket(Names.UPLOADS)
            .key(key)
            .contentLength((long) expected.length)
            .contentType("application/pdf")
            .checksumSHA256(sha256(expected))
            .ifNoneMatch("*")
            .build();
    return cloud.presigner.presignPutObject(
        sign -> sign.signatureDuration(Duration.ofMinutes(5)).putObjectRequest(request));
  }

  private static int put(PresignedPutObjectRequest signed, URI uri, byte[] content)
      throws Exception {
    var request = HttpRequest.newBuilder(uri).PUT(HttpRequest.BodyPublishers.ofByteArray(content));
    signed
        .signedHeaders()
        .forEach((name, values) -> {
          if (!name.equalsIgnoreCase("host") && !name.equalsIgnoreCase("content-length")) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return Cloud.HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private static Optional<JsonNode> eventOf(String key) {
    return OBJECTS.stream()
        .filter(e -> URLDecoder.decode(e.at("/s3/object/key").asText(), UTF_8).equals(key))
        .findFirst();
  }

  @Test
  void aPresignedPutTakesExactlyTheSignedBytesAndOnlyOnce() throws Exception {
    var signed = presigned("files/one", CONTENT);
    var uri = signed.url().toURI();
    var longer = new byte[CONTENT.length + 1];
    var other = CONTENT.clone();
    other[0] ^= 1;

    assertThat(put(signed, uri, longer)).as("wrong length").isBetween(400, 403);
    assertThat(put(signed, uri, other)).as("wrong SHA-256").isEqualTo(400);
    assertThat(put(signed, URI.create(uri + "0"), CONTENT)).as("tampered").isEqualTo(403);
    assertThat(put(signed, URI.create(uri.toString().replace("files/one", "files/two")), CONTENT))
        .as("another key")
        .isEqualTo(403);
    assertThat(
            cloud.s3.listObjectsV2(list -> list.bucket(Names.UPLOADS).prefix("files/")).contents())
        .as("nothing was stored by the refused ones")
        .isEmpty();
    assertThat(put(signed, uri, CONTENT)).isEqualTo(200);
    assertThat(put(signed, uri, CONTENT)).as("If-None-Match").isEqualTo(412);
    assertThat(
            cloud
                .s3
                .getObjectAsBytes(get -> get.bucket(Names.UPLOADS).key("files/one"))
                .asByteArray())
        .isEqualTo(CONTENT);
  }

  @Test
  void anUploadIsAnnouncedAsS3DoesWithItsChineseKeyEncoded() throws Exception {
    var key = "drop/sme-ip-pilot-2017/320000/苏州市 材料/申报表+附件(1).docx";
    cloud.s3.putObject(put -> put.bucket(Names.UPLOADS).key(key), RequestBody.fromBytes(CONTENT));

    Cloud.until("the event", () -> eventOf(key).isPresent());
    var event = eventOf(key).orElseThrow();
    assertThat(event.at("/s3/object/key").asText())
        .startsWith("drop/sme-ip-pilot-2017/320000/%E8%8B%8F%E5%B7%9E%E5%B8%82+")
        .contains("%2B")
        .endsWith(".docx");
    assertThat(event.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
    assertThat(event.at("/s3/bucket/name").asText()).isEqualTo(Names.UPLOADS);
    assertThat(event.at("/s3/object/size").asInt()).isEqualTo(CONTENT.length);
    assertThat(event.at("/s3/object/eTag").asText()).hasSize(32).doesNotContain("\"");
    assertThat(event.at("/s3/object/sequencer").asText()).matches("[0-9A-F]{18}");
  }

  /// A folder made in a console is an object without a tag; its event was tried again for ever.
  @Test
  void aFolderIsAnnouncedAsTheEmptyObjectThatItIs() throws Exception {
    var key = "drop/sme-ip-pilot-2017/320000/folder/";
    cloud.s3.putObject(put -> put.bucket(Names.UPLOADS).key(key), RequestBody.empty());

    Cloud.until("the event", () -> eventOf(key).isPresent());
    assertThat(eventOf(key).orElseThrow().at("/s3/object/eTag").asText())
        .isEqualTo("d41d8cd98f00b204e9800998ecf8427e");
  }

  @Test
  @SuppressWarnings("unchecked")
  void copiesAndMultipartUploadsAreAnnouncedAndTheDerivedBucketIsSilent() throws Exception {
    cloud.s3.putObject(
        put -> put.bucket(Names.DERIVED).key("page.png"), RequestBody.fromBytes(CONTENT));
    cloud.s3.copyObject(copy ->
        copy.sourceBucket(Names.DERIVED)
            .sourceKey("page.png")
            .destinationBucket(Names.UPLOADS)
            .destinationKey("copied"));
    var upload =
        cloud.s3.createMultipartUpload(create -> create.bucket(Names.UPLOADS).key("in-parts"));
    var part =
        cloud.s3.uploadPart(
            one ->
                one.bucket(Names.UPLOADS).key("in-parts").uploadId(upload.uploadId()).partNumber(1),
            RequestBody.fromBytes(CONTENT));
    cloud.s3.completeMultipartUpload(all ->
        all.bucket(Names.UPLOADS)
            .key("in-parts")
            .uploadId(upload.uploadId())
            .multipartUpload(done -> done.parts(p -> p.partNumber(1).eTag(part.eTag()))));

    Cloud.until(
        "both events", () -> eventOf("copied").isPresent() && eventOf("in-parts").isPresent());
    assertThat(eventOf("copied").orElseThrow().path("eventName").asText())
        .isEqualTo("ObjectCreated:Copy");
    assertThat(eventOf("in-parts").orElseThrow().path("eventName").asText())
        .isEqualTo("ObjectCreated:CompleteMultipartUpload");
    assertThat(eventOf("page.png")).isEmpty();
    assertThat(OBJECTS).noneMatch(e -> e.at("/s3/object/key").asText().contains("mpu-stub"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void aPoisonMessageEndsInTheDeadLetterQueueAndItsNeighboursAreHandledOnce() throws Exception {
    var queue = cloud.at.queueUrl(Names.SCREEN);
    cloud.sqs.sendMessageBatch(batch ->
        batch
            .queueUrl(queue)
            .entries(
                e -> e.id("a").messageBody("good-1"),
                e -> e.id("b").messageBody("poison-1"),
                e -> e.id("c").messageBody("good-2")));

    var dead = cloud.at.queueUrl(Names.deadLettersOf(Names.SCREEN));
    Cloud.until(
        "the dead letter",
        () ->
            cloud
                .sqs
                .getQueueAttributes(ask ->
                    ask.queueUrl(dead)
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                .equals("1"));
    assertThat(HANDLED.get("poison-1")).hasValue(Names.MAX_RECEIVE_COUNT);
    assertThat(HANDLED.get("good-1")).hasValue(1);
    assertThat(HANDLED.get("good-2")).hasValue(1);
  }

  @Test
  void streamRecordsArriveInOrderAsDynamoDbWritesThem() throws Exception {
    for (int i = 0; i < 120; i++) {
      var number = i;
      cloud.dynamoDb.putItem(put ->
          put.tableName(Names.TABLE)
              .item(
                  Map.of(
                      "pk", AttributeValue.fromS("ordered"),
                      "sk", AttributeValue.fromS("row"),
                      "number", AttributeValue.fromN(Integer.toString(number)),
                      "flags", AttributeValue.fromL(List.of(AttributeValue.fromBool(true))),
                      "empty", AttributeValue.fromM(Map.of()),
                      "nothing", AttributeValue.fromNul(true))));
    }
    Cloud.until("120 records", () -> ordered().size() >= 120);
    var numbers = ordered().stream().map(r -> r.at("/dynamodb/NewImage/number/N").asInt()).toList();
    var expected = new ArrayList<Integer>();
    for (int i = 0; i < 120; i++) {
      expected.add(i);
    }
    assertThat(numbers).isEqualTo(expected);
    var first = ordered().getFirst();
    assertThat(first.path("eventName").asText()).isEqualTo("INSERT");
    assertThat(first.at("/dynamodb/Keys/pk/S").asText()).isEqualTo("ordered");
    assertThat(first.at("/dynamodb/NewImage/flags/L/0/BOOL").asBoolean()).isTrue();
    assertThat(first.at("/dynamodb/NewImage/nothing/NULL").asBoolean()).isTrue();
    assertThat(first.at("/dynamodb/NewImage/empty/M").isObject()).isTrue();
    assertThat(first.at("/dynamodb/StreamViewType").asText()).isEqualTo("NEW_IMAGE");
  }

  @Test
  void aConditionalWriteIsRefusedWithTheItemThatStandsInItsWay() {
    var item = Map.of("pk", AttributeValue.fromS("condition"), "sk", AttributeValue.fromS("row"));
    PutItemRequest once =
        PutItemRequest.builder()
            .tableName(Names.TABLE)
            .item(item)
            .conditionExpression("attribute_not_exists(pk) AND NOT contains(sk, :text)")
            .expressionAttributeValues(Map.of(":text", AttributeValue.fromS("column")))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    cloud.dynamoDb.putItem(once);
    assertThatThrownBy(() -> cloud.dynamoDb.putItem(once))
        .isInstanceOfSatisfying(
            ConditionalCheckFailedException.class, e -> assertThat(e.item()).isEqualTo(item));
  }

  private static List<JsonNode> ordered() {
    return ROWS.stream()
        .filter(r -> r.at("/dynamodb/Keys/pk/S").asText().equals("ordered"))
        .toList();
  }

  @Test
  void theApiFunctionSeesThePayloadOfAnHttpApi() throws Exception {
    var uri =
        URI.create(cloud.at.apiUri() + "/v1/cases/a%3Ab?status=READY&status=DEFICIENT&q=%E8%8B%8F");
    var request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer x")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"a\":\"苏\"}"))
            .build();
    var event =
        JSON.readTree(Cloud.HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    assertThat(event.path("version").asText()).isEqualTo("2.0");
    assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("POST");
    assertThat(event.path("rawPath").asText()).isEqualTo("/v1/cases/a%3Ab");
    assertThat(event.at("/queryStringParameters/status").asText()).isEqualTo("READY,DEFICIENT");
    assertThat(event.at("/queryStringParameters/q").asText()).isEqualTo("苏");
    assertThat(event.at("/headers/authorization").asText()).isEqualTo("Bearer x");
    assertThat(event.path("body").asText()).isEqualTo("{\"a\":\"苏\"}");
    assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
  }

  @Test
  void aBodyThatIsNoTextReachesTheFunctionAsItCame() throws Exception {
    byte[] broken = {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'};
    var request =
        HttpRequest.newBuilder(URI.create(cloud.at.apiUri() + "/v1/cases"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(broken))
            .build();
    var event =
        JSON.readTree(Cloud.HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(event.path("body").binaryValue()).isEqualTo(broken);
  }

  @Test
  void aPageOfThisMachineMayCallTheApiAndAForeignPageMayNot() throws Exception {
    assertThat(preflight("http://localhost:3000")).isEqualTo("http://localhost:3000");
    assertThat(preflight("https://evil.example")).isEmpty();
  }

  private static String preflight(String origin) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(cloud.at.apiUri() + "/v1/calls"))
            .header("Origin", origin)
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .build();
    return Cloud.HTTP
        .send(request, HttpResponse.BodyHandlers.discarding())
        .headers()
        .firstValue("access-control-allow-origin")
        .orElse("");
  }

  @Test
  @SuppressWarnings("unchecked")
  void mailSentByTheSdkIsShownEscapedAndAsJson() throws Exception {
    cloud.ses.sendEmail(mail ->
        mail.fromEmailAddress("受理处 <office@intake.example>")
            .destination(to -> to.toAddresses("su@province.example"))
            .emailTags(tag -> tag.name("notice").value("n-1"))
            .content(content ->
                content.simple(simple ->
                    simple
                        .subject(s -> s.data("收到 <script>alert(1)</script>"))
                        .body(body ->
                            body.text(t -> t.data("已收到。")).html(h -> h.data("<p>已收到。</p>"))))));

    var mail = mailTo("su@province.example");
    assertThat(mail.path("subject").asText()).isEqualTo("收到 <script>alert(1)</script>");
    assertThat(mail.path("text").asText()).isEqualTo("已收到。");
    assertThat(mail.path("html").asText()).isEqualTo("<p>已收到。</p>");
    assertThat(mail.at("/headers/X-SES-MESSAGE-TAGS").asText()).isEqualTo("notice=n-1");
    assertThat(mail.path("receivedAt").asText()).endsWith("Z");
    var page = Cloud.get(URI.create(cloud.at.mailUri() + "/messages/" + mail.path("id").asText()));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("<script>").contains("&lt;script&gt;");
    assertThat(Cloud.get(URI.create(cloud.at.mailUri() + "/")).body()).doesNotContain("<script>");
  }

  @Test
  void mailWithAForgedHeaderIsRefused() {
    assertThatThrownBy(() ->
            cloud.ses.sendEmail(mail ->
                mail.fromEmailAddress("office@intake.example")
                    .destination(to -> to.toAddresses("su@province.example"))
                    .content(content ->
                        content.simple(simple ->
                            simple
                                .subject(s -> s.data("a\r\nBcc: x@evil.example"))
                                .body(body -> body.text(t -> t.data("b")))))))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void mailSentBySmtpIsShownToo() throws Exception {
    var settings = new Properties();
    settings.setProperty("mail.smtp.host", Endpoints.HOST);
    settings.setProperty("mail.smtp.port", Integer.toString(cloud.at.smtp()));
    var message = new jakarta.mail.internet.MimeMessage(jakarta.mail.Session.getInstance(settings));
    message.setFrom("office@intake.example");
    message.setRecipients(
        jakarta.mail.Message.RecipientType.TO, "zhe@province.example, min@province.example");
    message.setSubject("补正通知", "UTF-8");
    message.setText("请补正。", "UTF-8");
    jakarta.mail.Transport.send(message);

    var mail = mailTo("zhe@province.example");
    assertThat(mail.path("to")).hasSize(2);
    assertThat(mail.path("subject").asText()).isEqualTo("补正通知");
    assertThat(mail.path("text").asText().strip()).isEqualTo("请补正。");
  }

  private static JsonNode mailTo(String recipient) throws Exception {
    for (var mail : JSON.readTree(Cloud.get(URI.create(cloud.at.mailUri() + "/messages")).body())) {
      for (var to : mail.path("to")) {
        if (to.asText().equals(recipient)) {
          return mail;
        }
      }
    }
    throw new AssertionError("no mail to " + recipient);
  }

  @Test
  void aTokenOfTheLocalIssuerIsSignedWithTheKeyItShows() throws Exception {
    var answer =
        Cloud.post(
            URI.create(cloud.at.apiUri() + "/local/tokens"),
            "{\"role\":\"officer\",\"subject\":\"wang\",\"agency\":\"CNIPA\"}");
    var token =
        com.nimbusds.jwt.SignedJWT.parse(JSON.readTree(answer.body()).path("token").asText());
    var keys =
        com.nimbusds.jose.jwk.JWKSet.parse(
            Cloud.get(URI.create(cloud.at.apiUri() + "/local/jwks.json")).body());
    var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
    assertThat(key.isPrivate()).isFalse();
    assertThat(token.verify(new com.nimbusds.jose.crypto.RSASSAVerifier(key))).isTrue();
    assertThat(token.getJWTClaimsSet().getStringClaim("scope")).isEqualTo("intake/officer");
    assertThat(token.getJWTClaimsSet().getStringClaim("agency")).isEqualTo("CNIPA");
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("wang");
  }

  @Test
  void aTokenRequestThatMakesNoSenseNamesTheField() throws Exception {
    var uri = URI.create(cloud.at.apiUri() + "/local/tokens");
    assertThat(Cloud.post(uri, "{\"role\":\"king\"}").body()).contains("role");
    assertThat(Cloud.post(uri, "{\"role\":\"province\"}").body()).contains("province");
    assertThat(Cloud.post(uri, "[]").statusCode()).isEqualTo(422);
    assertThat(Cloud.post(uri, "{\"role\":\"province\",\"province\":\"Jiangsu\"}").body())
        .contains("six digits");
    assertThat(Cloud.post(uri, "{\"role\":\"officer\",\"agency\":\"sipo\"}").body())
        .contains("the code of an agency");
    assertThat(Cloud.get(uri).statusCode()).isEqualTo(405);
  }

  @Test
  void aClockThatMakesNoSenseIsRefusedAndStaysAsItIs() throws Exception {
    var uri = URI.create(cloud.at.apiUri() + "/local/clock");
    for (var now : List.of("yesterday", "2017-07-20T09:00:00", "+99999-01-01T00:00:00Z")) {
      assertThat(Cloud.post(uri, "{\"now\":\"" + now + "\"}").statusCode()).isEqualTo(422);
    }
    assertThat(Cloud.post(uri, "{}").body()).contains("now must be");
    assertThat(cloud.cloud.clock().instant()).isBefore("3000-01-01T00:00:00Z");
  }

  @Test
  void localAddressesDoNotAnswerAPageFromElsewhere() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(cloud.at.apiUri() + "/local/tokens"))
            .header("Origin", "https://evil.example")
            .POST(HttpRequest.BodyPublishers.ofString("{\"role\":\"operator\"}"))
            .build();
    assertThat(Cloud.HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void theClockRunsOnFromTheTimeItWasSetTo() throws Exception {
    var before = cloud.cloud.clock().instant();
    try {
      Cloud.post(
          URI.create(cloud.at.apiUri() + "/local/clock"),
          "{\"now\":\"2017-07-20T09:00:00+08:00\"}");
      assertThat(cloud.cloud.clock().instant())
          .isBetween("2017-07-20T01:00:00Z", "2017-07-20T01:01:00Z");
      assertThat(LocalClock.open(directory.resolve("clock"), Clock.systemUTC()).instant())
          .isBetween("2017-07-20T01:00:00Z", "2017-07-20T01:01:00Z");
    } finally {
      cloud.cloud.clock().set(before);
    }
  }

  @Test
  void aSecondRuntimeOnTheSameDirectoryIsRefusedInOneLine() {
    assertThatThrownBy(() -> EmbeddedCloud.open(directory, 0, Clock.systemUTC()))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("another runtime uses")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aPortThatIsTakenIsRefusedInOneLine(@TempDir Path other) {
    assertThatThrownBy(() -> EmbeddedCloud.open(other, cloud.at.api(), Clock.systemUTC()))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("--port");
  }

  @Test
  void aDataDirectoryThatIsAFileAndAPortThatIsNoneAreRefusedInOneLine(@TempDir Path other)
      throws Exception {
    var file = Files.createFile(other.resolve("a file"));
    assertThatThrownBy(() -> EmbeddedCloud.open(file, 0, Clock.systemUTC()))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("a file cannot hold the data");
    assertThatThrownBy(() -> EmbeddedCloud.open(other, 70_000, Clock.systemUTC()))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("70000");
  }

  @Test
  void onlyTheLoopbackInterfaceIsBound() throws Exception {
    var outside = new ArrayList<InetAddress>();
    for (var network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (network.isUp() && !network.isLoopback()) {
        outside.addAll(Collections.list(network.getInetAddresses()));
      }
    }
    // 127.0.0.2 is this machine as well: a service bound to every interface answers there.
    outside.add(InetAddress.getByName("127.0.0.2"));
    var at = cloud.at;
    for (var port : List.of(at.api(), at.s3(), at.sqs(), at.dynamoDb(), at.mail(), at.smtp())) {
      for (var address : outside) {
        assertThatThrownBy(
                () -> {
                  try (var socket = new Socket()) {
                    socket.connect(new InetSocketAddress(address, port), 500);
                  }
                })
            .as("%s:%s", address, port)
            .isInstanceOf(java.io.IOException.class);
      }
    }
  }
}
