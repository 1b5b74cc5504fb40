/// Expert review: seats, leases with a fence, scores, and the round that ends them. Who may take
/// which seat is decided here, not in a query.
@NullMarked
package org.intake.domain.review;

import org.jspecify.annotations.NullMarked;
