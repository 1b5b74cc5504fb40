/// Figures of the reading, ours beside its peers' in one run. Nothing here is a test: a machine's
/// speed decides nothing.
@NullMarked
package org.intake.documents.bench;

import org.jspecify.annotations.NullMarked;
