package org.intake.domain.notice;

import java.time.Instant;
import org.intake.domain.Language;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.AggregateKind;
import org.jspecify.annotations.Nullable;

/// One notice to one addressee. `id` is made of what it is about, its type and its version, so that
/// it exists once however often it is derived.
///
/// `SENDING` is written before the provider is asked: a notice found in that state was perhaps
/// sent, and is reconciled before any second try. `attempts` counts the times that the provider may
/// have taken it.
public record Notice(
    String id,
    String call,
    String province,
    @Nullable String caseId,
    @Nullable String submission,
    String type,
    int version,
    String number,
    String to,
    Language language,
    String subject,
    String text,
    String html,
    Delivery delivery,
    int attempts,
    @Nullable String providerId,
    Instant createdAt,
    @Nullable Instant sentAt)
    implements Aggregate {

  public enum Delivery {
    PENDING,
    SENDING,
    SENT,
    FAILED
  }

  @Override
  public AggregateKind aggregateKind() {
    return AggregateKind.NOTICE;
  }

  public Notice sending() {
    return delivered(Delivery.SENDING, attempts + 1, providerId, null);
  }

  public Notice sent(@Nullable String provider, Instant at) {
    return delivered(Delivery.SENT, attempts, provider, at);
  }

  public Notice failed() {
    return delivered(Delivery.FAILED, attempts, providerId, null);
  }

  /// The provider said that it did not take it: that attempt does not count.
  public Notice postponed() {
    return delivered(Delivery.PENDING, attempts - 1, providerId, null);
  }

  private Notice delivered(
      Delivery next, int tries, @Nullable String provider, @Nullable Instant at) {
    return new Notice(
        id,
        call,
        province,
        caseId,
        submission,
        type,
        version,
        number,
        to,
        language,
        subject,
        text,
        html,
        next,
        tries,
        provider,
        createdAt,
        at);
  }
}
