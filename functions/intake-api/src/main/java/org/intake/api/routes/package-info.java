/// The routes of `/v1`: each reads its request, calls one use case and shows the answer. Who may
/// come this far was decided before.
@NullMarked
package org.intake.api.routes;

import org.jspecify.annotations.NullMarked;
