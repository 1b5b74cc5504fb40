package org.intake.domain.ledger;

/// Who looked at what of one case: unmasked personal data, originals, exports. Its history is apart
/// from the case's own, so that looking never makes an officer's next change stale. `id` is the
/// case's, `reads` counts the entries.
public record AccessLog(String id, long reads) implements Aggregate {
  public static AccessLog of(String caseId) {
    return new AccessLog(caseId, 0);
  }

  @Override
  public AggregateKind aggregateKind() {
    return AggregateKind.ACCESS;
  }

  public AccessLog another() {
    return new AccessLog(id, reads + 1);
  }
}
