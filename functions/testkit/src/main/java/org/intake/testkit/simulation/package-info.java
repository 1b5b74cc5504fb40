/// A deterministic simulator: the real use cases on fakes, under a clock and a chance of its own,
/// with everything that may go wrong between them. What the campaigns print belongs here; no rule
/// of the procedure does.
@NullMarked
package org.intake.testkit.simulation;

import org.jspecify.annotations.NullMarked;
