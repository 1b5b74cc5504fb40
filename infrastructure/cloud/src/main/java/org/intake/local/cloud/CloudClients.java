package org.intake.local.cloud;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Plain SDK clients of the embedded services, for what the cloud itself does and for tests.
public final class CloudClients {
  private final Endpoints endpoints;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(2))
          .socketTimeout(Duration.ofSeconds(30))
          .build();

  public CloudClients(Endpoints endpoints) {
    this.endpoints = endpoints;
    this.credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(endpoints.accessKeyId(), endpoints.secretAccessKey()));
  }

  public SqsClient sqs() {
    return located(SqsClient.builder(), endpoints.sqsUri()).httpClient(http).build();
  }

  public S3Client s3() {
    return located(S3Client.builder(), endpoints.s3Uri()).httpClient(http).build();
  }

  public DynamoDbClient dynamoDb() {
    return located(DynamoDbClient.builder(), endpoints.dynamoDbUri()).httpClient(http).build();
  }

  public DynamoDbStreamsClient streams() {
    return located(DynamoDbStreamsClient.builder(), endpoints.dynamoDbUri())
        .httpClient(http)
        .build();
  }

  public AwsCredentialsProvider credentials() {
    return credentials;
  }

  private <B extends AwsClientBuilder<B, ?>> B located(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(Names.REGION))
        .credentialsProvider(credentials);
  }
}
