package org.intake.domain.programme;

import java.util.List;
import org.intake.domain.Texts;

/// A condition of the notice that evidence must show, such as E09 管理部门设立证明. A file name, folder
/// name or heading that holds the id or one of the labels is enough to tag a document. The name of
/// a part ends in one of `partEndings`; without any, as the names of zones do.
public record EvidenceCategory(
    String id,
    Texts title,
    List<String> labels,
    List<String> keywords,
    boolean perPart,
    boolean required,
    List<String> partEndings) {
  public EvidenceCategory {
    labels = List.copyOf(labels);
    keywords = List.copyOf(keywords);
    partEndings = List.copyOf(partEndings);
  }
}
