package org.intake.domain.programme;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.intake.domain.Texts;

/// A notice's words. Holes are `{name}`; `parts` are the pieces that repeat, such as one defect of
/// a deficiency notice.
public record NoticeDefinition(
    String type, Texts subject, Texts body, SortedMap<String, Texts> parts) {
  public NoticeDefinition {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }
}
