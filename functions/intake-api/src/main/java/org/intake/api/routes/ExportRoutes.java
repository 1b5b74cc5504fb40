package org.intake.api.routes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.intake.api.http.Response;
import org.intake.application.audit.ExportBundle;
import org.intake.application.publish.Csv;
import org.intake.application.publish.ExportCases;
import org.intake.application.query.RecordAccess;
import org.intake.domain.ledger.EventType;

/// What leaves the system as files: the cases of a call as a table, whose cells no spreadsheet
/// program runs, and the decision bundle of a case.
public final class ExportRoutes {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /// Long enough to follow a redirect, too short to be passed on.
  private static final Duration LINK = Duration.ofMinutes(2);

  private final ExportCases export;
  private final ExportBundle bundles;
  private final RecordAccess access;

  ExportRoutes(ExportCases export, ExportBundle bundles, RecordAccess access) {
    this.export = export;
    this.bundles = bundles;
    this.access = access;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/calls/{id}/export.csv", Rules.CALL_OF_OFFICE, this::csv),
        Route.get("/calls/{id}/export.xlsx", Rules.CALL_OF_OFFICE, this::xlsx),
        Route.get("/cases/{id}/bundle", Rules.CASE_OF_OFFICE, this::bundle));
  }

  /// Larger than any response may be: it is put where a short link leads. That it was taken is
  /// written down first.
  private Response bundle(Exchange exchange) {
    String caseId = exchange.caseRecord().value().id();
    access.looked(exchange.actor(), caseId, EventType.BUNDLE_EXPORTED, Map.of());
    return exchange.answering(bundles.keep(caseId, LINK), kept -> Response.redirect(kept.link()));
  }

  private Response csv(Exchange exchange) {
    return exchange.answering(
        export.rows(exchange.programme().id()),
        rows ->
            Response.of(
                    200, "text/csv; charset=utf-8", Csv.of(rows).getBytes(StandardCharsets.UTF_8))
                .with("content-disposition", attachment(exchange, "csv")));
  }

  private Response xlsx(Exchange exchange) {
    return exchange.answering(
        export.rows(exchange.programme().id()),
        rows ->
            Response.of(200, XLSX, workbook(rows))
                .with("content-disposition", attachment(exchange, "xlsx")));
  }

  private static String attachment(Exchange exchange, String ending) {
    return "attachment; filename=\"" + exchange.programme().id() + "." + ending + "\"";
  }

  /// Every cell is a string cell; none is a formula, whatever it begins with.
  private static byte[] workbook(List<List<String>> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Intake", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("cases");
      for (int row = 0; row < rows.size(); row++) {
        List<String> cells = rows.get(row);
        for (int column = 0; column < cells.size(); column++) {
          sheet.value(row, column, Csv.harmless(cells.get(column)));
        }
      }
      sheet.freezePane(0, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
