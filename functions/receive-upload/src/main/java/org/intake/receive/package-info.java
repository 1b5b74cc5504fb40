/// The function that takes in what arrived in the upload bucket. It wires and translates; the use
/// case decides.
@NullMarked
package org.intake.receive;

import org.jspecify.annotations.NullMarked;
