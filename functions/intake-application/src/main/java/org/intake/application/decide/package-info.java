/// What people decide about a case: officers of one agency, of both together, the province that
/// takes its application back. What the rules say is the package screen's, publication the package
/// publish's.
@NullMarked
package org.intake.application.decide;

import org.jspecify.annotations.NullMarked;
