/// What was read from the bytes of a file: pages, documents, fields, seals, and how far each can be
/// trusted. Nothing here decides anything; deciding is the rules' work.
@NullMarked
package org.intake.domain.reading;

import org.jspecify.annotations.NullMarked;
