package org.intake.application.notify;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.intake.domain.Language;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Change;
import org.intake.domain.programme.Programme;

/// Adds a notice about a case to a change, in its addressee's language, where the call has words
/// for that kind of notice.
public final class TellProvince {
  private final NoticeWriter writer;

  public TellProvince(NoticeWriter writer) {
    this.writer = writer;
  }

  /// `version` tells notices of one type about one case apart.
  public void tell(
      Change.Builder change,
      Programme programme,
      CaseRecord subject,
      String type,
      long version,
      Function<Language, Map<String, String>> more) {
    if (programme.notice(type).isPresent()) {
      writer.about(change, programme, subject, type, Math.toIntExact(version), more);
    }
  }

  /// A part of a notice in the words of the call, for what only the caller knows to choose.
  public static String words(
      Programme programme,
      String type,
      String part,
      Language language,
      Map<String, String> values) {
    return programme
        .notice(type)
        .flatMap(notice -> Optional.ofNullable(notice.parts().get(part)))
        .map(words -> words.with(values).in(language))
        .orElse("");
  }
}
