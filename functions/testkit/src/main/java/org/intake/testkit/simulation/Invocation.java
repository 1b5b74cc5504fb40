package org.intake.testkit.simulation;

import java.time.Duration;

/// One run of one function, or one request of one person. `subject` is the submission that it works
/// for, empty where that is not one. `skew` is by how much its machine's clock is wrong.
final class Invocation {
  private final String function;
  private final String subject;
  private final Duration skew;
  private int calls;

  Invocation(String function, String subject, Duration skew) {
    this.function = function;
    this.subject = subject;
    this.skew = skew;
  }

  String function() {
    return function;
  }

  String subject() {
    return subject;
  }

  Duration skew() {
    return skew;
  }

  Point next(String call) {
    return new Point(function, call, ++calls);
  }
}
