/// From bytes to pages to fields. The only room that knows Tika, PDFBox, POI and the recognition
/// engine. It reports what it read and how far that can be trusted; it decides nothing.
@NullMarked
package org.intake.documents;

import org.jspecify.annotations.NullMarked;
