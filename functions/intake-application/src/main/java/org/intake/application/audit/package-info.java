/// Proof: runs of the rules that are kept, decision bundles that leave the system, and their
/// verification without it. Nothing here changes the state of a case.
@NullMarked
package org.intake.application.audit;

import org.jspecify.annotations.NullMarked;
