package org.intake.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Clients of the SDK, made from an environment that is handed in. The variables are those that the
/// SDK itself reads from the process (`AWS_REGION`, `AWS_ENDPOINT_URL_S3` and so on), so that in a
/// function nothing changes, and several sets with different endpoints may live in one process.
final class AwsClients {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /// DynamoDB, SQS and SES answer in milliseconds; the SDK then tries again by itself.
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private static final Duration TRANSFER = Duration.ofSeconds(30);

  private final Map<String, String> environment;

  AwsClients(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  DynamoDbClient dynamoDb() {
    return configured(DynamoDbClient.builder(), "DYNAMODB").httpClient(http(ANSWER)).build();
  }

  SqsClient sqs() {
    return configured(SqsClient.builder(), "SQS").httpClient(http(ANSWER)).build();
  }

  /// Never tries again by itself: a mail whose answer was lost may have gone out.
  SesV2Client ses() {
    return configured(SesV2Client.builder(), "SESV2")
        .httpClient(http(ANSWER))
        .overrideConfiguration(client -> client.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  S3Client s3() {
    return configured(S3Client.builder(), "S3").httpClient(http(TRANSFER)).build();
  }

  S3Presigner s3Presigner() {
    S3Presigner.Builder builder = S3Presigner.builder();
    ifSet("AWS_REGION", region -> builder.region(Region.of(region)));
    endpoint("S3", builder::endpointOverride);
    AwsCredentialsProvider credentials = credentials();
    if (credentials != null) {
      builder.credentialsProvider(credentials);
    }
    return builder.build();
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configured(
      B builder, String service) {
    ifSet("AWS_REGION", region -> builder.region(Region.of(region)));
    endpoint(service, builder::endpointOverride);
    AwsCredentialsProvider credentials = credentials();
    if (credentials != null) {
      builder.credentialsProvider(credentials);
    }
    return builder;
  }

  private void endpoint(String service, Consumer<URI> use) {
    String own = environment.get("AWS_ENDPOINT_URL_" + service);
    String any = environment.get("AWS_ENDPOINT_URL");
    String endpoint = own != null ? own : any;
    if (endpoint != null) {
      use.accept(URI.create(endpoint));
    }
  }

  /// Keys of the environment; null leaves it to the SDK, which knows more sources. After a
  /// SnapStart the keys of the environment are stale and the container's address is set instead.
  private @Nullable AwsCredentialsProvider credentials() {
    String id = environment.get("AWS_ACCESS_KEY_ID");
    String secret = environment.get("AWS_SECRET_ACCESS_KEY");
    if (id == null
        || secret == null
        || environment.containsKey("AWS_CONTAINER_CREDENTIALS_FULL_URI")) {
      return null;
    }
    String token = environment.get("AWS_SESSION_TOKEN");
    return StaticCredentialsProvider.create(
        token == null
            ? AwsBasicCredentials.create(id, secret)
            : AwsSessionCredentials.create(id, secret, token));
  }

  private void ifSet(String name, Consumer<String> use) {
    String value = environment.get(name);
    if (value != null) {
      use.accept(value);
    }
  }

  private static SdkHttpClient http(Duration answer) {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT)
        .socketTimeout(answer)
        .build();
  }
}
