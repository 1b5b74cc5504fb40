/// What a province hands in: a submission, its files, its receipt. What the files mean as cases is
/// the business of the package casefile.
@NullMarked
package org.intake.domain.submission;

import org.jspecify.annotations.NullMarked;
