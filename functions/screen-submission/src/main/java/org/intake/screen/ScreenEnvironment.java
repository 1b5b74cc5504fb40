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
    var table = variables.required("TABLE_NAME", TableName::new);
    var uploads = variables.required("UPLOAD_BUCKET", BucketName::new);
    var derived = variables.required("DERIVED_BUCKET", BucketName::new);
    var deadLetters = variables.required("DEAD_LETTER_QUEUE_URL", QueueUrl::new);
    var portal = variables.required("PORTAL_URL", URI::create);
    variables.check();
    return new ScreenEnvironment(
        table.get(), uploads.get(), derived.get(), deadLetters.get(), portal.get());
  }
}
