/// Questions that people ask of the state: lists, open items, the quota book, what an expert may
/// see. Nothing here changes anything, and nothing knows JSON.
@NullMarked
package org.intake.application.query;

import org.jspecify.annotations.NullMarked;
