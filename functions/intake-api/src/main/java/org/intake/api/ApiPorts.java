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
import org.intake.aws.AwsPorts;
import org.intake.lambda.RandomIds;
import org.intake.programme.BuiltInProgrammes;

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
    AwsPorts aws = new AwsPorts(environment);
    IdSource ids = new RandomIds();
    return new ApiPorts(
        aws.ledger(settings.table(), settings.derived()),
        aws.uploads(settings.uploads()),
        aws.contents(settings.uploads(), settings.derived(), ids),
        BuiltInProgrammes.load(),
        new JwtVerifier(settings.tokens()),
        ids,
        clock,
        settings.portal());
  }
}
