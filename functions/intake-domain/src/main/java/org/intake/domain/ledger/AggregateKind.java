package org.intake.domain.ledger;

/// The kinds of aggregate. The prefix is part of stored keys: never change one, only add.
public enum AggregateKind {
  SUBMISSION("submission"),
  CASE("case"),
  PROVINCE("province"),
  REVIEW("review"),
  /// What one expert holds and has finished in one call.
  EXPERT("expert"),
  NOTICE("notice"),
  CALL("call"),
  OBJECTION("objection"),
  /// Who looked at a case's protected data.
  ACCESS("access"),
  /// A write that was done once under an idempotency key, with its answer.
  ONCE("once");

  private final String prefix;

  AggregateKind(String prefix) {
    this.prefix = prefix;
  }

  public String prefix() {
    return prefix;
  }

  public String stream(String id) {
    return prefix + "/" + id;
  }
}
