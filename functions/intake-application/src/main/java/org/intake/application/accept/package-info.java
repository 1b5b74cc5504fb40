/// How a case that nothing speaks against gets one of its province's places and its seats in the
/// review. What an officer may decide beyond that is the package decide.
@NullMarked
package org.intake.application.accept;

import org.jspecify.annotations.NullMarked;
