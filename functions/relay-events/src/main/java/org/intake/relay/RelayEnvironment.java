package org.intake.relay;

import java.util.Map;
import org.intake.aws.QueueUrl;
import org.intake.aws.SqsMessages;
import org.intake.lambda.Variables;

/// What relay-events is told by its environment.
record RelayEnvironment(SqsMessages.Queues queues) {
  static RelayEnvironment from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    var inspect = variables.required("INSPECT_QUEUE_URL", QueueUrl::new);
    var screen = variables.required("SCREEN_QUEUE_URL", QueueUrl::new);
    var review = variables.required("REVIEW_QUEUE_URL", QueueUrl::new);
    var notices = variables.required("NOTICES_QUEUE_URL", QueueUrl::new);
    variables.check();
    return new RelayEnvironment(
        new SqsMessages.Queues(inspect.get(), screen.get(), review.get(), notices.get()));
  }
}
