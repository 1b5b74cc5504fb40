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
    var table = variables.required("TABLE_NAME", TableName::new);
    var uploads = variables.required("UPLOAD_BUCKET", BucketName::new);
    var derived = variables.required("DERIVED_BUCKET", BucketName::new);
    var deadLetters = variables.required("DEAD_LETTER_QUEUE_URL", QueueUrl::new);
    var portal = variables.required("PORTAL_URL", URI::create);
    var scanner = variables.required("MALWARE_SCANNER", Scanners::of);
    variables.check();
    return new ReceiveEnvironment(
        table.get(), uploads.get(), derived.get(), deadLetters.get(), portal.get(), scanner.get());
  }
}
