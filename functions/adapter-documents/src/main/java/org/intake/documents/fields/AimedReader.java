package org.intake.documents.fields;

import java.util.Optional;
import org.intake.documents.ocr.ScanReader.AimedReading;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.reading.Box;

/// Reads one place of a recognised page again, aimed at a field's type. Empty for pages that were
/// not recognised or are no longer open.
@FunctionalInterface
public interface AimedReader {
  Optional<AimedReading> read(int page, Box place, FieldDefinition field);

  AimedReader NONE = (_, _, _) -> Optional.empty();
}
