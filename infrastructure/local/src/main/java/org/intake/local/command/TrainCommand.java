package org.intake.local.command;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.intake.local.LocalFunctions;
import org.intake.local.LocalRuntime;
import org.intake.local.cloud.CannotStart;
import picocli.CommandLine.Command;

/// What the JDK watches to make the start cache: one start on an empty directory, a first request
/// and the end. Only the launcher calls it.
@Command(name = "train", hidden = true, description = "Makes the start cache beside the jar.")
final class TrainCommand implements Callable<Integer> {

  @Override
  public Integer call() throws Exception {
    var directory = Files.createTempDirectory("intake-train-");
    try (var runtime = LocalRuntime.start(directory, 0, LocalFunctions::of);
        var http = HttpClient.newHttpClient()) {
      var api = runtime.endpoints().apiUri();
      ask(http, HttpRequest.newBuilder(URI.create(api + "/v1/health")));
      // The sweep is built last, so all functions are there when it has answered.
      ask(
          http,
          HttpRequest.newBuilder(URI.create(api + "/local/sweep"))
              .POST(HttpRequest.BodyPublishers.noBody()));
      return 0;
    } finally {
      Folders.delete(directory);
    }
  }

  private static void ask(HttpClient http, HttpRequest.Builder request) throws Exception {
    var answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new CannotStart("the runtime answered " + answer.statusCode());
    }
  }
}
