package org.intake.application.notify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intake.domain.Language;
import org.intake.domain.Texts;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.reading.CellRef;
import org.intake.domain.reading.Problem;
import org.intake.domain.screening.Evidence;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;

/// How a notice tells a defect of a case: what is wrong, where, and how to mend it.
record DefectWords(Words words, CaseRecord deficient) {
  /// Five places are enough to find the rest.
  private static final int MOST_PLACES = 5;

  Map<String, String> of(Finding defect) {
    return Map.of(
        "check", defect.check(),
        "message", defect.message().in(words.language()),
        "clause", defect.clause(),
        "place", places(defect),
        "cure", cure(defect));
  }

  private String cure(Finding defect) {
    String general;
    if (defect.evidence().isEmpty()) {
      general = "cure-missing-document";
    } else if (hasUnreadable(defect)) {
      general = "cure-unreadable";
    } else if (defect.outcome() == Outcome.NEEDS_HUMAN) {
      general = "cure-open";
    } else {
      general = "cure-wrong-value";
    }
    return words.part(words.oneOf("cure-" + defect.check(), general), defect.values());
  }

  private boolean hasUnreadable(Finding defect) {
    return defect.evidence().stream()
        .flatMap(evidence -> deficient.document(evidence.documentId()).stream())
        .anyMatch(document -> document.problems().stream().anyMatch(Problem::refuses));
  }

  /// Where the reader finds the fault: file and page, or file and table cell.
  private String places(Finding defect) {
    if (words.has("place-" + defect.check())) {
      return words.part("place-" + defect.check(), defect.values());
    }
    List<Evidence> blank = defect.evidence().stream().filter(this::isBlank).toList();
    List<String> places =
        (blank.isEmpty() ? defect.evidence() : blank)
            .stream()
                .flatMap(evidence ->
                    deficient
                        .document(evidence.documentId())
                        .map(document -> place(document, evidence))
                        .stream())
                .distinct()
                .limit(MOST_PLACES)
                .toList();
    return places.isEmpty()
        ? words.part("place-none", Map.of())
        : String.join(words.language() == Language.EN ? "; " : "；", places);
  }

  /// A blank among what a check read is where the fault is; the rest was only looked at.
  private boolean isBlank(Evidence evidence) {
    return Optional.ofNullable(evidence.fieldId())
        .flatMap(deficient::field)
        .filter(field -> field.read().value() == null)
        .isPresent();
  }

  private String place(PlacedDocument document, Evidence evidence) {
    int page = evidence.place().page();
    CellRef cell = evidence.place().cell();
    if (page > 0) {
      return words.part("place", Map.of("file", document.file(), "page", Integer.toString(page)));
    }
    if (cell != null) {
      return words.part(
          "place-cell",
          Map.of(
              "file", document.file(),
              "table", Integer.toString(cell.table()),
              "row", Integer.toString(cell.row()),
              "column", Integer.toString(cell.column())));
    }
    return words.part("place-file", Map.of("file", document.file()));
  }

  /// What has changed since an earlier notice: cured, remaining, new.
  String difference(String earlierNumber, ToldDefects earlier, ToldDefects told) {
    List<ToldDefects.Entry> cured = told.curedSince(earlier);
    String list =
        cured.stream().map(entry -> "\n- " + entry.message()).collect(Collectors.joining());
    return String.join(
        "\n",
        words.part("difference", Map.of("previous", earlierNumber)),
        words.part("cured", Map.of("count", Integer.toString(cured.size()), "list", list)),
        words.part("remaining", Map.of("list", items(told.numbers(earlier, true)))),
        words.part("new", Map.of("list", items(told.numbers(earlier, false)))));
  }

  private String items(List<Integer> numbers) {
    if (numbers.isEmpty()) {
      return new Texts("无", "無", "none").in(words.language());
    }
    String separator = words.language() == Language.EN ? ", " : "、";
    String list =
        numbers.stream().map(number -> number.toString()).collect(Collectors.joining(separator));
    return new Texts("第{list}项", "第{list}項", "{list}")
        .with(Map.of("list", list))
        .in(words.language());
  }
}
