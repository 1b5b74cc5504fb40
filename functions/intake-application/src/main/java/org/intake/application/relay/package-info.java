/// The outbox: events become messages. It may run any number of times over the same event.
@NullMarked
package org.intake.application.relay;

import org.jspecify.annotations.NullMarked;
