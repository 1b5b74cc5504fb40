package org.intake.domain.screening;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.intake.domain.programme.Division;
import org.jspecify.annotations.Nullable;

/// Everything that rules read of one case, as plain values. The same facts under the same programme
/// give the same findings, on any machine.
///
/// `city` is null when the applicant's name is not exactly one division; `cityName` is then what
/// was written. `receivedAt` is the server's time of submit (for a dry run: now). A correction
/// stands in `fields` as a value of method MANUAL with its `confirmedBy`; settled findings are the
/// application's to lay over the result.
public record CaseFacts(
    String call,
    @Nullable Division city,
    String cityName,
    List<CaseFile> files,
    List<CaseDocument> documents,
    List<CaseField> fields,
    ProvinceFacts province,
    Instant receivedAt,
    Instant now,
    ProcedureFacts procedure) {
  public CaseFacts {
    files = List.copyOf(files);
    documents = List.copyOf(documents);
    fields = List.copyOf(fields);
  }

  public Optional<CaseDocument> document(String id) {
    return documents.stream().filter(document -> document.id().equals(id)).findFirst();
  }
}
