/// What a submission, case, park, field, finding, quota, lease and notice is, and what may happen
/// to it. Nothing here knows of a cloud, a parser, a wire format or the machine's clock.
@NullMarked
package org.intake.domain;

import org.jspecify.annotations.NullMarked;
