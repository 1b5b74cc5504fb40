/// The ports on S3, DynamoDB, SQS and SES: calls of the SDK, and its exceptions turned into the two
/// faults. No decision of the procedure is made here.
@NullMarked
package org.intake.aws;

import org.jspecify.annotations.NullMarked;
