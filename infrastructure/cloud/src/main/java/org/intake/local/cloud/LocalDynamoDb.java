package org.intake.local.cloud;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/// DynamoDB Local on a directory. It may be used here but not redistributed, which is why it lies
/// beside our jar and is never packed into it.
final class LocalDynamoDb implements Service {
  private final DynamoDBProxyServer server;

  private LocalDynamoDb(DynamoDBProxyServer server) {
    this.server = server;
  }

  static LocalDynamoDb start(Endpoints endpoints, Path directory) throws Exception {
    var files = Files.createDirectories(directory.resolve("dynamodb")).toAbsolutePath();
    // Telemetry is on unless one says so.
    var server =
        ServerRunner.createServerFromCommandLineArgs(
            new String[] {
              "-sharedDb",
              "-disableTelemetry",
              "-port",
              Integer.toString(endpoints.dynamoDb()),
              "-dbPath",
              files.toString()
            });
    bindToLoopback(server);
    server.safeStart();
    return new LocalDynamoDb(server);
  }

  /// There is no option for the address and the default is every interface of the machine.
  private static void bindToLoopback(DynamoDBProxyServer server)
      throws ReflectiveOperationException {
    Field field = DynamoDBProxyServer.class.getDeclaredField("server");
    field.setAccessible(true);
    var jetty = (Server) field.get(server);
    for (var connector : jetty.getConnectors()) {
      ((ServerConnector) connector).setHost(Endpoints.HOST);
    }
  }

  /// The one table, as the template has it.
  static void createTable(DynamoDbClient client) {
    try {
      client.createTable(table ->
          table
              .tableName(Names.TABLE)
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .attributeDefinitions(
                  string("pk"),
                  string("sk"),
                  string("gsi1pk"),
                  string("gsi1sk"),
                  string("gsi2pk"),
                  string("gsi2sk"))
              .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
              .globalSecondaryIndexes(index("gsi1"), index("gsi2"))
              .streamSpecification(
                  stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
    } catch (ResourceInUseException _) {
      // It is there from an earlier start.
    }
  }

  private static AttributeDefinition string(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static GlobalSecondaryIndex index(String name) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(key(name + "pk", KeyType.HASH), key(name + "sk", KeyType.RANGE))
        .projection(projection -> projection.projectionType(ProjectionType.ALL))
        .build();
  }

  @Override
  public void stop() throws Exception {
    server.stop();
  }
}
