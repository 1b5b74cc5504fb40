/// The function that reads a file, in a child process of its own. It wires and translates; the use
/// case decides.
@NullMarked
package org.intake.inspect;

import org.jspecify.annotations.NullMarked;
