/// Requests, responses and problems as API Gateway's HTTP API (payload 2.0) carries them. Nothing
/// here knows a route or the procedure.
@NullMarked
package org.intake.api.http;

import org.jspecify.annotations.NullMarked;
