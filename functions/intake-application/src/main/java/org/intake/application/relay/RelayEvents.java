package org.intake.application.relay;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.intake.application.port.Messages;
import org.intake.application.port.Messages.Message;
import org.intake.domain.ledger.AggregateKind;
import org.intake.domain.ledger.Event;

/// Turns events into the work that they call for. A message only points at state, so that it may be
/// sent again at any time.
public final class RelayEvents {
  /// A case that came to one of these statuses is looked at again: a reopened one by the rules, a
  /// ready one for acceptance.
  private static final Set<String> RUN_ON = Set.of("CHECKING", "READY");

  private final Messages messages;

  public RelayEvents(Messages messages) {
    this.messages = messages;
  }

  public void relay(List<Event> events) {
    List<Message> work =
        events.stream().flatMap(event -> follows(event).stream()).distinct().toList();
    if (!work.isEmpty()) {
      messages.send(work);
    }
  }

  /// What an event calls for; most call for nothing.
  public static List<Message> follows(Event event) {
    String subject = event.stream().substring(event.stream().indexOf('/') + 1);
    return switch (event.type()) {
      case FILE_RECEIVED, FILE_PAUSED ->
          List.of(new Message.InspectFile(subject, event.data().getOrDefault("file", "")));
      case FILE_INSPECTED, FILE_REFUSED, SUBMITTED ->
          List.of(new Message.ScreenSubmission(subject));
      case CASE_OPENED ->
          event.stream().startsWith(AggregateKind.CASE.prefix() + "/")
              ? List.of(new Message.ScreenCase(subject))
              : named(event, "cases");
      case CASE_SUPPLEMENTED -> List.of(new Message.ScreenCase(subject));
      case STATUS_CHANGED ->
          event.stream().startsWith(AggregateKind.CASE.prefix() + "/")
                  && RUN_ON.contains(event.data().getOrDefault("to", ""))
              ? List.of(new Message.ScreenCase(subject))
              : List.of();
      case NOTICE_CREATED -> List.of(new Message.SendNotice(subject));
      case REVIEW_OPENED, REVIEW_REOPENED, REVIEW_RELEASED, REVIEW_LEASE_EXPIRED ->
          event.stream().startsWith(AggregateKind.REVIEW.prefix() + "/")
              ? List.of(new Message.ReviewOffered(subject))
              : List.of();
      case SUBMISSION_OPENED,
          CONTACT_CHANGED,
          FILE_EXPECTED,
          FILE_WAITS_FOR_SCAN,
          FILE_REMOVED,
          FILE_PROGRESS,
          SUBMISSION_PARSED,
          SUBMISSION_FAILED,
          SUBMISSION_WITHDRAWN,
          CASE_SCREENED,
          FIELD_CORRECTED,
          FINDING_SETTLED,
          COVERS_SET,
          QUOTA_RESERVED,
          QUOTA_RELEASED,
          DECIDED,
          DECISION_PENDING,
          REVIEW_CLAIMED,
          REVIEW_RENEWED,
          REVIEW_SAVED,
          REVIEW_COMPLETED,
          REVIEW_CANCELLED,
          ROUND_REOPENED,
          ROUND_CLOSED,
          PUBLICIZED,
          OBJECTION_FILED,
          OBJECTION_CLOSED,
          APPROVED,
          REPORT_RECEIVED,
          DUTY_REMINDED,
          DUTY_OVERDUE,
          NOTICE_SENDING,
          NOTICE_POSTPONED,
          NOTICE_SENT,
          NOTICE_FAILED,
          NOTICE_UNANSWERED,
          PERSONAL_DATA_SHOWN,
          DOCUMENT_DOWNLOADED,
          BUNDLE_EXPORTED,
          KEY_CLAIMED,
          REMEMBERED ->
          List.of();
    };
  }

  private static List<Message> named(Event event, String name) {
    return Arrays.stream(event.data().getOrDefault(name, "").split(",", -1))
        .filter(id -> !id.isEmpty())
        .<Message>map(Message.ScreenCase::new)
        .toList();
  }
}
