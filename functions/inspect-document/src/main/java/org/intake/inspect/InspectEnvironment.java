package org.intake.inspect;

import java.util.Map;
import org.intake.aws.BucketName;
import org.intake.aws.QueueUrl;
import org.intake.aws.TableName;
import org.intake.lambda.Variables;

/// What inspect-document is told by its environment. `childClassPath` is where the reading child
/// finds its classes: the function's own libraries.
record InspectEnvironment(
    TableName table,
    BucketName uploads,
    BucketName derived,
    QueueUrl deadLetters,
    String childClassPath) {
  static InspectEnvironment from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    var table = variables.required("TABLE_NAME", TableName::new);
    var uploads = variables.required("UPLOAD_BUCKET", BucketName::new);
    var derived = variables.required("DERIVED_BUCKET", BucketName::new);
    var deadLetters = variables.required("DEAD_LETTER_QUEUE_URL", QueueUrl::new);
    var childClassPath = variables.required("CHILD_CLASS_PATH", String::strip);
    variables.check();
    return new InspectEnvironment(
        table.get(), uploads.get(), derived.get(), deadLetters.get(), childClassPath.get());
  }
}
