package org.intake.api.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.intake.api.Issuer;
import org.intake.api.http.Request;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JwtVerifierTest {
  private static Issuer issuer;
  private static JwtVerifier verifier;

  @BeforeAll
  static void start() {
    issuer = new Issuer();
    verifier = new JwtVerifier(issuer.rules());
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  private static Identification bearing(String token) {
    return verifier.identify(request(Map.of("authorization", "Bearer " + token)));
  }

  private static Request request(Map<String, String> headers) {
    return new Request("GET", "/v1/cases", Map.of(), headers, new byte[0], "r-1");
  }

  private static String token(JWTClaimsSet.Builder claims) {
    return Issuer.signed(issuer.key, claims.build());
  }

  @Test
  void knowsRoleSubjectAndClaims() {
    String token =
        issuer.token(
            "officer", "officer-1", c -> c.claim("agency", "CNIPA").claim("province", "320000"));
    assertThat(bearing(token))
        .isEqualTo(
            new Identification.Known(
                new Actor(Role.OFFICER, "officer-1", "320000", "CNIPA", null)));
  }

  @Test
  void takesTheTokenFromItsOwnHeaderWhereTheGatewaySignsWithIam() {
    String token = issuer.token("auditor", "auditor-1", c -> c);
    Identification found =
        verifier.identify(
            request(
                Map.of("authorization", "AWS4-HMAC-SHA256 Credential=…", "x-intake-token", token)));
    assertThat(found).isInstanceOf(Identification.Known.class);
  }

  @Test
  void refusesNoTokenAtAll() {
    assertThat(verifier.identify(request(Map.of()))).isInstanceOf(Identification.Unknown.class);
    assertThat(verifier.identify(request(Map.of("authorization", "Basic dTpw"))))
        .isInstanceOf(Identification.Unknown.class);
  }

  @Test
  void refusesWhatIsNoJwt() {
    for (String rubbish :
        List.of("", "x", "a.b.c", "..", "null", "{}", "a".repeat(9000), "测试.测试.测试")) {
      assertThat(bearing(rubbish)).as(rubbish).isInstanceOf(Identification.Unknown.class);
    }
  }

  @Test
  void refusesAnExpiredToken() {
    Date past = Date.from(Instant.now().minusSeconds(120));
    assertThat(bearing(token(Issuer.claims("officer", "o").expirationTime(past))))
        .isInstanceOf(Identification.Unknown.class);
  }

  @Test
  void refusesATokenThatDoesNotExpire() {
    assertThat(bearing(token(Issuer.claims("officer", "o").expirationTime(null))))
        .isInstanceOf(Identification.Unknown.class);
  }

  @Test
  void refusesATokenThatIsNotYetGood() {
    Date later = Date.from(Instant.now().plusSeconds(300));
    assertThat(bearing(token(Issuer.claims("officer", "o").notBeforeTime(later))))
        .isInstanceOf(Identification.Unknown.class);
  }

  @Test
  void refusesAnotherIssuer() {
    assertThat(bearing(token(Issuer.claims("officer", "o").issuer("https://other.example"))))
        .isInstanceOf(Identification.Unknown.class);
  }

  @Test
  void refusesAnotherAudience() {
    assertThat(bearing(token(Issuer.claims("officer", "o").audience("somebody-else"))))
        .isInstanceOf(Identification.Unknown.class);
    assertThat(bearing(token(Issuer.claims("officer", "o").audience((String) null))))
        .isInstanceOf(Identification.Unknown.class);
  }

  @Test
  void takesTheClientForTheAudienceWhereAnIssuerWritesNone() {
    JWTClaimsSet.Builder claims =
        Issuer.claims("officer", "o").audience((String) null).claim("client_id", Issuer.AUDIENCE);
    assertThat(bearing(token(claims))).isInstanceOf(Identification.Known.class);
  }

  @Test
  void refusesATokenWithoutSignature() {
    assertThat(bearing(new PlainJWT(Issuer.claims("officer", "o").build()).serialize()))
        .isInstanceOf(Identification.Unknown.class);
  }

  @Test
  void refusesAPublicKeyUsedAsASecret() throws Exception {
    SignedJWT confused =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .keyID("key-1")
                .build(),
            Issuer.claims("officer", "o").build());
    confused.sign(new MACSigner(issuer.key.toRSAPublicKey().getEncoded()));
    assertThat(bearing(confused.serialize())).isInstanceOf(Identification.Unknown.class);
  }

  @Test
  void refusesAKeyThatIsNotPublished() throws Exception {
    RSAKey own = new RSAKeyGenerator(2048).keyID("key-1").generate();
    RSAKey unknown = new RSAKeyGenerator(2048).keyID("key-2").generate();
    assertThat(bearing(Issuer.signed(own, Issuer.claims("officer", "o").build())))
        .isInstanceOf(Identification.Unknown.class);
    assertThat(bearing(Issuer.signed(unknown, Issuer.claims("officer", "o").build())))
        .isInstanceOf(Identification.Unknown.class);
  }

  @Test
  void refusesATokenOneCharacterOfWhichWasChanged() {
    String token = issuer.token("province", "p", c -> c.claim("province", "320000"));
    String[] parts = token.split("\\.");
    String payload =
        new String(java.util.Base64.getUrlDecoder().decode(parts[1])).replace("320000", "330000");
    String forged =
        parts[0]
            + "."
            + java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes())
            + "."
            + parts[2];
    assertThat(bearing(forged)).isInstanceOf(Identification.Unknown.class);
  }

  @Test
  void hasNoRoleWithoutOrWithTwoScopes() {
    assertThat(bearing(token(Issuer.claims("officer", "o").claim("scope", "openid profile"))))
        .isInstanceOf(Identification.WithoutRole.class);
    assertThat(
            bearing(
                token(
                    Issuer.claims("officer", "o").claim("scope", "intake/officer intake/expert"))))
        .isInstanceOf(Identification.WithoutRole.class);
    assertThat(bearing(token(Issuer.claims("officer", "o").claim("scope", "intake/system"))))
        .isInstanceOf(Identification.WithoutRole.class);
  }

  @Test
  void readsScopesFromAListToo() {
    JWTClaimsSet.Builder claims =
        Issuer.claims("officer", "o").claim("scope", null).claim("scp", List.of("intake/expert"));
    assertThat(bearing(token(claims)))
        .isEqualTo(new Identification.Known(new Actor(Role.EXPERT, "o", null, null, null)));
  }

  @Test
  void aProvinceWithoutItsCodeHasNoRole() {
    assertThat(bearing(issuer.token("province", "p", c -> c)))
        .isInstanceOf(Identification.WithoutRole.class);
    assertThat(bearing(issuer.token("province", "p", c -> c.claim("province", "32"))))
        .isInstanceOf(Identification.WithoutRole.class);
  }
}
