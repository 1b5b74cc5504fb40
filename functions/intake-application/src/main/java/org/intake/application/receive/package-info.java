/// A file has arrived in the bucket: whose it is, whether it is what was announced, whether it may
/// be opened. Reading it comes later.
@NullMarked
package org.intake.application.receive;

import org.jspecify.annotations.NullMarked;
