/// Office files as blocks: paragraphs and tables, no pages. Word and Excel of both generations,
/// RTF, HTML and plain text; the OOXML formats are read by StAX in one pass, without a document
/// model.
@NullMarked
package org.intake.documents.office;

import org.jspecify.annotations.NullMarked;
