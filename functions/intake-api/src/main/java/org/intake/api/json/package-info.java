/// JSON shapes of the contract: how bodies are read and how cases, submissions, reviews and calls
/// are shown to whom. Nothing here loads or changes state.
@NullMarked
package org.intake.api.json;

import org.jspecify.annotations.NullMarked;
