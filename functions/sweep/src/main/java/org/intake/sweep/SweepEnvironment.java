package org.intake.sweep;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.intake.application.port.MalwareScanner;
import org.intake.aws.BucketName;
import org.intake.aws.QueueUrl;
import org.intake.aws.SqsMessages;
import org.intake.aws.TableName;
import org.intake.lambda.Variables;
import org.intake.malware.Scanners;

/// What sweep is told by its environment. Without a quiet period that of the programme file holds.
record SweepEnvironment(
    TableName table,
    BucketName uploads,
    BucketName derived,
    SqsMessages.Queues queues,
    URI portal,
    MalwareScanner scanner,
    Optional<Duration> quietPeriod) {
  static SweepEnvironment from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    var table = variables.required("TABLE_NAME", TableName::new);
    var uploads = variables.required("UPLOAD_BUCKET", BucketName::new);
    var derived = variables.required("DERIVED_BUCKET", BucketName::new);
    var inspect = variables.required("INSPECT_QUEUE_URL", QueueUrl::new);
    var screen = variables.required("SCREEN_QUEUE_URL", QueueUrl::new);
    var review = variables.required("REVIEW_QUEUE_URL", QueueUrl::new);
    var notices = variables.required("NOTICES_QUEUE_URL", QueueUrl::new);
    var portal = variables.required("PORTAL_URL", URI::create);
    var scanner = variables.required("MALWARE_SCANNER", Scanners::of);
    var quietPeriod = variables.optional("QUIET_PERIOD", Duration::parse);
    variables.check();
    return new SweepEnvironment(
        table.get(),
        uploads.get(),
        derived.get(),
        new SqsMessages.Queues(inspect.get(), screen.get(), review.get(), notices.get()),
        portal.get(),
        scanner.get(),
        quietPeriod.get());
  }
}
