package org.intake.domain;

import java.util.Arrays;
import java.util.Optional;

/// The languages of what users read. Simplified Chinese is the default of the procedure.
public enum Language {
  ZH_HANS("zh-Hans"),
  ZH_HANT("zh-Hant"),
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /// The BCP 47 tag, as the API writes it.
  public String tag() {
    return tag;
  }

  public static Optional<Language> ofTag(String tag) {
    return Arrays.stream(values()).filter(language -> language.tag.equals(tag)).findFirst();
  }
}
