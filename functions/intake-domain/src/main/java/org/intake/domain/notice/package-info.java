/// What is written to people: one notice, its text and the state of its delivery. Sending is an
/// adapter's business.
@NullMarked
package org.intake.domain.notice;

import org.jspecify.annotations.NullMarked;
