package org.intake.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intake.application.port.Mailer;
import org.intake.local.cloud.EmbeddedCloud;
import org.intake.local.cloud.Endpoints;
import org.intake.local.cloud.FunctionSet;
import org.intake.local.cloud.Names;
import org.intake.testkit.contracts.MailerContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/// Always runs: the cloud is part of the test's own process.
class PortsOnEmbeddedCloudTest extends CloudContracts {
  @TempDir static Path directory;
  private static EmbeddedCloud embedded;
  private static CloudUnderTest underTest;

  @BeforeAll
  static void start() throws Exception {
    embedded = EmbeddedCloud.open(directory, 0, Clock.systemUTC());
    embedded.start(exchange -> exchange.close());
    embedded.run(FunctionSet.none());
    Endpoints at = embedded.endpoints();
    underTest =
        new CloudUnderTest(
            Map.of(
                "AWS_REGION", Names.REGION,
                "AWS_ACCESS_KEY_ID", at.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", at.secretAccessKey(),
                "AWS_ENDPOINT_URL_DYNAMODB", at.dynamoDbUri().toString(),
                "AWS_ENDPOINT_URL_S3", at.s3Uri().toString(),
                "AWS_ENDPOINT_URL_SQS", at.sqsUri().toString(),
                "AWS_ENDPOINT_URL_SESV2", at.mailUri().toString()),
            new TableName(Names.TABLE),
            new BucketName(Names.UPLOADS),
            new BucketName(Names.DERIVED),
            new SqsMessages.Queues(
                new QueueUrl(at.queueUrl(Names.INSPECT)),
                new QueueUrl(at.queueUrl(Names.SCREEN)),
                new QueueUrl(at.queueUrl(Names.REVIEW)),
                new QueueUrl(at.queueUrl(Names.NOTICES))));
  }

  @AfterAll
  static void stop() throws IOException {
    embedded.close();
  }

  @Override
  protected CloudUnderTest cloud() {
    return underTest;
  }

  @Nested
  class SesMailerTest extends MailerContract {
    private final SesMailer mailer =
        new SesMailer(
            new AwsClients(underTest.environment()).ses(), "noreply@intake.example", null);

    @Override
    protected Mailer mailer() {
      return mailer;
    }

    @Override
    protected List<Mailer.Mail> arrived() {
      try (var answer =
          URI.create(embedded.endpoints().mailUri() + "/messages").toURL().openStream()) {
        JsonNode messages = new ObjectMapper().readTree(answer);
        List<Mailer.Mail> mails = new ArrayList<>();
        for (JsonNode message : messages.has("items") ? messages.get("items") : messages) {
          mails.add(
              new Mailer.Mail(
                  message.path("headers").path("X-Intake-Notice").asText(),
                  message.path("to").path(0).asText(),
                  message.path("subject").asText(),
                  plain(message.path("text").asText()),
                  plain(message.path("html").asText())));
        }
        return mails;
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    private static String plain(String body) {
      return body.replace("\r\n", "\n").stripTrailing();
    }
  }
}
