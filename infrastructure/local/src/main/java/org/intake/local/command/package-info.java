/// The command line of intake-local.jar, one class a command. A command reads its arguments, calls
/// what does the work and says the outcome by words and exit code; it decides nothing else.
@NullMarked
package org.intake.local.command;

import org.jspecify.annotations.NullMarked;
