package org.intake.receive;

import java.net.URI;
import java.util.Map;
import org.intake.application.port.MalwareScanner;
import org.intake.aws.BucketName;
import org.intake.aws.QueueUrl;
import org.intake.aws.TableName;
import org.intake.lambda.Variables;
import org.intake.malware.Scanners;

/// What receive-upload is told by its environment.
record ReceiveEnvironment(
    TableName table,
    BucketName uploads,
    BucketName derived,
    QueueUrl deadLetters,
    URI portal,
    MalwareScanner scanner) {
  static ReceiveEnvironment from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    var table = variables.required("INTAKE_TABLE", TableName::new);
    var uploads = variables.required("INTAKE_UPLOADS", BucketName::new);
    var derived = variables.required("INTAKE_DERIVED", BucketName::new);
    var deadLetters = variables.required("INTAKE_DEAD_LETTERS", QueueUrl::new);
    var portal = variables.required("INTAKE_PORTAL", URI::create);
    var scanner = variables.required("INTAKE_SCANNER", Scanners::of);
    variables.check();
    return new ReceiveEnvironment(
        table.get(), uploads.get(), derived.get(), deadLetters.get(), portal.get(), scanner.get());
  }
}
