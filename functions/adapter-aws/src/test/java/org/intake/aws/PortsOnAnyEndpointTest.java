package org.intake.aws;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

/// Runs against whatever cloud the machine's environment names, by `AWS_ENDPOINT_URL` or by all of
/// `AWS_ENDPOINT_URL_S3`, `_SQS` and `_DYNAMODB`: with one of them missing, the other requests
/// would go to AWS itself. It makes a table, two buckets and queues of its own there.
@EnabledIf(
    value = "everyEndpointIsNamed",
    disabledReason = "no endpoint is named: set AWS_ENDPOINT_URL")
class PortsOnAnyEndpointTest extends CloudContracts {
  private static CloudUnderTest underTest;

  static boolean everyEndpointIsNamed() {
    Set<String> named = System.getenv().keySet();
    return named.contains("AWS_ENDPOINT_URL")
        || named.containsAll(
            List.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL_SQS", "AWS_ENDPOINT_URL_DYNAMODB"));
  }

  @BeforeAll
  static void prepare() {
    underTest = CloudUnderTest.prepared(System.getenv());
  }

  @Override
  protected CloudUnderTest cloud() {
    return underTest;
  }
}
