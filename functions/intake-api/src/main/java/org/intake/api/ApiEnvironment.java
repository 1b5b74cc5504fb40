package org.intake.api;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.intake.api.token.TokenRules;
import org.intake.aws.BucketName;
import org.intake.aws.TableName;
import org.intake.lambda.Variables;

/// What this function is told by its environment.
public record ApiEnvironment(
    TableName table, BucketName uploads, BucketName derived, String portal, TokenRules tokens) {
  private static final Duration KEYS_WITHIN = Duration.ofSeconds(3);
  private static final Duration SKEW = Duration.ofSeconds(30);

  public static ApiEnvironment from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    var table = variables.required("TABLE_NAME", TableName::new);
    var uploads = variables.required("UPLOAD_BUCKET", BucketName::new);
    var derived = variables.required("DERIVED_BUCKET", BucketName::new);
    var portal = variables.required("PORTAL_URL", url -> URI.create(url).toString());
    var issuer = variables.required("TOKEN_ISSUER", text -> text);
    var audience = variables.required("TOKEN_AUDIENCE", text -> text);
    var keys = variables.required("TOKEN_KEYS_URL", URI::create);
    variables.check();
    return new ApiEnvironment(
        table.get(),
        uploads.get(),
        derived.get(),
        portal.get(),
        new TokenRules(issuer.get(), audience.get(), keys.get(), KEYS_WITHIN, SKEW));
  }
}
