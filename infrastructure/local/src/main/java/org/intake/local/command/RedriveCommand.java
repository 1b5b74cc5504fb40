package org.intake.local.command;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.intake.local.DeadLetters;
import org.intake.local.LocalFunctions;
import org.intake.local.cloud.AsideRecords;
import org.intake.local.cloud.CannotStart;
import org.intake.local.cloud.CloudClients;
import org.intake.local.cloud.Endpoints;
import org.intake.local.cloud.Names;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Gives parked messages another chance, in the local runtime or in an installation in AWS.
@Command(
    name = "redrive",
    description =
        "Gives the messages of a dead-letter queue another chance: moves them back to the queue"
            + " they came from; for relay, relays the records of the table's stream again."
            + " Ends with 0 only if the dead-letter queue is empty afterwards.",
    mixinStandardHelpOptions = true)
final class RedriveCommand implements Callable<Integer> {
  /// Filled by the cloud's own mail service, which the local runtime does not have.
  private static final String MAIL_EVENTS = "mail-events";

  @Mixin private DataDirectory data = new DataDirectory();

  @Option(
      names = "--installation",
      paramLabel = "NAME",
      description =
          "an installation in AWS (the parameter Name of its template) instead of the local"
              + " runtime; region and keys as the AWS command line takes them; there is"
              + " mail-events too, and relay is left to the sweep")
  private @Nullable String installation;

  @Parameters(
      paramLabel = "QUEUE",
      description = "one of received, inspect, screen, review, notices, relay; -dead may follow")
  private String name = "";

  @Override
  public Integer call() throws Exception {
    var queue = name.endsWith("-dead") ? name.substring(0, name.length() - 5) : name;
    String there = installation;
    if (there != null) {
      return moveThere(there, queue);
    }
    if (!Names.QUEUES.contains(queue) && !queue.equals(Names.RELAY)) {
      throw new CannotStart(
          "no such queue: "
              + name
              + "; there are "
              + String.join(", ", Names.QUEUES)
              + ", "
              + Names.RELAY);
    }
    var at = data.running().endpoints();
    return queue.equals(Names.RELAY) ? relay(at) : move(at, queue);
  }

  private static int moveThere(String installation, String queue) {
    if (!Names.QUEUES.contains(queue) && !queue.equals(MAIL_EVENTS)) {
      throw new CannotStart(
          "no such queue in an installation: "
              + queue
              + "; there are "
              + String.join(", ", Names.QUEUES)
              + ", "
              + MAIL_EVENTS);
    }
    try (SqsClient sqs = SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      String to = installation + "-" + queue;
      return tell(letters(sqs).redrive(url(sqs, to + "-dead"), url(sqs, to)), to);
    }
  }

  private static DeadLetters letters(SqsClient sqs) {
    return new DeadLetters(sqs, InstantSource.system());
  }

  private static int tell(DeadLetters.Outcome outcome, String to) {
    Commands.OUT.println("moved " + outcome.moved() + " to " + to);
    if (outcome.again() > 0) {
      Commands.OUT.println(outcome.again() + " failed again and stay where they are");
    }
    return outcome.again() == 0 ? 0 : 1;
  }

  private static String url(SqsClient sqs, String name) {
    return sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
  }

  private static int move(Endpoints at, String queue) {
    try (var sqs = new CloudClients(at).sqs()) {
      return tell(
          letters(sqs).redrive(at.queueUrl(Names.deadLettersOf(queue)), at.queueUrl(queue)), queue);
    }
  }

  private static int relay(Endpoints at) {
    at.publishToSdk();
    var clients = new CloudClients(at);
    try (var sqs = clients.sqs();
        var streams = clients.streams()) {
      var outcome =
          new AsideRecords(streams, sqs, at.queueUrl(Names.RELAY_DEAD), LocalFunctions.relay(at))
              .redrive();
      Commands.OUT.println("relayed " + outcome.relayed() + " again");
      if (outcome.forgotten() > 0) {
        Commands.OUT.println(
            outcome.forgotten()
                + " were no longer in the stream; the sweep derives their work from the table");
      }
      if (outcome.kept() > 0) {
        Commands.OUT.println(outcome.kept() + " failed again and stay where they are");
      }
      return outcome.kept() == 0 ? 0 : 1;
    }
  }
}
