/// The characters behind the glyphs: one form for matching, another for keeping. Raw text is never
/// changed; it stays beside every value.
@NullMarked
package org.intake.documents.text;

import org.jspecify.annotations.NullMarked;
