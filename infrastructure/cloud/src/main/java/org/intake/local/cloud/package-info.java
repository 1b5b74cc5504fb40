/// The embedded cloud: wire-compatible object storage, table, queues and mail on the loopback
/// interface, and the triggers that feed real event JSON to functions. Nothing here knows what the
/// functions do; which function listens to what is decided by the composition root.
@NullMarked
package org.intake.local.cloud;

import org.jspecify.annotations.NullMarked;
