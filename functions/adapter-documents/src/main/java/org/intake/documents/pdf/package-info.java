/// PDF by PDFBox: one pass over a page gives characters, ruling lines and pictures. What a page is
/// (a text layer, a scan, blank) is decided page by page; rendering is the last resort.
@NullMarked
package org.intake.documents.pdf;

import org.jspecify.annotations.NullMarked;
