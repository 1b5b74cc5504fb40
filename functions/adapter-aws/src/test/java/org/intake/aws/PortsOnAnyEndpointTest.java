package org.intake.aws;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

/// Runs against whatever cloud the machine's environment names by `AWS_ENDPOINT_URL` or
/// `AWS_ENDPOINT_URL_S3` and so on; never against AWS itself by accident.
@EnabledIf("anEndpointIsNamed")
class PortsOnAnyEndpointTest extends CloudContracts {
  private static CloudUnderTest underTest;

  static boolean anEndpointIsNamed() {
    return System.getenv().keySet().stream().anyMatch(name -> name.startsWith("AWS_ENDPOINT_URL"));
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
