package org.intake.testkit.fakes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intake.application.TransientFault;
import org.intake.application.port.Mailer;

/// Keeps the mails; what happens to the next ones may be scripted.
public final class RecordingMailer implements Mailer {
  private final List<Mail> sent = new ArrayList<>();
  private final Set<String> rejected = new HashSet<>();
  private final Deque<Trick> tricks = new ArrayDeque<>();
  private boolean canTell = true;

  private enum Trick {
    FAIL,
    NOT_NOW,
    SEND_AND_FAIL
  }

  @Override
  public synchronized Sending send(Mail mail) {
    if (!HeaderLine.isOne(mail.to()) || !HeaderLine.isOne(mail.subject())) {
      return new Sending.Rejected("a header field holds one line");
    }
    if (rejected.contains(mail.to())) {
      return new Sending.Rejected("the address is not accepted");
    }
    Trick trick = tricks.poll();
    if (trick == Trick.FAIL) {
      throw new TransientFault("the mail provider does not answer");
    }
    if (trick == Trick.NOT_NOW) {
      return new Sending.NotTaken("busy");
    }
    sent.add(mail);
    if (trick == Trick.SEND_AND_FAIL) {
      throw new TransientFault("the mail provider's answer was lost");
    }
    return new Sending.Sent("provider-" + sent.size());
  }

  @Override
  public synchronized Optional<Boolean> wasSent(String id) {
    return canTell
        ? Optional.of(sent.stream().anyMatch(mail -> mail.id().equals(id)))
        : Optional.empty();
  }

  public synchronized List<Mail> sent() {
    return List.copyOf(sent);
  }

  public synchronized List<Mail> drain() {
    List<Mail> drained = List.copyOf(sent);
    sent.clear();
    return drained;
  }

  public synchronized void reject(String address) {
    rejected.add(address);
  }

  /// The next mail does not leave.
  public synchronized void failNext() {
    tricks.add(Trick.FAIL);
  }

  /// The provider says that it does not take the next mail now.
  public synchronized void putOffNext() {
    tricks.add(Trick.NOT_NOW);
  }

  /// The next mail leaves, but the caller is not told: what makes reconciling needed.
  public synchronized void loseNextAnswer() {
    tricks.add(Trick.SEND_AND_FAIL);
  }

  /// A provider that keeps no record by our id, such as SMTP.
  public synchronized void cannotTell() {
    canTell = false;
  }

  private static final class HeaderLine {
    static boolean isOne(String text) {
      return text.chars().noneMatch(Character::isISOControl);
    }
  }
}
