/// What each port promises, as tests that its fake and its real adapters both run. Nothing here
/// knows how a port is made.
@NullMarked
package org.intake.testkit.contracts;

import org.jspecify.annotations.NullMarked;
