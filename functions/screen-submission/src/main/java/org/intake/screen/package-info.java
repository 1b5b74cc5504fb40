/// The function that makes cases of what was read and runs their rules. It wires and translates;
/// the use cases decide.
@NullMarked
package org.intake.screen;

import org.jspecify.annotations.NullMarked;
