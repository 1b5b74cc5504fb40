package org.intake.screen;

import java.net.URI;
import java.util.Map;
import org.intake.aws.BucketName;
import org.intake.aws.QueueUrl;
import org.intake.aws.TableName;
import org.intake.lambda.Variables;

/// What screen-submission is told by its environment.
record ScreenEnvironment(
    TableName table, BucketName uploads, BucketName derived, QueueUrl deadLetters, URI portal) {
  static ScreenEnvironment from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    var table = variables.required("INTAKE_TABLE", TableName::new);
    var uploads = variables.required("INTAKE_UPLOADS", BucketName::new);
    var derived = variables.required("INTAKE_DERIVED", BucketName::new);
    var deadLetters = variables.required("INTAKE_DEAD_LETTERS", QueueUrl::new);
    var portal = variables.required("INTAKE_PORTAL", URI::create);
    variables.check();
    return new ScreenEnvironment(
        table.get(), uploads.get(), derived.get(), deadLetters.get(), portal.get());
  }
}
