/// Reading in a child process that may crash, hang or swell without harm: it is warm, has its own
/// heap and clock, no network, no credentials, and is thrown away when in doubt. Parent and child
/// talk in length-prefixed frames over the child's standard streams.
@NullMarked
package org.intake.documents.sandbox;

import org.jspecify.annotations.NullMarked;
