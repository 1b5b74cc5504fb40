package org.intake.application.notify;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.intake.domain.Language;
import org.intake.domain.Texts;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.NoticeDefinition;
import org.intake.domain.programme.Programme;
import org.intake.domain.submission.Submission;
import org.jspecify.annotations.Nullable;

/// The words of one notice in the addressee's language while its holes are being filled.
final class Words {
  private final Programme programme;
  private final Submission submission;
  private final @Nullable CaseRecord subject;
  private final String type;
  private final NoticeDefinition definition;
  private final Map<String, String> values = new HashMap<>();

  /// `subject` is the case that the notice is about; null for one about the whole submission.
  Words(Programme programme, Submission submission, @Nullable CaseRecord subject, String type) {
    this.programme = programme;
    this.submission = submission;
    this.subject = subject;
    this.type = type;
    this.definition =
        programme
            .notice(type)
            .orElseThrow(() -> new IllegalStateException("the programme has no notice " + type));
    put("programme", programme.title().in(language()));
    put("documentNumber", programme.documentNumber());
    put("recipient", submission.contact().name());
    put(
        "province",
        programme
            .reading()
            .divisions()
            .byCode(submission.province())
            .map(Division::name)
            .orElse(submission.province()));
  }

  Programme programme() {
    return programme;
  }

  Submission submission() {
    return submission;
  }

  @Nullable CaseRecord subject() {
    return subject;
  }

  String type() {
    return type;
  }

  Language language() {
    return submission.contact().language();
  }

  void put(String name, String value) {
    values.put(name, value);
  }

  void putAll(Map<String, String> more) {
    values.putAll(more);
  }

  boolean has(String part) {
    return definition.parts().containsKey(part);
  }

  String oneOf(String special, String general) {
    return has(special) ? special : general;
  }

  /// A part of the notice with its own values; empty when the call has no such part.
  String part(String name, Map<String, String> own) {
    return Optional.ofNullable(definition.parts().get(name))
        .map(part -> part.with(own).in(language()).stripTrailing())
        .orElse("");
  }

  <T> String list(String part, List<T> entries, Function<T, Map<String, String>> valuesOf) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < entries.size(); i++) {
      Map<String, String> own = new HashMap<>(valuesOf.apply(entries.get(i)));
      own.put("index", Integer.toString(i + 1));
      lines.append(part(part, own)).append('\n');
    }
    return lines.toString();
  }

  /// Office formats have no fixed pages.
  String pages(int pages) {
    return pages == 0 ? new Texts("不分", "不分", "no fixed").in(language()) : Integer.toString(pages);
  }

  String moment(Instant instant) {
    return written(instant, "yyyy年M月d日 HH:mm:ss", "d MMMM yyyy, HH:mm:ss");
  }

  String day(Instant instant) {
    return written(instant, "yyyy年M月d日", "d MMMM yyyy");
  }

  private String written(Instant instant, String chinese, String english) {
    return DateTimeFormatter.ofPattern(
            language() == Language.EN ? english : chinese, Locale.ENGLISH)
        .format(instant.atZone(programme.calendar().zone()));
  }

  /// A title is a header line: whatever a name brings along, it stays one line.
  String title() {
    return definition.subject().with(values).in(language()).replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /// A hole that has nothing to say leaves no empty lines behind.
  String body() {
    return definition
        .body()
        .with(values)
        .in(language())
        .replaceAll("\\n[ \\t]*\\n(?:[ \\t]*\\n)+", "\n\n");
  }
}
