package org.intake.local.command;

import java.util.concurrent.Callable;
import org.intake.local.DeadLetters;
import org.intake.local.cloud.CannotStart;
import org.intake.local.cloud.CloudClients;
import org.intake.local.cloud.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Gives parked messages another chance.
@Command(
    name = "redrive",
    description = "Moves the messages of a dead-letter queue back to the queue they came from.",
    mixinStandardHelpOptions = true)
final class RedriveCommand implements Callable<Integer> {
  @Mixin private DataDirectory data = new DataDirectory();

  @Parameters(
      paramLabel = "QUEUE",
      description = "one of received, inspect, screen, review, notices")
  private String queue = "";

  @Override
  public Integer call() throws Exception {
    if (!Names.QUEUES.contains(queue)) {
      throw new CannotStart(
          "no such queue: " + queue + "; there are " + String.join(", ", Names.QUEUES));
    }
    var at = data.running().endpoints();
    try (var sqs = new CloudClients(at).sqs()) {
      int moved =
          new DeadLetters(sqs).redrive(at.queueUrl(Names.deadLettersOf(queue)), at.queueUrl(queue));
      Commands.OUT.println("moved " + moved + " to " + queue);
    }
    return 0;
  }
}
