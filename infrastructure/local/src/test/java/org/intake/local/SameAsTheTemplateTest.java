package org.intake.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intake.local.LocalFunctions.Deployment;
import org.intake.local.cloud.Names;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// What runs on one machine has the limits that the template deploys.
class SameAsTheTemplateTest {
  private static final Path TOP = Path.of("../..");

  /// What became of a mail says SES; the mail of one machine has no events.
  private static final String EVENTS_OF_SES = "mail-events";

  private static final Node NOTHING =
      new SequenceNode(Tag.SEQ, List.of(), DumperOptions.FlowStyle.FLOW);

  @Test
  void everyFunctionHasTheTimeAndTheBatchSizeOfTheTemplate() throws IOException {
    var resources = children(child(template("template.yaml"), "Resources"));
    var deployed = new ArrayList<Deployment>();
    resources.forEach((name, resource) -> {
      if (!text(child(resource, "Type")).equals("AWS::Serverless::Function")) {
        return;
      }
      var properties = child(resource, "Properties");
      var trigger = queueTrigger(resources, name);
      deployed.add(
          new Deployment(
              text(child(properties, "FunctionName")).replace("${Name}-", ""),
              queueNamed(text(child(trigger, "EventSourceArn"))),
              number(child(properties, "Timeout")),
              trigger == NOTHING ? 1 : number(child(trigger, "BatchSize"))));
    });
    assertThat(LocalFunctions.DEPLOYMENTS).containsExactlyInAnyOrderElementsOf(deployed);
  }

  @Test
  void everyQueueHasTheVisibilityAndTheReceiveCountOfTheTemplate() throws IOException {
    var seen = new ArrayList<String>();
    for (var resource :
        children(child(template("infrastructure/messaging.yaml"), "Resources")).values()) {
      var properties = child(resource, "Properties");
      var redrive = children(child(properties, "RedrivePolicy"));
      if (redrive.isEmpty()) {
        continue;
      }
      var name = text(child(properties, "QueueName")).replace("${Name}-", "");
      if (name.equals(EVENTS_OF_SES)) {
        continue;
      }
      seen.add(name);
      assertThat(Names.visibilityOf(name).toSeconds())
          .as(name)
          .isEqualTo(number(child(properties, "VisibilityTimeout")));
      assertThat(Names.MAX_RECEIVE_COUNT)
          .as(name)
          .isEqualTo(number(redrive.get("maxReceiveCount")));
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(Names.QUEUES);
  }

  /// What hands the messages of a queue that exists here too to a function.
  private static Node queueTrigger(Map<String, Node> resources, String function) {
    return resources.values().stream()
        .filter(r -> text(child(r, "Type")).equals("AWS::Lambda::EventSourceMapping"))
        .map(resource -> child(resource, "Properties"))
        .filter(trigger -> text(child(trigger, "FunctionName")).equals(function))
        .filter(trigger -> !queueNamed(text(child(trigger, "EventSourceArn"))).isEmpty())
        .findFirst()
        .orElse(NOTHING);
  }

  /// `Messaging.Outputs.InspectQueueArn` is the queue `inspect`; empty for what is no queue of
  /// ours.
  private static String queueNamed(String output) {
    return Names.QUEUES.stream()
        .filter(name -> output.equalsIgnoreCase("Messaging.Outputs." + name + "QueueArn"))
        .findFirst()
        .orElse("");
  }

  private static Node template(String file) throws IOException {
    try (var reader = Files.newBufferedReader(TOP.resolve(file))) {
      return new Yaml(new LoaderOptions()).compose(reader);
    }
  }

  private static Node child(Node parent, String name) {
    return children(parent).getOrDefault(name, NOTHING);
  }

  private static Map<String, Node> children(Node parent) {
    var found = new LinkedHashMap<String, Node>();
    if (parent instanceof MappingNode mapping) {
      for (var entry : mapping.getValue()) {
        found.put(text(entry.getKeyNode()), entry.getValueNode());
      }
    }
    return found;
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static int number(Node node) {
    return Integer.parseInt(text(node));
  }
}
