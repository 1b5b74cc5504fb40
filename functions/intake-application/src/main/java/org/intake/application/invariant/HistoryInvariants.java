package org.intake.application.invariant;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intake.application.audit.Chain;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.AggregateKind;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;

/// What holds of every history, whatever it is about.
final class HistoryInvariants {
  private HistoryInvariants() {}

  static List<Invariant> all() {
    return List.of(
        new Invariant(
            "H-01",
            "Every item of the table is an aggregate or an event and can be read.",
            WhoActs.OPERATOR,
            HistoryInvariants::readable),
        new Invariant(
            "H-02",
            "Every aggregate lies under its own name.",
            WhoActs.OPERATOR,
            HistoryInvariants::ownName),
        new Invariant(
            "H-03",
            "Every history is numbered from 1 without a gap, each event is what its hash says, and"
                + " each follows the one before.",
            WhoActs.OPERATOR,
            HistoryInvariants::chained),
        new Invariant(
            "H-04",
            "Every aggregate names the last event of its history and how many there are.",
            WhoActs.OPERATOR,
            HistoryInvariants::head),
        new Invariant(
            "H-05",
            "No history is without its aggregate.",
            WhoActs.OPERATOR,
            HistoryInvariants::noOrphans),
        new Invariant(
            "H-06",
            "No aggregate was changed without an event.",
            WhoActs.DEVELOPER,
            HistoryInvariants::noSilentChange),
        new Invariant(
            "H-07",
            "Every history begins with the birth of its aggregate, and it was born once.",
            WhoActs.DEVELOPER,
            HistoryInvariants::bornOnce),
        new Invariant(
            "H-08",
            "No history holds a mail address, but in what a person gave as a reason.",
            WhoActs.DEVELOPER,
            HistoryInvariants::noAddresses));
  }

  private static void readable(Audited audited, Tally tally) {
    audited.state().aggregates().keySet().forEach(stream -> tally.check(true, stream, ""));
    audited.state().unreadable().forEach((item, why) -> tally.check(false, item, why));
  }

  private static void ownName(Audited audited, Tally tally) {
    audited
        .state()
        .aggregates()
        .forEach((stream, stored) ->
            tally.check(
                stored.value().stream().equals(stream),
                stream,
                "holds " + stored.value().stream()));
  }

  private static void chained(Audited audited, Tally tally) {
    for (String stream : audited.state().streams()) {
      var broken = Chain.firstBreak(stream, audited.state().history(stream));
      tally.check(broken.isEmpty(), stream, broken.orElse(""));
    }
  }

  private static void head(Audited audited, Tally tally) {
    audited
        .state()
        .aggregates()
        .forEach((stream, stored) -> {
          List<Event> events = audited.state().history(stream);
          var head = events.isEmpty() ? Event.GENESIS : events.getLast().hash();
          tally.check(
              stored.events() == events.size() && stored.head().equals(head),
              stream,
              "names event " + stored.events() + ", the history ends with " + events.size());
        });
  }

  private static void noOrphans(Audited audited, Tally tally) {
    for (String stream : audited.state().streams()) {
      tally.check(audited.state().aggregates().containsKey(stream), stream, "a history of nothing");
    }
  }

  private static void noSilentChange(Audited audited, Tally tally) {
    audited
        .state()
        .aggregates()
        .forEach((stream, stored) ->
            tally.check(
                stored.revision() >= 1 && stored.revision() <= stored.events(),
                stream,
                "revision " + stored.revision() + " with " + stored.events() + " events"));
  }

  private static void bornOnce(Audited audited, Tally tally) {
    for (Map.Entry<String, Stored<? extends Aggregate>> entry :
        audited.state().aggregates().entrySet()) {
      Set<EventType> births = births(entry.getValue().value().aggregateKind());
      List<Event> events = audited.state().history(entry.getKey());
      boolean first = !events.isEmpty() && births.contains(events.getFirst().type());
      boolean once =
          isRepeatable(entry.getValue().value().aggregateKind())
              || events.stream().filter(event -> births.contains(event.type())).count() == 1;
      tally.check(
          first && once,
          entry.getKey(),
          events.isEmpty()
              ? "has no history"
              : "begins with " + events.getFirst().type() + (first ? ", and again" : ""));
    }
  }

  /// With which event an aggregate comes to be.
  private static Set<EventType> births(AggregateKind kind) {
    return switch (kind) {
      case SUBMISSION -> EnumSet.of(EventType.SUBMISSION_OPENED, EventType.FILE_WAITS_FOR_SCAN);
      case CASE, PROVINCE -> EnumSet.of(EventType.CASE_OPENED);
      case REVIEW -> EnumSet.of(EventType.REVIEW_OPENED);
      case EXPERT -> EnumSet.of(EventType.REVIEW_CLAIMED);
      case NOTICE -> EnumSet.of(EventType.NOTICE_CREATED);
      case CALL -> EnumSet.of(EventType.ROUND_CLOSED, EventType.PUBLICIZED, EventType.APPROVED);
      case OBJECTION -> EnumSet.of(EventType.OBJECTION_FILED);
      case ACCESS ->
          EnumSet.of(
              EventType.PERSONAL_DATA_SHOWN,
              EventType.DOCUMENT_DOWNLOADED,
              EventType.BUNDLE_EXPORTED);
      case ONCE -> EnumSet.of(EventType.KEY_CLAIMED);
    };
  }

  /// Whether what begins the history of such an aggregate may happen to it again.
  private static boolean isRepeatable(AggregateKind kind) {
    return switch (kind) {
      case SUBMISSION, PROVINCE, EXPERT, CALL, ACCESS, ONCE -> true;
      case CASE, REVIEW, NOTICE, OBJECTION -> false;
    };
  }

  private static void noAddresses(Audited audited, Tally tally) {
    for (String stream : audited.state().streams()) {
      for (Event event : audited.state().history(stream)) {
        boolean clean =
            event.data().entrySet().stream()
                .noneMatch(
                    entry -> !entry.getKey().equals("reason") && entry.getValue().contains("@"));
        tally.check(clean, stream, "event " + event.sequence() + " holds an address");
      }
    }
  }
}
