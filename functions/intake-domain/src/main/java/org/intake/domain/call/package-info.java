/// What happens to a whole call: round, public notice, objections, approval. The rules of the call
/// itself are the programme file's.
@NullMarked
package org.intake.domain.call;

import org.jspecify.annotations.NullMarked;
