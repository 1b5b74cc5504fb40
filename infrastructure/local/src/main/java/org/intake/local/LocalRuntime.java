package org.intake.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.intake.local.cloud.EmbeddedCloud;
import org.intake.local.cloud.Endpoints;
import org.intake.local.cloud.FunctionSet;

/// The embedded cloud with the real functions on it, and `local.json` while it runs.
public final class LocalRuntime implements AutoCloseable {
  private final EmbeddedCloud cloud;
  private final Path directory;

  private LocalRuntime(EmbeddedCloud cloud, Path directory) {
    this.cloud = cloud;
    this.directory = directory;
  }

  /// Services and functions start side by side; it returns when all of them answer.
  public static LocalRuntime start(
      Path directory, int port, Function<EmbeddedCloud, FunctionSet> functions) throws Exception {
    var cloud = EmbeddedCloud.open(directory, port, Clock.systemUTC());
    var runtime = new LocalRuntime(cloud, directory);
    try {
      LocalJson.remove(directory);
      cloud.endpoints().publishToSdk();
      var wired = new FutureTask<>(() -> functions.apply(cloud));
      Thread.ofPlatform().daemon().name("start-functions").start(wired);
      cloud.start(new FrontPage(cloud.endpoints()));
      cloud.run(wired.get());
      LocalJson.write(directory, cloud.endpoints());
      return runtime;
    } catch (Exception e) {
      runtime.close();
      throw e;
    }
  }

  public EmbeddedCloud cloud() {
    return cloud;
  }

  public Endpoints endpoints() {
    return cloud.endpoints();
  }

  @Override
  public void close() {
    try {
      LocalJson.remove(directory);
      cloud.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
