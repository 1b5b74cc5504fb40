package org.intake.testkit.fakes;

import java.util.ArrayList;
import java.util.List;
import org.intake.application.TransientFault;
import org.intake.application.port.Messages;

/// Keeps what was sent; may be told to fail.
public final class RecordingMessages implements Messages {
  private final List<Message> sent = new ArrayList<>();
  private boolean failing;

  @Override
  public synchronized void send(List<Message> messages) {
    if (failing) {
      throw new TransientFault("the queue does not answer");
    }
    sent.addAll(messages);
  }

  public synchronized List<Message> sent() {
    return List.copyOf(sent);
  }

  /// What was sent since the last call.
  public synchronized List<Message> drain() {
    List<Message> drained = List.copyOf(sent);
    sent.clear();
    return drained;
  }

  public synchronized void fail(boolean from) {
    failing = from;
  }
}
