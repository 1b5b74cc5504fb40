package org.intake.api.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.intake.application.audit.CompareVersions;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.Programme;
import org.intake.domain.screening.CaseDocument;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.Finding;
import org.intake.domain.submission.Receipt;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;

/// Versions of a submission and what lies between two of them.
public final class DifferenceJson {
  private final Programme programme;
  private final boolean masked;

  public DifferenceJson(Programme programme, boolean masked) {
    this.programme = programme;
    this.masked = masked;
  }

  public static ObjectNode version(Submission submission, Receipt receipt) {
    ObjectNode node = Json.object().put("version", receipt.version());
    node.set("receipt", SubmissionJson.receipt(submission, receipt));
    node.set("files", Json.array(submission.filesOf(receipt.version()), SubmissionJson::file));
    return node;
  }

  /// A file replaces the one that it names; what is there without replacing anything is added.
  public static ObjectNode files(Submission submission, int from, int to) {
    List<SubmissionFile> before = submission.filesOf(from);
    List<SubmissionFile> after = submission.filesOf(to);
    List<SubmissionFile> come = after.stream().filter(file -> !before.contains(file)).toList();
    List<SubmissionFile> gone = before.stream().filter(file -> !after.contains(file)).toList();
    ObjectNode node = Json.object();
    node.set(
        "added",
        Json.array(
            come.stream().filter(file -> replaced(submission, file, gone).isEmpty()).toList(),
            SubmissionJson::file));
    node.set(
        "replaced",
        Json.array(
            come.stream().filter(file -> replaced(submission, file, gone).isPresent()).toList(),
            file -> {
              ObjectNode pair = Json.object();
              replaced(submission, file, gone)
                  .ifPresent(old -> pair.set("old", SubmissionJson.file(old)));
              pair.set("new", SubmissionJson.file(file));
              return pair;
            }));
    node.set(
        "removed",
        Json.array(
            gone.stream()
                .filter(old ->
                    come.stream()
                        .noneMatch(file ->
                            replaced(submission, file, gone).filter(old::equals).isPresent()))
                .toList(),
            SubmissionJson::file));
    return node;
  }

  /// Over several versions a file may stand at the end of a chain.
  private static Optional<SubmissionFile> replaced(
      Submission submission, SubmissionFile file, List<SubmissionFile> gone) {
    Optional<SubmissionFile> old = Optional.of(file);
    while (old.isPresent()) {
      String replaces = old.get().replaces();
      old = replaces == null ? Optional.empty() : submission.file(replaces);
      if (old.isPresent() && gone.contains(old.get())) {
        return old;
      }
    }
    return Optional.empty();
  }

  public ObjectNode of(CaseRecord file, CompareVersions.Difference difference) {
    ObjectNode node = Json.object().put("case", file.id());
    node.set("city", CaseJson.city(file));
    node.put("from", difference.from());
    node.put("to", difference.to());
    ObjectNode documents = node.putObject("documents");
    documents.set("added", Json.array(difference.documents().added(), DifferenceJson::document));
    documents.set(
        "replaced",
        Json.array(
            difference.documents().replaced(),
            pair -> {
              ObjectNode both = Json.object();
              both.set("old", document(pair.old()));
              both.set("new", document(pair.by()));
              return both;
            }));
    documents.set(
        "removed", Json.array(difference.documents().removed(), DifferenceJson::document));
    node.set("fields", Json.array(difference.fields(), this::field));
    ObjectNode findings = node.putObject("findings");
    CaseJson json = new CaseJson(programme, masked);
    findings.set("cured", Json.array(difference.findings().cured(), f -> finding(json, file, f)));
    findings.set(
        "remaining", Json.array(difference.findings().remaining(), f -> finding(json, file, f)));
    findings.set("new", Json.array(difference.findings().fresh(), f -> finding(json, file, f)));
    return node;
  }

  private static ObjectNode finding(CaseJson json, CaseRecord file, Finding finding) {
    return json.finding(file, finding);
  }

  private static ObjectNode document(CaseDocument document) {
    return Json.object()
        .put("id", document.id())
        .put("name", document.fileName())
        .put("type", document.type().code())
        .put("park", document.park());
  }

  private ObjectNode field(CompareVersions.FieldChange change) {
    Optional<FieldDefinition> definition =
        programme.reading().definition(change.type()).flatMap(d -> d.field(change.name()));
    boolean hide = masked && definition.map(FieldDefinition::personal).orElse(false);
    ObjectNode node = Json.object().put("name", change.name());
    node.put("type", change.type().code());
    node.put("park", change.park());
    node.put("masked", hide);
    node.set("from", Json.array(change.from(), field -> reading(field, definition, hide)));
    node.set("to", Json.array(change.to(), field -> reading(field, definition, hide)));
    return node;
  }

  private static ObjectNode reading(
      CaseField field, Optional<FieldDefinition> definition, boolean hide) {
    ObjectNode node = Json.object().put("id", field.id());
    node.set("value", CaseJson.value(field.read(), definition, hide));
    return node.put(
        "raw", hide ? CaseJson.shown(definition, field.read().raw()) : field.read().raw());
  }
}
