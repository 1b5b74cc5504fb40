/// Ports in memory, with the semantics of the real ones: they pass the same contracts. Tricks that
/// tests need (a lost event, a mail refused, a busy rival) are methods of theirs; mocks are not
/// needed.
@NullMarked
package org.intake.testkit.fakes;

import org.jspecify.annotations.NullMarked;
