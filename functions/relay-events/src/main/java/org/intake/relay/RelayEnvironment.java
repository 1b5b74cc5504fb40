package org.intake.relay;

import java.util.Map;
import org.intake.aws.QueueUrl;
import org.intake.aws.SqsMessages;
import org.intake.lambda.Variables;

/// What relay-events is told by its environment.
record RelayEnvironment(SqsMessages.Queues queues) {
  static RelayEnvironment from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    var inspect = variables.required("INTAKE_INSPECT_QUEUE", QueueUrl::new);
    var screen = variables.required("INTAKE_SCREEN_QUEUE", QueueUrl::new);
    var review = variables.required("INTAKE_REVIEW_QUEUE", QueueUrl::new);
    var notices = variables.required("INTAKE_NOTICES_QUEUE", QueueUrl::new);
    variables.check();
    return new RelayEnvironment(
        new SqsMessages.Queues(inspect.get(), screen.get(), review.get(), notices.get()));
  }
}
