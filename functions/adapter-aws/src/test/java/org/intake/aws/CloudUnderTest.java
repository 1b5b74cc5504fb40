package org.intake.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A cloud that the contracts run against: where it answers, and what it is called there.
record CloudUnderTest(
    Map<String, String> environment,
    TableName table,
    BucketName uploads,
    BucketName derived,
    SqsMessages.Queues queues) {

  /// Makes in an empty cloud what the template makes.
  static CloudUnderTest prepared(Map<String, String> environment) {
    AwsClients clients = new AwsClients(environment);
    try (DynamoDbClient dynamoDb = clients.dynamoDb();
        S3Client s3 = clients.s3();
        SqsClient sqs = clients.sqs()) {
      createTable(dynamoDb, "intake-contract");
      for (String bucket : List.of("intake-contract-uploads", "intake-contract-derived")) {
        createBucket(s3, bucket);
      }
      return new CloudUnderTest(
          environment,
          new TableName("intake-contract"),
          new BucketName("intake-contract-uploads"),
          new BucketName("intake-contract-derived"),
          new SqsMessages.Queues(
              queue(sqs, "inspect"),
              queue(sqs, "screen"),
              queue(sqs, "review"),
              queue(sqs, "notices")));
    }
  }

  private static QueueUrl queue(SqsClient sqs, String name) {
    return new QueueUrl(
        sqs.createQueue(request -> request.queueName("contract-" + name)).queueUrl());
  }

  private static void createBucket(S3Client s3, String name) {
    try {
      s3.createBucket(request -> request.bucket(name));
    } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException _) {
      // It is there from an earlier run.
    }
  }

  private static void createTable(DynamoDbClient dynamoDb, String name) {
    try {
      dynamoDb.createTable(table ->
          table
              .tableName(name)
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .attributeDefinitions(
                  List.of("pk", "sk", "gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk").stream()
                      .map(attribute ->
                          AttributeDefinition.builder()
                              .attributeName(attribute)
                              .attributeType(ScalarAttributeType.S)
                              .build())
                      .toList())
              .keySchema(keys(""))
              .globalSecondaryIndexes(index("gsi1"), index("gsi2")));
      dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(name));
    } catch (ResourceInUseException _) {
      // It is there from an earlier run.
    }
  }

  private static GlobalSecondaryIndex index(String name) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(keys(name))
        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
        .build();
  }

  private static List<KeySchemaElement> keys(String prefix) {
    return List.of(
        KeySchemaElement.builder().attributeName(prefix + "pk").keyType(KeyType.HASH).build(),
        KeySchemaElement.builder().attributeName(prefix + "sk").keyType(KeyType.RANGE).build());
  }
}
