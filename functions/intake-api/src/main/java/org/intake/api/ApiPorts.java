package org.intake.api;

import java.time.InstantSource;
import java.util.Map;
import org.intake.api.token.JwtVerifier;
import org.intake.api.token.TokenVerifier;
import org.intake.application.port.Contents;
import org.intake.application.port.IdSource;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.port.Uploads;
import org.intake.aws.AwsClients;
import org.intake.aws.DynamoDbLedger;
import org.intake.aws.S3Contents;
import org.intake.aws.S3LargeBodies;
import org.intake.aws.S3Uploads;
import org.intake.lambda.RandomIds;
import org.intake.programme.BuiltInProgrammes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Everything outside of the API that it talks to. `clock` is the procedure's; tokens run by real
/// time.
public record ApiPorts(
    Ledger ledger,
    Uploads uploads,
    Contents contents,
    Programmes programmes,
    TokenVerifier tokens,
    IdSource ids,
    InstantSource clock,
    String portal) {

  public static ApiPorts of(Map<String, String> environment, InstantSource clock) {
    ApiEnvironment settings = ApiEnvironment.from(environment);
    AwsClients clients = new AwsClients(environment);
    S3Client s3 = clients.s3();
    S3Presigner presigner = clients.s3Presigner();
    return new ApiPorts(
        new DynamoDbLedger(
            clients.dynamoDb(), settings.table(), new S3LargeBodies(s3, settings.derived())),
        new S3Uploads(s3, presigner, settings.uploads()),
        new S3Contents(s3, presigner, settings.uploads(), settings.derived()),
        BuiltInProgrammes.load(),
        new JwtVerifier(settings.tokens()),
        new RandomIds(),
        clock,
        settings.portal());
  }
}
