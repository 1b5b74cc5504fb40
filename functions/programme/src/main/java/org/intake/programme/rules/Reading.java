package org.intake.programme.rules;

import java.util.List;
import org.intake.domain.Texts;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.screening.CaseDocument;
import org.intake.domain.screening.CaseField;

/// What became of one field that a rule wants to read, once the general rules have looked at it.
sealed interface Reading {
  FieldDefinition definition();

  /// It may decide; `beside` are the other readings that speak for it.
  record Sure(FieldDefinition definition, CaseField field, FieldValue value, List<CaseField> beside)
      implements Reading {
    public Sure {
      beside = List.copyOf(beside);
    }
  }

  /// Something is written there, but a person has to say what; the reason tells why.
  record Unsure(FieldDefinition definition, List<CaseField> fields, Texts reason)
      implements Reading {
    public Unsure {
      fields = List.copyOf(fields);
    }
  }

  /// The document is there and the field is blank in it.
  record Blank(FieldDefinition definition, List<CaseDocument> documents, List<CaseField> fields)
      implements Reading {
    public Blank {
      documents = List.copyOf(documents);
      fields = List.copyOf(fields);
    }

    /// A blank beside its label is blank; a field without a label may stand under another name.
    boolean isCertain() {
      return documents.stream().allMatch(CaseDocument::isReadable)
          && (!fields.isEmpty() || documents.stream().allMatch(CaseDocument::isUnderstood));
    }
  }

  /// There is no such document.
  record Absent(FieldDefinition definition) implements Reading {}
}
