package org.intake.application.port;

import java.util.List;

/// Work that is handed on. A message only points at state and may be sent, and come, any number of
/// times.
public interface Messages {
  void send(List<Message> messages);

  /// One kind per queue.
  sealed interface Message {
    record InspectFile(String submission, String file) implements Message {}

    record ScreenSubmission(String submission) implements Message {}

    record ScreenCase(String caseId) implements Message {}

    record ReviewOffered(String review) implements Message {}

    record SendNotice(String notice) implements Message {}
  }
}
