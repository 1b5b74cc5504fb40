package org.intake.aws;

import java.util.stream.Collectors;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.Change;
import org.intake.json.IntakeJson;

/// A token by which DynamoDB knows the same transaction again for ten minutes: the SDK's own
/// repetition after a lost answer is then harmless. The same change gives the same token.
final class RequestToken {
  /// The longest token that the service takes.
  private static final int LENGTH = 36;

  private RequestToken() {}

  static String of(Change change) {
    String content =
        change.saves().stream()
            .map(save ->
                save.value().stream()
                    + save.expectedRevision()
                    + save.head()
                    + Sha256.of(IntakeJson.write(save.value())))
            .collect(Collectors.joining("\n"));
    return Sha256.ofText(content).hex().substring(0, LENGTH);
  }
}
