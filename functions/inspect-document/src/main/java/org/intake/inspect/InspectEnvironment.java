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
    var table = variables.required("INTAKE_TABLE", TableName::new);
    var uploads = variables.required("INTAKE_UPLOADS", BucketName::new);
    var derived = variables.required("INTAKE_DERIVED", BucketName::new);
    var deadLetters = variables.required("INTAKE_DEAD_LETTERS", QueueUrl::new);
    var childClassPath = variables.required("INTAKE_CHILD_CLASS_PATH", String::strip);
    variables.check();
    return new InspectEnvironment(
        table.get(), uploads.get(), derived.get(), deadLetters.get(), childClassPath.get());
  }
}
