package org.intake.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.intake.local.cloud.DurableFile;
import org.intake.local.cloud.Endpoints;
import org.intake.local.cloud.Names;

/// `local.json` in the data directory: where a running runtime listens. Its keys are a contract
/// with clients made by others.
public final class LocalJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final JsonNode content;

  private LocalJson(JsonNode content) {
    this.content = content;
  }

  static void write(Path directory, Endpoints at) throws IOException {
    var root = JSON.createObjectNode();
    root.put("api", at.apiUri().toString());
    root.put("console", at.apiUri() + "/");
    root.put("s3", at.s3Uri().toString());
    root.put("sqs", at.sqsUri().toString());
    root.put("dynamodb", at.dynamoDbUri().toString());
    root.put("mail", at.mailUri().toString());
    root.put("region", Names.REGION);
    root.put("accessKeyId", at.accessKeyId());
    root.put("secretAccessKey", at.secretAccessKey());
    root.put("uploadBucket", Names.UPLOADS);
    root.put("table", Names.TABLE);
    var queues = root.putObject("queues");
    for (var queue : Names.QUEUES) {
      queues.put(queue, at.queueUrl(queue));
    }
    for (var queue : Names.QUEUES) {
      queues.put(Names.deadLettersOf(queue), at.queueUrl(Names.deadLettersOf(queue)));
    }
    queues.put(Names.RELAY_DEAD, at.queueUrl(Names.RELAY_DEAD));
    root.put("pid", ProcessHandle.current().pid());
    DurableFile.replace(
        file(directory), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
  }

  /// One that a killed process left behind would send clients to nobody.
  static void remove(Path directory) throws IOException {
    Files.deleteIfExists(file(directory));
  }

  /// What runs on the directory, if something does.
  public static Optional<LocalJson> read(Path directory) throws IOException {
    if (!Files.exists(file(directory))) {
      return Optional.empty();
    }
    var content = JSON.readTree(file(directory).toFile());
    boolean alive =
        ProcessHandle.of(content.path("pid").asLong()).map(ProcessHandle::isAlive).orElse(false);
    return alive ? Optional.of(new LocalJson(content)) : Optional.empty();
  }

  public URI api() {
    return uri("api");
  }

  public long pid() {
    return content.path("pid").asLong();
  }

  public URI mail() {
    return uri("mail");
  }

  public Endpoints endpoints() {
    return new Endpoints(
        uri("api").getPort(),
        uri("s3").getPort(),
        uri("sqs").getPort(),
        uri("dynamodb").getPort(),
        uri("mail").getPort(),
        0,
        content.path("accessKeyId").asText(),
        content.path("secretAccessKey").asText());
  }

  private URI uri(String name) {
    return URI.create(content.path(name).asText());
  }

  private static Path file(Path directory) {
    return directory.resolve("local.json");
  }
}
