package org.intake.aws;

import org.intake.application.PermanentFault;
import org.intake.application.TransientFault;
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

  private static boolean isValidation(AwsServiceException answer) {
    return switch (code(answer)) {
      case "ValidationException", "InvalidMessageContents", "KeyTooLongError" -> true;
      case String _ -> false;
    };
  }
}
