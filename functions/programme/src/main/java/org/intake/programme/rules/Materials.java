package org.intake.programme.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.intake.domain.Texts;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.Problem;
import org.intake.domain.screening.CaseDocument;
import org.intake.domain.screening.CaseFile;

/// What was handed in: which documents are there, and what of the package could not be read.
final class Materials {
  private final Screening screening;
  private final Seen seen;
  private final Applicant applicant;

  Materials(Screening screening, Seen seen, Applicant applicant) {
    this.screening = screening;
    this.seen = seen;
    this.applicant = applicant;
  }

  long count(String type) {
    List<CaseDocument> distinct = screening.distinct(new DocumentType(type));
    distinct.forEach(seen::document);
    return distinct.size();
  }

  boolean readable(String type) {
    return screening.distinct(new DocumentType(type)).stream().allMatch(CaseDocument::isReadable);
  }

  /// Whether all pages of the documents of this type could be read, by recognition or without: what
  /// they are is known, but not what a scan seems to lack.
  boolean legible(String type) {
    return screening.distinct(new DocumentType(type)).stream()
        .flatMap(document -> document.problems().stream())
        .noneMatch(problem -> problem.leavesGaps() && problem.code() != Problem.Code.RECOGNISED);
  }

  /// Whether something of a document of this type was recognised on a picture.
  boolean recognised(String type) {
    return screening.distinct(new DocumentType(type)).stream()
        .flatMap(document -> screening.fieldsOf(document.id()).values().stream())
        .anyMatch(field -> field.read().method() == Method.OCR);
  }

  /// Whether something of the package could not be read or placed, so that what seems missing may
  /// be in it.
  boolean lost() {
    return screening.facts().files().stream()
            .flatMap(file -> file.problems().stream())
            .anyMatch(problem -> problem.refuses() || problem.needsPerson())
        || screening.documents().stream()
            .anyMatch(document ->
                document.type().equals(DocumentType.UNKNOWN) || document.mayHideAnother());
  }

  List<String> refused() {
    return unread(Problem::refuses).files();
  }

  List<String> partlyRead() {
    List<String> partly = unread(Materials::isPartly).files();
    if (partly.isEmpty() && unread(Problem::refuses).files().isEmpty()) {
      screening.documents().forEach(seen::document);
    }
    return partly;
  }

  /// What is wrong with each file that cannot be used, and what cures it.
  Texts saidOfRefused() {
    return unread(Problem::refuses).said();
  }

  Texts saidOfPartlyRead() {
    return unread(Materials::isPartly).said();
  }

  private static boolean isPartly(Problem problem) {
    return problem.needsPerson() && !problem.refuses();
  }

  private UnreadFiles unread(Predicate<Problem> kind) {
    UnreadFiles unread = new UnreadFiles();
    for (CaseFile file : screening.facts().files()) {
      file.problems().stream().filter(kind).forEach(problem -> unread.add(file.name(), problem));
    }
    for (CaseDocument document : screening.documents()) {
      List<Problem> found = document.problems().stream().filter(kind).toList();
      if (!found.isEmpty()) {
        seen.document(document);
      }
      found.forEach(problem -> unread.add(document.fileName(), problem));
    }
    return unread;
  }

  /// The items of a letter's list of attachments for which the case has no document. `kinds` maps a
  /// word of an item to a type of document; an item without such a word is looked for among the
  /// file names. Items that name another division belong to another case.
  List<String> notUploaded(List<String> items, Map<String, String> kinds) {
    List<String> missing = new ArrayList<>();
    for (String item : items) {
      if (applicant.isOfAnotherCity(item)) {
        continue;
      }
      List<String> types =
          kinds.entrySet().stream()
              .filter(kind -> item.contains(kind.getKey()))
              .map(Map.Entry::getValue)
              .sorted()
              .toList();
      boolean there =
          types.isEmpty()
              ? screening.facts().files().stream()
                  .anyMatch(file -> Names.plain(file.name()).contains(Names.plain(item)))
              : types.stream().anyMatch(type -> count(type) > 0);
      if (!there) {
        missing.add(item);
      }
    }
    return missing;
  }
}
