/// What the use cases need from the world, in the words of the procedure. Each port has one
/// contract test in the testkit that its fake and its real adapter both pass.
@NullMarked
package org.intake.application.port;

import org.jspecify.annotations.NullMarked;
