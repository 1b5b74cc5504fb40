package org.intake.local.cloud;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/// DynamoDB Local on a directory. It may be used here but not redistributed, which is why it lies
/// beside our jar and is never packed into it.
final class LocalDynamoDb implements Service {
  private static final String RUNNER = "software.amazon.dynamodb.services.local.main.ServerRunner";

  private final Object server;

  private LocalDynamoDb(Object server) {
    this.server = server;
  }

  static LocalDynamoDb start(Endpoints endpoints, Path directory) throws Exception {
    var files = Files.createDirectories(directory.resolve("dynamodb")).toAbsolutePath();
    // Telemetry is on unless one says so.
    var arguments =
        new String[] {
          "-sharedDb",
          "-disableTelemetry",
          "-port",
          Integer.toString(endpoints.dynamoDb()),
          "-dbPath",
          files.toString()
        };
    var server =
        Objects.requireNonNull(
            Class.forName(RUNNER, true, loader())
                .getMethod("createServerFromCommandLineArgs", String[].class)
                .invoke(null, (Object) arguments));
    var jetty = (Server) field(server, server.getClass(), "server");
    bindToLoopback(jetty);
    jetty.setHandler(new AnswerAfterCommit(jetty.getHandler(), catalogue(server)));
    server.getClass().getMethod("safeStart").invoke(server);
    return new LocalDynamoDb(server);
  }

  /// The launcher keeps its jars off the class path, see `StartCache` there.
  private static ClassLoader loader() throws IOException {
    var ours = LocalDynamoDb.class.getClassLoader();
    var jars = System.getProperty("intake.dynamodb", "");
    if (jars.isEmpty()) {
      return ours;
    }
    var urls = new ArrayList<URL>();
    for (var jar : jars.split(File.pathSeparator, -1)) {
      urls.add(Path.of(jar).toUri().toURL());
    }
    return new URLClassLoader("dynamodb", urls.toArray(URL[]::new), ours);
  }

  /// There is no option for the address and the default is every interface of the machine.
  private static void bindToLoopback(Server jetty) {
    for (var connector : jetty.getConnectors()) {
      ((ServerConnector) connector).setHost(Endpoints.HOST);
    }
  }

  /// Reads the list of tables inside the process.
  private static AnswerAfterCommit.Read catalogue(Object server)
      throws ReflectiveOperationException {
    var handler = field(server, server.getClass(), "serverHandler");
    var requests = field(handler, handler.getClass().getSuperclass(), "primaryHandler");
    Method list =
        requests
            .getClass()
            .getMethod("listTables", String.class, String.class, ListTablesRequest.class);
    var request = ListTablesRequest.builder().limit(1).build();
    return () -> list.invoke(requests, "local", "local", request);
  }

  private static Object field(Object of, Class<?> declaredBy, String name)
      throws ReflectiveOperationException {
    Field field = declaredBy.getDeclaredField(name);
    field.setAccessible(true);
    return Objects.requireNonNull(field.get(of), name);
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
        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
        .build();
  }

  @Override
  public void stop() throws Exception {
    server.getClass().getMethod("stop").invoke(server);
  }
}
