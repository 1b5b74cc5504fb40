package org.intake.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.RuleDefinition;
import org.jspecify.annotations.Nullable;

/// What differs between two programmes, in the words of the file. This is `programme diff A B`.
public final class ProgrammeDiff {
  private ProgrammeDiff() {}

  /// One thing that was added (`before` null), removed (`after` null) or changed.
  public record Difference(String path, @Nullable String before, @Nullable String after) {
    @Override
    public String toString() {
      if (before == null) {
        return "+ " + path + ": " + after;
      }
      return after == null
          ? "- " + path + ": " + before
          : "~ " + path + ": " + before + " -> " + after;
    }
  }

  /// In the order of the paths; empty when the two mean the same, whatever their hashes.
  public static List<Difference> between(Programme before, Programme after) {
    SortedMap<String, String> old = described(before);
    SortedMap<String, String> young = described(after);
    SortedMap<String, String> all = new TreeMap<>(old);
    all.putAll(young);
    List<Difference> differences = new ArrayList<>();
    for (String path : all.keySet()) {
      if (!Objects.equals(old.get(path), young.get(path))) {
        differences.add(new Difference(path, old.get(path), young.get(path)));
      }
    }
    return differences;
  }

  private static SortedMap<String, String> described(Programme programme) {
    SortedMap<String, String> lines = new TreeMap<>();
    lines.put("programme.id", programme.id());
    lines.put("programme.title", programme.title().zhHans());
    lines.put("programme.documentNumber", programme.documentNumber());
    lines.put("programme.acceptance", programme.acceptance().toString());
    programme.policies().forEach((name, policy) -> lines.put("policies." + name, policy.value()));
    lines.put("calendar.zone", programme.calendar().zone().toString());
    lines.put("calendar.noticeDate", programme.calendar().noticeDate().toString());
    lines.put("calendar.deadline", programme.calendar().deadline().toString());
    lines.put("calendar.lateness", programme.calendar().lateness().toString());
    lines.put("calendar.quietPeriod", programme.calendar().quietPeriod().toString());
    lines.put(
        "calendar.supplementDays",
        programme.calendar().supplementDays()
            + (programme.calendar().workingDays() ? " working days" : " days"));
    lines.put("calendar.holidays", new TreeMap<>(days(programme)).keySet().toString());
    lines.put("quota.limit", Integer.toString(programme.quota().limit()));
    lines.put("quota.ownLimits", programme.quota().ownLimits().toString());
    lines.put("quota.exempt", programme.quota().exempt().stream().sorted().toList().toString());
    lines.put("quota.overQuota", programme.quota().overQuota().toString());
    lines.put("quota.withdrawalFrees", Boolean.toString(programme.quota().withdrawalFrees()));
    lines.put("review.seats", Integer.toString(programme.review().seats()));
    lines.put(
        "review.scale",
        programme.review().lowestScore() + " to " + programme.review().highestScore());
    lines.put("review.lease", programme.review().lease().toString());
    lines.put("review.maximumLeases", Integer.toString(programme.review().maximumLeases()));
    programme
        .review()
        .criteria()
        .forEach(
            each -> lines.put("review.criteria." + each.id(), Integer.toString(each.weight())));
    lines.put("corroboration", programme.corroboration().toString());
    programme
        .dropContacts()
        .forEach(each -> lines.put("dropContacts." + each.province(), each.toString()));
    programme.duties().forEach(each -> lines.put("duties." + each.id(), each.toString()));
    lines.put("publicFields", programme.publicFields().toString());
    programme.notices().forEach((type, notice) -> lines.put("notices." + type, notice.toString()));
    documents(programme, lines);
    tables(programme, lines);
    programme.rules().forEach(rule -> rule(rule, lines));
    return lines;
  }

  private static SortedMap<String, String> days(Programme programme) {
    SortedMap<String, String> days = new TreeMap<>();
    programme.calendar().holidays().forEach(day -> days.put(day.toString(), ""));
    programme.calendar().workdays().forEach(day -> days.put(day + " works", ""));
    return days;
  }

  private static void documents(Programme programme, SortedMap<String, String> lines) {
    lines.put("programme.names", programme.reading().programmeNames().toString());
    lines.put("corroboration.trust", Double.toString(programme.reading().trust()));
    for (DocumentDefinition document : programme.reading().documents()) {
      String path = "documents." + document.type();
      lines.put(path, document.title().zhHans());
      lines.put(path + ".scope", document.scope().toString());
      lines.put(path + ".shape", document.shape().toString());
      lines.put(path + ".minimum", Integer.toString(document.minimum()));
      lines.put(
          path + ".words",
          document.headings() + " " + document.markers() + " " + document.counterMarkers());
      for (FieldDefinition field : document.fields()) {
        lines.put(path + "." + field.name(), field.toString());
      }
    }
    programme
        .reading()
        .evidence()
        .forEach(each -> lines.put("evidence." + each.id(), each.toString()));
  }

  private static void tables(Programme programme, SortedMap<String, String> lines) {
    programme
        .reading()
        .divisions()
        .all()
        .forEach(each -> lines.put("divisions." + each.code(), each.name() + " " + each.type()));
    programme
        .reading()
        .organs()
        .organs()
        .forEach(each -> lines.put("organs." + each.id(), each.toString()));
  }

  private static void rule(RuleDefinition rule, SortedMap<String, String> lines) {
    String path = "rules." + rule.check();
    lines.put(path, rule.clause());
    lines.put(path + ".scope", rule.scope().toString());
    lines.put(path + ".effect", rule.effect().toString());
    lines.put(path + ".merit", Boolean.toString(rule.merit()));
    lines.put(path + ".threshold", Boolean.toString(rule.threshold()));
    lines.put(path + ".reads", rule.reads().toString());
    lines.put(path + ".values", rule.values().toString());
    lines.put(path + ".missing", String.valueOf(rule.missing()));
    for (int i = 0; i < rule.cases().size(); i++) {
      RuleDefinition.Case each = rule.cases().get(i);
      lines.put(
          path + ".cases[" + i + "]",
          each.outcome()
              + (each.effect() == null ? "" : " " + each.effect())
              + " when "
              + each.when()
              + " say "
              + each.message());
    }
  }
}
