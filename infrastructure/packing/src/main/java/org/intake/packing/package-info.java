/// Packs a function as Lambda takes it. It runs in the build only and is in no function.
@NullMarked
package org.intake.packing;

import org.jspecify.annotations.NullMarked;
