package org.intake.application.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.Correction;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.ReadField;
import org.intake.domain.screening.CaseField;

/// A case as people look at it: what officers said is laid over what was read.
public final class CaseView {
  private CaseView() {}

  /// A corrected value is certain and free of doubt; what was written on the paper stays in `raw`.
  public static List<CaseField> fields(CaseRecord file) {
    Map<String, Correction> corrections = new TreeMap<>();
    file.corrections().forEach(correction -> corrections.put(correction.fieldId(), correction));
    return file.fields().stream()
        .map(field -> {
          Correction correction = corrections.get(field.id());
          return correction == null ? field : corrected(field, correction);
        })
        .toList();
  }

  private static CaseField corrected(CaseField field, Correction correction) {
    ReadField read = field.read();
    return new CaseField(
        field.id(),
        field.documentId(),
        new ReadField(
            read.name(),
            read.label(),
            correction.value(),
            read.raw(),
            read.unit(),
            Method.MANUAL,
            1,
            read.agreement(),
            Set.of(),
            read.place()),
        correction.by());
  }
}
