/// Scans: finding the page, preparing the picture, recognising words, finding seals, reading one
/// cell again by its type. Whatever cannot be recognised with confidence is said to be so.
@NullMarked
package org.intake.documents.ocr;

import org.jspecify.annotations.NullMarked;
