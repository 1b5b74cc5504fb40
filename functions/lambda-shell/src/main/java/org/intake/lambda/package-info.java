/// What every function shares: its environment, the loop over a batch, the trigger's JSON, the log,
/// the deadline. What a message means is the use case's business.
@NullMarked
package org.intake.lambda;

import org.jspecify.annotations.NullMarked;
