package org.intake.programme;

import java.util.Optional;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.ReadingGuide;

/// A field as other sections name it: `FORM_PART_2.parkName`.
record FieldPath(DocumentDefinition document, FieldDefinition definition) {
  static Optional<FieldPath> parse(YamlNode at, String path, ReadingGuide reading) {
    String[] parts = path.split("\\.", -1);
    if (parts.length == 2) {
      for (DocumentDefinition document : reading.documents()) {
        if (document.type().code().equals(parts[0])) {
          Optional<FieldDefinition> field = document.field(parts[1]);
          if (field.isPresent()) {
            return Optional.of(new FieldPath(document, field.get()));
          }
          at.fault("document " + parts[0] + " has no field '" + parts[1] + "'");
          return Optional.empty();
        }
      }
      at.fault("there is no document '" + parts[0] + "'");
    } else {
      at.fault("'" + path + "' is not DOCUMENT.field");
    }
    return Optional.empty();
  }
}
