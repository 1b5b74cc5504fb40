/// Documents of a submission become cases. Nothing is thrown away: what cannot be placed is put at
/// the best guess and marked.
@NullMarked
package org.intake.application.assemble;

import org.jspecify.annotations.NullMarked;
