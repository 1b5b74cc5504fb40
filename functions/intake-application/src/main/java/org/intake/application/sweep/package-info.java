/// What nobody came for: lost events, quiet packages, unsent mail, expired periods. Safe to run at
/// any time.
@NullMarked
package org.intake.application.sweep;

import org.jspecify.annotations.NullMarked;
