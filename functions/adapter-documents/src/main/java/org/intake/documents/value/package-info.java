/// From the text of a cell to a value of a field's type, with every reason to doubt it. A value
/// that cannot be told is none; nothing is guessed in silence.
@NullMarked
package org.intake.documents.value;

import org.jspecify.annotations.NullMarked;
