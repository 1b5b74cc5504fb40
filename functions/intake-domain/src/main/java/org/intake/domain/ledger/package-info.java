/// How state is kept: aggregates under a revision, and the hash-chained history that is written
/// with every change. Where it is stored is an adapter's business.
@NullMarked
package org.intake.domain.ledger;

import org.jspecify.annotations.NullMarked;
