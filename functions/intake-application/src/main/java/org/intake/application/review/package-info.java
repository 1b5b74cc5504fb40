/// The experts' work: seats that wait, claims with a lease and a fence, scores, the end of the
/// round, the ranking. What follows from a ranking is decided by people, in the package decide.
@NullMarked
package org.intake.application.review;

import org.jspecify.annotations.NullMarked;
