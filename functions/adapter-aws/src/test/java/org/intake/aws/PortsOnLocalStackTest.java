package org.intake.aws;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// Runs where there is Docker. 4.14.0 is the last image that starts without an account.
@Testcontainers(disabledWithoutDocker = true)
class PortsOnLocalStackTest extends CloudContracts {
  @Container
  private static final LocalStackContainer LOCALSTACK =
      new LocalStackContainer(DockerImageName.parse("localstack/localstack:4.14.0"))
          .withServices("s3", "sqs", "dynamodb");

  private static CloudUnderTest underTest;

  @BeforeAll
  static void prepare() {
    underTest =
        CloudUnderTest.prepared(
            Map.of(
                "AWS_REGION", LOCALSTACK.getRegion(),
                "AWS_ACCESS_KEY_ID", LOCALSTACK.getAccessKey(),
                "AWS_SECRET_ACCESS_KEY", LOCALSTACK.getSecretKey(),
                "AWS_ENDPOINT_URL", LOCALSTACK.getEndpoint().toString()));
  }

  @Override
  protected CloudUnderTest cloud() {
    return underTest;
  }
}
