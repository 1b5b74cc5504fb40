package org.intake.application;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why a request of a person was not done, in a sentence for that person. `field` names the part of
/// the request that is wrong.
public record Refusal(Code code, String detail, @Nullable String field) {
  public static Refusal of(Code code, String detail) {
    return new Refusal(code, detail, null);
  }

  public static Refusal invalid(String field, String detail) {
    return new Refusal(Code.INVALID, detail, field);
  }

  /// Public problem codes: never change one, only add. The number is the HTTP status that goes with
  /// it.
  public enum Code {
    NOT_FOUND(404),
    WRONG_ROLE(403),
    WRONG_STATE(409),
    FILE_NOT_UPLOADED(409),
    NO_FILES(409),
    DUPLICATE_FILE(409),
    QUOTA_EXHAUSTED(409),
    REVIEW_LEASE_LOST(409),
    ROUND_CLOSED(409),
    ROUND_OPEN(409),
    OBJECTION_OPEN(409),
    NOT_ASKED_FOR(409),
    SAME_OFFICER(409),
    IDEMPOTENCY_KEY_REUSED(409),
    CONCURRENT_CHANGE(409),
    STALE(412),
    INVALID(422),
    PRECONDITION_REQUIRED(428),
    TOO_MANY(429);

    private final int status;

    Code(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }

    /// The code as the API writes it: `quota-exhausted`.
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
