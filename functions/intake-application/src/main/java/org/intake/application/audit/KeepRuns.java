package org.intake.application.audit;

import java.util.Optional;
import org.intake.application.port.BundleCodec;
import org.intake.application.port.Contents;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.screening.RuleRun;

/// Keeps runs of the rules under their hash. A run is kept before the change that names it: one
/// that no history names does no harm, a history without its run would.
public final class KeepRuns {
  /// Under which name the history of a case names the run of a screening.
  public static final String RUN = "run";

  private final Contents contents;
  private final BundleCodec codec;

  public KeepRuns(Contents contents, BundleCodec codec) {
    this.contents = contents;
    this.codec = codec;
  }

  public Sha256 keep(RuleRun run) {
    byte[] json = codec.write(run);
    Sha256 hash = Sha256.of(json);
    contents.putRun(hash, json);
    return hash;
  }

  /// The run that the history names last.
  public static Optional<Sha256> lastOf(Iterable<Event> history) {
    Optional<Sha256> last = Optional.empty();
    for (Event event : history) {
      String run = event.data().get(RUN);
      if (event.type() == EventType.CASE_SCREENED && run != null) {
        last = Optional.of(new Sha256(run));
      }
    }
    return last;
  }
}
