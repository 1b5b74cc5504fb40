/// State and messages as JSON: what is stored in the table, kept beside the originals and sent
/// between functions. The public API has its own words and does not use this.
@NullMarked
package org.intake.json;

import org.jspecify.annotations.NullMarked;
