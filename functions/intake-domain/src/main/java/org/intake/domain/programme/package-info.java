/// A call for applications as data: documents, fields, labels, rules, quota, calendar, notices,
/// review criteria. Loading and checking the file is the programme room's work; here is what it
/// must hold.
@NullMarked
package org.intake.domain.programme;

import org.jspecify.annotations.NullMarked;
