/// A received file is read in the sandbox and the reading is kept. What the reading means is the
/// business of assemble and screen.
@NullMarked
package org.intake.application.inspect;

import org.jspecify.annotations.NullMarked;
