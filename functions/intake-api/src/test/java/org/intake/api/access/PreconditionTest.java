package org.intake.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.intake.application.port.Ledger;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.Once;
import org.intake.domain.ledger.Stored;
import org.intake.testkit.fakes.InMemoryLedger;
import org.junit.jupiter.api.Test;

class PreconditionTest {
  private static final Instant NOW = Instant.parse("2017-07-20T01:00:00Z");

  private final Ledger ledger = Precondition.heeding(new InMemoryLedger());

  private Stored<Once> stored() {
    return ledger.load(Once.class, "a").orElseGet(() -> Stored.unborn(once(0)));
  }

  private static Once once(int status) {
    return new Once("a", "request", status, Map.of(), "");
  }

  private void change(int status) {
    Stored<Once> before = stored();
    assertThat(ledger.commit(Change.by(Actor.SYSTEM, NOW).save(before, once(status)).build()))
        .isInstanceOf(Ledger.Commit.Done.class);
  }

  @Test
  void refusesAChangeOfAnotherRevisionThanTheCallerSaw() {
    change(1);
    change(2);
    assertThatThrownBy(() ->
            Precondition.bound(
                once(0).stream(),
                1,
                () -> {
                  change(3);
                  return "";
                }))
        .isInstanceOf(Precondition.Stale.class);
    assertThat(stored().value().status()).isEqualTo(2);
  }

  /// Settling the last open finding makes a case READY, and acceptance follows in a change of its
  /// own: that one answered 412 although the settlement stood.
  @Test
  void whatFollowsFromTheChangeIsNotHeldToTheRevisionBeforeIt() {
    change(1);
    String done =
        Precondition.bound(
            once(0).stream(),
            1,
            () -> {
              change(2);
              change(3);
              return "done";
            });
    assertThat(done).isEqualTo("done");
    assertThat(stored().value().status()).isEqualTo(3);
  }
}
