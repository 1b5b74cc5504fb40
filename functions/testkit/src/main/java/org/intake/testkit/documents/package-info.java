/// Writes the documents a province sends, in every format of the trade, together with the truth
/// about them. Reading, judging and storing documents does not belong here; nothing here is loaded
/// in production.
@NullMarked
package org.intake.testkit.documents;

import org.jspecify.annotations.NullMarked;
