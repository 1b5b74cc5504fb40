/// Pictures of pages, in both directions: picture files taken apart for recognition, and pages
/// drawn for the reviewer's eye. Nothing is decoded before its size in pixels is known.
@NullMarked
package org.intake.documents.picture;

import org.jspecify.annotations.NullMarked;
