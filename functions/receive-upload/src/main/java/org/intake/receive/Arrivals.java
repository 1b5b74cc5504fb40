package org.intake.receive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.intake.application.PermanentFault;
import org.intake.application.receive.ReceiveUpload.Received;
import org.intake.aws.BucketName;
import org.intake.lambda.ObjectCreated;
import org.intake.lambda.Outcome;

/// One message of the storage: whose objects have been written. A bucket that is not ours is
/// refused before anything of it is read; a key that is nobody's is left alone by the use case.
final class Arrivals {
  private final BucketName uploads;
  private final Receiving receiving;

  /// What is done with an object of our bucket.
  @FunctionalInterface
  interface Receiving {
    Received receive(String key, Instant arrivedAt);
  }

  Arrivals(BucketName uploads, Receiving receiving) {
    this.uploads = uploads;
    this.receiving = receiving;
  }

  Outcome work(String body) {
    List<ObjectCreated> created = ObjectCreated.decode(body);
    if (created.stream().anyMatch(object -> !object.bucket().equals(uploads.name()))) {
      throw new PermanentFault("a storage notification of another bucket");
    }
    Outcome outcome = Outcome.of("nothing-written");
    for (ObjectCreated object : created) {
      outcome = outcome(receiving.receive(object.key(), object.at()));
    }
    return outcome;
  }

  private static Outcome outcome(Received received) {
    return switch (received) {
      case Received.Accepted(String submission, String file) ->
          Outcome.of("accepted", ids(submission, file));
      case Received.Refused(String submission, String file, var why) ->
          Outcome.of("refused-" + why, ids(submission, file));
      case Received.Waits(String submission, String file) ->
          Outcome.of("waits-for-scan", ids(submission, file));
      case Received.HandedIn(String submission) ->
          Outcome.of("handed-in", "submission", submission);
      case Received.Ignored(String reason) -> Outcome.of("ignored-" + reason);
    };
  }

  private static Map<String, String> ids(String submission, String file) {
    return Map.of("submission", submission, "file", file);
  }
}
