/// What a province does with its submission: open it, announce files, hand it in. What happens to
/// the files is the business of receive, inspect and screen.
@NullMarked
package org.intake.application.submit;

import org.jspecify.annotations.NullMarked;
