/// From pages to documents to fields: which documents a file holds, where their labels stand, what
/// stands beside them. All it knows of a call comes from the reading guide.
@NullMarked
package org.intake.documents.fields;

import org.jspecify.annotations.NullMarked;
