/// The function that the clock starts: it looks for what nobody came for. It wires; the use cases
/// decide.
@NullMarked
package org.intake.sweep;

import org.jspecify.annotations.NullMarked;
