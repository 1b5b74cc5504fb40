package org.intake.local.command;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Runs the sweep of the running runtime now.
@Command(
    name = "sweep",
    description =
        "Runs the sweep now: leases, quiet packages, deadlines, lost events, unsent mail.",
    mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
  @Mixin private DataDirectory data = new DataDirectory();

  @Override
  public Integer call() throws Exception {
    var uri = URI.create(data.running().api() + "/local/sweep");
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()).build(),
              HttpResponse.BodyHandlers.ofString());
      Commands.OUT.println(answer.body());
      return answer.statusCode() == 200 ? 0 : 1;
    }
  }
}
