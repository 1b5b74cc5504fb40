package org.intake.local.cloud;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// S3 on a directory, with signatures enforced (s3proxy). Its file store needs extended attributes
/// and an absolute path; with a relative one, listing and multipart break silently.
final class LocalS3 implements Service {
  private final S3Proxy server;
  private final ObjectEvents events;
  private final BlobStore store;

  private LocalS3(S3Proxy server, ObjectEvents events, BlobStore store) {
    this.server = server;
    this.events = events;
    this.store = store;
  }

  static LocalS3 start(Endpoints endpoints, Path directory, Clock clock, Consumer<String> announce)
      throws Exception {
    var objects = directory.resolve("s3").toAbsolutePath();
    Files.createDirectories(objects);
    var store = new FilesystemNio2BlobStore(objects.toString());
    for (var bucket : List.of(Names.UPLOADS, Names.DERIVED)) {
      if (!store.containerExists(bucket)) {
        store.createContainer(bucket);
      }
    }
    var intents = new IntentLog(directory.resolve("s3-events"), clock.millis() << 20);
    var events = new ObjectEvents(store, Set.of(Names.UPLOADS), intents, announce, clock);
    events.recover();
    var console =
        new CrossOriginResourceSharing(
            List.of("http://127.0.0.1:" + endpoints.api(), "http://localhost:" + endpoints.api()),
            List.of("GET", "HEAD", "PUT"),
            List.of("*"),
            List.of("ETag"),
            "false");
    var server =
        S3Proxy.builder()
            .endpoint(endpoints.s3Uri())
            .blobStore(events)
            .awsAuthentication(
                AuthenticationType.AWS_V4, endpoints.accessKeyId(), endpoints.secretAccessKey())
            .corsRules(console)
            .ignoreUnknownHeaders(true)
            .jettyMaxThreads(32)
            .build();
    server.start();
    return new LocalS3(server, events, store);
  }

  ObjectEvents events() {
    return events;
  }

  @Override
  public void stop() throws Exception {
    server.stop();
    store.close();
  }
}
