/// What must hold of the stored state at any moment, each as a named check that reads and never
/// writes. How state comes to be belongs to the use cases; a check only looks at what they left.
@NullMarked
package org.intake.application.invariant;

import org.jspecify.annotations.NullMarked;
