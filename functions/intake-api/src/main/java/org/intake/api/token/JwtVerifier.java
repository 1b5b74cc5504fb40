package org.intake.api.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.intake.api.http.Request;
import org.intake.application.TransientFault;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Role;
import org.jspecify.annotations.Nullable;

/// JWTs signed by one issuer, checked against its published keys: signature, algorithm, issuer,
/// audience and times. Times are real time, whatever clock the procedure runs on.
public final class JwtVerifier implements TokenVerifier {
  /// Which agencies decide is for the programme file to say.
  private static final Pattern AGENCY = Pattern.compile("[A-Z][A-Z0-9_]{1,19}");

  /// Only signatures by a private key. HMAC would let anyone sign who has the public key, and
  /// `none` anyone at all.
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.PS256,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.EdDSA);

  private static final String SCOPE_PREFIX = "intake/";
  private static final String TOKEN_HEADER = "x-intake-token";
  private static final int LONGEST_TOKEN = 8 << 10;
  private static final int LARGEST_KEY_SET = 256 << 10;
  private static final int LONGEST_CLAIM = 200;

  private final DefaultJWTProcessor<SecurityContext> processor;

  public JwtVerifier(TokenRules rules) {
    this(rules, keysOf(rules));
  }

  JwtVerifier(TokenRules rules, JWKSource<SecurityContext> keys) {
    processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWTClaimsSetVerifier(new Claims(rules));
  }

  /// Keys are kept for an hour and fetched anew when a token names one that is not known, at most
  /// every half minute: a flood of invented key ids does not become a flood to the issuer. An
  /// issuer that is down for a while does not lock anybody out.
  private static JWKSource<SecurityContext> keysOf(TokenRules rules) {
    int timeout = Math.toIntExact(rules.timeout().toMillis());
    try {
      return JWKSourceBuilder.create(
              rules.keys().toURL(), new DefaultResourceRetriever(timeout, timeout, LARGEST_KEY_SET))
          .cache(3_600_000, 2L * timeout)
          .rateLimited(30_000)
          .retrying(true)
          .outageTolerant(86_400_000)
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("the address of the keys is not a URL", e);
    }
  }

  @Override
  public Identification identify(Request request) {
    Optional<String> token = request.header(TOKEN_HEADER).or(() -> bearer(request));
    if (token.isEmpty()) {
      return new Identification.Unknown("请求中没有令牌（Authorization: Bearer …，或 X-Intake-Token）。");
    }
    if (token.get().length() > LONGEST_TOKEN) {
      return new Identification.Unknown("令牌过长。");
    }
    try {
      return known(processor.process(token.get(), null));
    } catch (ParseException _) {
      return new Identification.Unknown("令牌不是签名的 JWT。");
    } catch (KeySourceException e) {
      throw new TransientFault("the issuer's keys cannot be fetched", e);
    } catch (BadJOSEException | JOSEException _) {
      return new Identification.Unknown("令牌未通过校验：签名、算法、签发者、受众或有效期不符。");
    } catch (IllegalArgumentException | IllegalStateException _) {
      return new Identification.Unknown("令牌格式有误。");
    }
  }

  private static Optional<String> bearer(Request request) {
    return request
        .header("authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).strip());
  }

  private static Identification known(JWTClaimsSet claims) throws ParseException {
    List<Role> roles =
        scopes(claims).stream()
            .filter(scope -> scope.startsWith(SCOPE_PREFIX))
            .map(scope -> Role.ofLowerCase(scope.substring(SCOPE_PREFIX.length())))
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    if (roles.size() != 1) {
      return new Identification.WithoutRole(
          roles.isEmpty() ? "令牌没有 intake/… 范围（scope）。" : "一个令牌只能有一个 intake/… 范围。");
    }
    Role role = roles.getFirst();
    String province = claim(claims, "province");
    String agency = claim(claims, "agency");
    if (role == Role.PROVINCE && (province == null || !province.matches("\\d{6}"))) {
      return new Identification.WithoutRole("省级令牌须有六位行政区划代码 province。");
    }
    if (agency != null && !AGENCY.matcher(agency).matches()) {
      return new Identification.WithoutRole("agency 须为部门代码，如 CNIPA。");
    }
    return new Identification.Known(
        new Actor(role, claims.getSubject(), province, agency, claim(claims, "organisation")));
  }

  /// `scope` as RFC 9068 has it, one text; some issuers write a list, or `scp`.
  private static List<String> scopes(JWTClaimsSet claims) throws ParseException {
    String name = claims.getClaim("scope") == null ? "scp" : "scope";
    return claims.getClaim(name) instanceof String text
        ? Arrays.asList(text.split(" ", -1))
        : Optional.ofNullable(claims.getStringListClaim(name)).orElse(List.of());
  }

  private static @Nullable String claim(JWTClaimsSet claims, String name) throws ParseException {
    String value = claims.getStringClaim(name);
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.length() > LONGEST_CLAIM) {
      throw new ParseException("claim too long", 0);
    }
    return value;
  }

  /// Issuer, times and subject; the audience by `aud` or, where an issuer writes none into access
  /// tokens (Cognito), by `client_id`.
  private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final String audience;

    Claims(TokenRules rules) {
      super(new JWTClaimsSet.Builder().issuer(rules.issuer()).build(), Set.of("sub", "exp"));
      this.audience = rules.audience();
      setMaxClockSkew(Math.toIntExact(rules.skew().toSeconds()));
    }

    @Override
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context)
        throws BadJWTException {
      super.verify(claims, context);
      boolean forUs =
          claims.getAudience().isEmpty()
              ? audience.equals(claims.getClaim("client_id"))
              : claims.getAudience().contains(audience);
      if (!forUs) {
        throw new BadJWTException("made for somebody else");
      }
      String subject = claims.getSubject();
      if (subject == null || subject.isBlank() || subject.length() > LONGEST_CLAIM) {
        throw new BadJWTException("no usable subject");
      }
    }
  }
}
