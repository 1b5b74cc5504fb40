/// What an approved city owes until the end of its pilot: which reports are due when, which came,
/// who is reminded and when the agencies hear of it. What a report must contain is for the rules.
@NullMarked
package org.intake.application.duties;

import org.jspecify.annotations.NullMarked;
