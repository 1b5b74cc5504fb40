package org.intake.domain.screening;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.intake.domain.reading.DocumentType;
import org.jspecify.annotations.Nullable;

/// Where the case stands in the procedure after screening: what the rules of review, publication,
/// approval and duties read. `status` is the case's status code.
public record ProcedureFacts(
    String status,
    List<Confirmation> confirmations,
    @Nullable Round round,
    @Nullable Publicity publicity,
    List<Objection> objections,
    @Nullable Approval approval,
    List<Report> reports) {
  public ProcedureFacts {
    confirmations = List.copyOf(confirmations);
    objections = List.copyOf(objections);
    reports = List.copyOf(reports);
  }

  /// A case that has only just been assembled.
  public static ProcedureFacts atScreening(String status) {
    return new ProcedureFacts(status, List.of(), null, null, List.of(), null, List.of());
  }

  /// An officer of an agency who confirmed the result of the check; `subject` is an id, not a name.
  public record Confirmation(String subject, String agency) {}

  /// The expert round: how many seats are complete, how many were recused, whether it is closed.
  public record Round(boolean closed, int completed, int recused) {}

  public record Publicity(LocalDate startsOn, LocalDate endsOn) {}

  public record Objection(String id, boolean open) {}

  public record Approval(
      String documentNumber,
      LocalDate date,
      List<String> issuers,
      List<String> parks,
      @Nullable LocalDate pilotStart,
      @Nullable LocalDate pilotEnd) {
    public Approval {
      issuers = List.copyOf(issuers);
      parks = List.copyOf(parks);
    }
  }

  /// A report handed in for a duty; its fields are among the fields of the case.
  public record Report(DocumentType type, int year, String documentId, Instant receivedAt) {}
}
