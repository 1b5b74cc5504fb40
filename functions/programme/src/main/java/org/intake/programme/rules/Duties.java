package org.intake.programme.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.intake.domain.programme.Duty;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.ProcedureFacts.Report;

/// The reports that a pilot owes, and what stands in those that it has handed in. Years stand for
/// reports: there is one a year.
final class Duties {
  private final Screening screening;
  private final Seen seen;
  private final Organs organs;
  private final List<Report> reports;

  Duties(Screening screening, Seen seen, Organs organs) {
    this.screening = screening;
    this.seen = seen;
    this.organs = organs;
    this.reports = screening.facts().procedure().reports();
  }

  private Duty duty(String id) {
    return screening.programme().duties().stream()
        .filter(duty -> duty.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no duty " + id));
  }

  /// The years whose report is overdue and not handed in.
  List<String> owed(String id) {
    Duty duty = duty(id);
    LocalDate today = screening.programme().calendar().dateOf(screening.facts().now());
    List<String> owed = new ArrayList<>();
    for (int year = duty.firstYear(); year <= duty.lastYear(); year++) {
      if (today.isAfter(duty.due().atYear(year)) && !isHandedIn(duty, year)) {
        owed.add(Integer.toString(year));
      }
    }
    return owed;
  }

  private boolean isHandedIn(Duty duty, int year) {
    return reports.stream()
        .anyMatch(report -> report.type().equals(duty.report()) && report.year() == year);
  }

  /// The years whose report is handed in.
  List<String> handedIn(String id) {
    Duty duty = duty(id);
    Set<String> years = new TreeSet<>();
    for (Report report : reports) {
      if (report.type().equals(duty.report())) {
        years.add(Integer.toString(report.year()));
        screening.documents().stream()
            .filter(document -> document.id().equals(report.documentId()))
            .forEach(seen::document);
      }
    }
    return List.copyOf(years);
  }

  /// The years whose report was handed in and could not be read as one.
  List<String> unread(String type) {
    return years(type, report -> !isRead(report));
  }

  /// The years whose report was read and has no such field at all.
  List<String> silent(String type, String field) {
    return years(
        type,
        report -> isRead(report) && screening.fieldsOf(report.documentId()).get(field) == null);
  }

  /// The years whose report names no organ of any of these kinds among its recipients.
  List<String> notTo(String type, List<String> kinds) {
    return years(
        type,
        report -> {
          if (!isRead(report)) {
            return false;
          }
          CaseField recipients = screening.fieldsOf(report.documentId()).get("recipients");
          if (recipients == null) {
            return true;
          }
          seen.field(recipients);
          return !organs.namesOneOf(recipients, kinds);
        });
  }

  /// The years whose report leaves a field blank; one that could not be read leaves none.
  List<String> without(String type, String field) {
    return years(
        type,
        report -> {
          if (!isRead(report)) {
            return false;
          }
          CaseField found = screening.fieldsOf(report.documentId()).get(field);
          if (found == null) {
            return true;
          }
          seen.field(found);
          return found.read().value() == null && Names.saysNothing(found.read().raw());
        });
  }

  private List<String> years(String type, Predicate<Report> which) {
    Set<String> years = new TreeSet<>();
    for (Report report : reports) {
      if (report.type().code().equals(type) && which.test(report)) {
        years.add(Integer.toString(report.year()));
      }
    }
    return List.copyOf(years);
  }

  private boolean isRead(Report report) {
    return screening.documents().stream()
        .anyMatch(document -> document.id().equals(report.documentId()) && document.isReadable());
  }
}
