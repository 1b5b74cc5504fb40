/// Reads and checks programme files: one YAML and its tables become a programme, or a list of all
/// their faults. What a rule says of a case is the business of the package `rules`.
@NullMarked
package org.intake.programme;

import org.jspecify.annotations.NullMarked;
