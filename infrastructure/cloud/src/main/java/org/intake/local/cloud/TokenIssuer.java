package org.intake.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;

/// An OIDC issuer of one machine: signs tokens with a key of its data directory and shows the
/// public half, so that the API checks them with the code it uses for any issuer. Tokens run by
/// real time.
public final class TokenIssuer {
  /// Not an address of ours: the name stays the same whatever port is free today.
  public static final String ISSUER = "https://issuer.intake.local";

  public static final String AUDIENCE = "intake";
  private static final Duration LIFETIME = Duration.ofHours(12);

  private final RSAKey key;
  private final RSASSASigner signer;
  private final Clock real;

  private TokenIssuer(RSAKey key, RSASSASigner signer, Clock real) {
    this.key = key;
    this.signer = signer;
    this.real = real;
  }

  static TokenIssuer open(Path file, Clock real) throws IOException {
    try {
      if (!Files.exists(file)) {
        var fresh =
            new RSAKeyGenerator(2048)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate();
        DurableFile.replace(file, fresh.toJSONString().getBytes(UTF_8));
      }
      var key = RSAKey.parse(Files.readString(file, UTF_8));
      return new TokenIssuer(key, new RSASSASigner(key), real);
    } catch (JOSEException | ParseException e) {
      throw new IOException("the issuer's key is unusable: " + file, e);
    }
  }

  String jwks() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  String issue(String subject, String scope, Map<String, String> claims) {
    var now = real.instant();
    var set =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(subject)
            .claim("scope", scope)
            .claim("token_use", "access")
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now.minusSeconds(5)))
            .expirationTime(Date.from(now.plus(LIFETIME)));
    claims.forEach(set::claim);
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(key.getKeyID())
            .build();
    try {
      var token = new SignedJWT(header, set.build());
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
