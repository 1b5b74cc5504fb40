/// What a file is by its content, and what an archive holds. Names and extensions are only ever
/// hints here, and nothing is unpacked before its claims were checked.
@NullMarked
package org.intake.documents.source;

import org.jspecify.annotations.NullMarked;
