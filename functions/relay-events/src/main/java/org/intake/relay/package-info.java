/// The function that turns new events of the table into messages: the outbox. It wires and
/// translates; the use case decides.
@NullMarked
package org.intake.relay;

import org.jspecify.annotations.NullMarked;
