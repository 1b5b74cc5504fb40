/// Scans: finding the page, preparing the picture, recognising words, finding seals, reading one
/// cell again by its type. Whatever cannot be recognised with confidence is said to be so.
///
/// The engine's language data is looked for by [org.intake.documents.ocr.LanguageData] and provided
/// by [org.intake.documents.ocr.LanguageDataProvision]: the build of this module runs it, whoever
/// starts a runtime may run it again before the first document; nothing is fetched while reading.
@NullMarked
package org.intake.documents.ocr;

import org.jspecify.annotations.NullMarked;
