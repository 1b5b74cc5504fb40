package org.intake.local.cloud;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A running cloud with clients, as the tests need it.
final class Cloud implements AutoCloseable {
  static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  final EmbeddedCloud cloud;
  final Endpoints at;
  final S3Client s3;
  final SqsClient sqs;
  final DynamoDbClient dynamoDb;
  final SesV2Client ses;
  final S3Presigner presigner;

  private Cloud(EmbeddedCloud cloud) {
    this.cloud = cloud;
    this.at = cloud.endpoints();
    var clients = new CloudClients(at);
    this.s3 = clients.s3();
    this.sqs = clients.sqs();
    this.dynamoDb = clients.dynamoDb();
    this.ses =
        SesV2Client.builder()
            .endpointOverride(at.mailUri())
            .region(Region.of(Names.REGION))
            .credentialsProvider(clients.credentials())
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    this.presigner =
        S3Presigner.builder()
            .endpointOverride(at.s3Uri())
            .region(Region.of(Names.REGION))
            .credentialsProvider(clients.credentials())
            .build();
  }

  static Cloud start(Path directory, FunctionSet functions) throws Exception {
    var cloud = EmbeddedCloud.open(directory, 0, Clock.systemUTC());
    cloud.start(exchange -> Replies.json(exchange, 404, new byte[0]));
    cloud.run(functions);
    return new Cloud(cloud);
  }

  static HttpResponse<String> get(URI uri) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  static HttpResponse<String> post(URI uri, String json) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /// Waits for what other threads bring about; fails loudly when it does not come.
  static void until(String what, BooleanSupplier condition) throws InterruptedException {
    until(() -> what, condition);
  }

  static void until(Supplier<String> what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("did not happen within 30 s: " + what.get());
      }
      Thread.sleep(20);
    }
  }

  @Override
  public void close() throws IOException {
    cloud.close();
  }
}
