/// A page as words with places and tables with cells, whatever it came from: text layer,
/// recognition or office file. Fields are found here once for all sources.
@NullMarked
package org.intake.documents.layout;

import org.jspecify.annotations.NullMarked;
