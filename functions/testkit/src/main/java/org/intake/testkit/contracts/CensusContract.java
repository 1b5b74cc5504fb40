package org.intake.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intake.application.port.Census;
import org.intake.application.port.Ledger;
import org.intake.domain.call.CallRecord;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.junit.jupiter.api.Test;

/// A census tells all that was committed, each once.
public abstract class CensusContract {
  private static final Instant NOW = Instant.parse("2017-07-20T01:00:00.123Z");

  protected abstract Ledger ledger();

  protected abstract Census census();

  private record Told(List<Stored<? extends Aggregate>> aggregates, List<Event> events) {}

  /// What is told of one stream; stores are shared, so there may be more.
  private Told told(String stream) {
    Told told = new Told(new ArrayList<>(), new ArrayList<>());
    census()
        .take(
            new Census.Teller() {
              @Override
              public void aggregate(String name, Stored<? extends Aggregate> stored) {
                if (name.equals(stream)) {
                  told.aggregates().add(stored);
                }
              }

              @Override
              public void event(Event event) {
                if (event.stream().equals(stream)) {
                  told.events().add(event);
                }
              }

              @Override
              public void unreadable(String item, String why) {
                throw new AssertionError(item + " " + why);
              }
            });
    return told;
  }

  @Test
  void tellsEachAggregateAsItStandsAndEachEventOnce() {
    CallRecord born = CallRecord.of(Unique.name("call"));
    ledger()
        .commit(
            Change.by(Actor.SYSTEM, NOW)
                .create(born, Change.What.happened(EventType.ROUND_CLOSED))
                .build());
    Stored<CallRecord> first = ledger().load(CallRecord.class, born.id()).orElseThrow();
    ledger()
        .commit(
            Change.by(Actor.SYSTEM, NOW)
                .save(
                    first,
                    born.roundClosed(NOW),
                    Change.What.happened(EventType.ROUND_REOPENED, Map.of("reason", "重开")),
                    Change.What.happened(EventType.ROUND_CLOSED))
                .build());

    Told told = told(born.stream());

    assertThat(told.aggregates())
        .singleElement()
        .isEqualTo(ledger().load(CallRecord.class, born.id()).orElseThrow());
    assertThat(told.events()).containsExactlyInAnyOrderElementsOf(ledger().history(born.stream()));
  }
}
