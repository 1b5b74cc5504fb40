/// Rules run over a case and the case moves on. Officers' corrections and settlements run the same
/// way.
@NullMarked
package org.intake.application.screen;

import org.jspecify.annotations.NullMarked;
