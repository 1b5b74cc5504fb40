package org.intake.aws;

import java.net.ConnectException;
import java.net.UnknownHostException;
import org.intake.application.PermanentFault;
import org.intake.application.TransientFault;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// The SDK's exceptions as one of our two faults. Only what can never work is permanent: a missing
/// permission or table is an operator's to mend, and the message then works.
final class Faults {
  private Faults() {}

  static RuntimeException of(String what, SdkException cause) {
    if (cause instanceof AwsServiceException answer && isValidation(answer)) {
      return new PermanentFault(what + ": refused as invalid", cause);
    }
    return new TransientFault(what + " did not work", cause);
  }

  /// Which answer it was, in a word that may stand in a log.
  static String code(AwsServiceException answer) {
    return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
        ? "HTTP " + answer.statusCode()
        : answer.awsErrorDetails().errorCode();
  }

  /// Whether the request cannot have arrived: no connection was made.
  static boolean neverReached(SdkException fault) {
    for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  private static boolean isValidation(AwsServiceException answer) {
    return switch (code(answer)) {
      case "ValidationException", "InvalidMessageContents", "KeyTooLongError" -> true;
      case String _ -> false;
    };
  }
}
