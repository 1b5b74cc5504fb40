/// How long the packed functions take to start and to answer, each in a process of its own with the
/// real runtime interface client. A command, not a test: see [StartBench].
package org.intake.architecture.start;
