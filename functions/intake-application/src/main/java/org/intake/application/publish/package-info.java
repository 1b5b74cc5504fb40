/// What the public learns: the notice of proposed cities, objections to it, the approval, and the
/// lists that leave the system. Everything here is built from white lists, never from whole cases.
@NullMarked
package org.intake.application.publish;

import org.jspecify.annotations.NullMarked;
