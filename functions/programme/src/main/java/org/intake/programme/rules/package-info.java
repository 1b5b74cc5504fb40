/// The rules of a programme file at work: expressions in CEL with exact decimals, the general rules
/// that guard every value, and the functions that expressions may call. No rule of a call is
/// written here.
@NullMarked
package org.intake.programme.rules;

import org.jspecify.annotations.NullMarked;
