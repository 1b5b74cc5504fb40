/// What rules read and what they say: the facts of a case, findings and their evidence. How a rule
/// is written and evaluated is the programme room's work; what follows from a finding is the
/// procedure's.
@NullMarked
package org.intake.domain.screening;

import org.jspecify.annotations.NullMarked;
