package org.intake.api.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.intake.application.port.Uploads;
import org.intake.domain.ledger.Stored;
import org.intake.domain.submission.Contact;
import org.intake.domain.submission.Receipt;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;

/// Submissions, their files and receipts.
public final class SubmissionJson {
  /// What a receipt always says, so that nobody takes it for more.
  private static final String NOTE = "本回执仅表示收到材料，不代表受理。";

  private SubmissionJson() {}

  public static ObjectNode of(Stored<Submission> stored, boolean masked) {
    Submission submission = stored.value();
    ObjectNode node = Json.object();
    node.put("id", submission.id());
    node.put("call", submission.call());
    node.put("kind", submission.kind().code());
    if (!submission.kind().isApplication()) {
      node.put("case", submission.reportFor());
      node.put("year", submission.reportYear());
    }
    node.put("province", submission.province());
    node.put("status", submission.status().name());
    node.put("version", submission.version());
    node.set("contact", contact(submission.contact(), masked));
    node.set("files", Json.array(submission.files(), SubmissionJson::file));
    node.set("cases", Json.texts(submission.cases()));
    node.set(
        "receipt", submission.receipt().map(receipt -> receipt(submission, receipt)).orElse(null));
    node.put("createdAt", Json.time(submission.createdAt()));
    node.put("lastActivityAt", Json.time(submission.lastActivityAt()));
    node.put("etag", ETags.of(stored.revision()));
    return node;
  }

  private static ObjectNode contact(Contact contact, boolean masked) {
    return Json.object()
        .put("name", masked ? Mask.name(contact.name()) : contact.name())
        .put("email", masked ? Mask.email(contact.email()) : contact.email())
        .put("language", contact.language().tag());
  }

  public static ObjectNode file(SubmissionFile file) {
    ObjectNode node = Json.object();
    node.put("id", file.id());
    node.put("name", file.name());
    node.put("size", file.size());
    node.put("sha256", file.sha256() == null ? null : file.sha256().hex());
    node.put("mediaType", file.mediaType());
    node.put("status", file.status().name());
    node.put("version", file.version());
    node.put("replaces", file.replaces());
    node.put("superseded", file.superseded());
    node.put("receivedAt", Json.time(file.receivedAt()));
    node.put("malwareScan", file.malwareScan());
    node.putObject("progress").put("done", file.pagesDone()).put("total", file.pagesTotal());
    node.put(
        "documentType", file.documentTypes().isEmpty() ? null : file.documentTypes().getFirst());
    node.set("documentTypes", Json.texts(file.documentTypes()));
    node.set("problems", Values.problems(file.problems()));
    return node;
  }

  public static ObjectNode announced(SubmissionFile file, Uploads.PresignedPut upload) {
    ObjectNode node = Json.object().put("id", file.id()).put("name", file.name());
    ObjectNode request = node.putObject("upload");
    request.put("method", "PUT");
    request.put("url", upload.url().toString());
    ObjectNode headers = request.putObject("headers");
    upload.headers().forEach(headers::put);
    request.put("expiresAt", Json.time(upload.expiresAt()));
    return node;
  }

  /// The files are those that count at that version: what came later is not on this receipt.
  public static ObjectNode receipt(Submission submission, Receipt receipt) {
    Collection<SubmissionFile> handedIn = submission.filesOf(receipt.version());
    ObjectNode node = Json.object();
    node.put("number", receipt.number());
    node.put("submission", submission.id());
    node.put("version", receipt.version());
    node.put("receivedAt", Json.time(receipt.receivedAt()));
    node.set(
        "files",
        Json.array(
            handedIn,
            file ->
                Json.object()
                    .put("name", file.name())
                    .put("sha256", file.sha256() == null ? null : file.sha256().hex())
                    .put("size", file.size())));
    return node.put("note", NOTE);
  }
}
