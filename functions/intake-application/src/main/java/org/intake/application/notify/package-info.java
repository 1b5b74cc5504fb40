/// Notices are written from the programme's words and sent exactly once as far as that can be
/// known.
@NullMarked
package org.intake.application.notify;

import org.jspecify.annotations.NullMarked;
