/// The program of one machine: the launcher, and the composition root that runs the real functions
/// on the embedded cloud. Rules, documents and storage belong to other rooms.
@NullMarked
package org.intake.local;

import org.jspecify.annotations.NullMarked;
