/// A city's application as one case: documents, fields, findings, corrections, status and what may
/// happen to it. Also the province's book, which keeps numbers, live cities and the quota.
@NullMarked
package org.intake.domain.casefile;

import org.jspecify.annotations.NullMarked;
