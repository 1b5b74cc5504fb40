/// The use cases of the procedure: what happens when a file arrives, a province submits, an officer
/// decides, an expert scores. They know ports, not technologies.
@NullMarked
package org.intake.application;

import org.jspecify.annotations.NullMarked;
