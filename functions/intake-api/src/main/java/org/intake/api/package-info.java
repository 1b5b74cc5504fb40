/// The HTTP API: an entry class that wires, and what stands between a request and a use case. No
/// decision of the procedure is taken here.
@NullMarked
package org.intake.api;

import org.jspecify.annotations.NullMarked;
