/// The function that sends what is on the queue of notices, by SES or an SMTP relay. It wires and
/// translates; the use case decides.
@NullMarked
package org.intake.notice;

import org.jspecify.annotations.NullMarked;
