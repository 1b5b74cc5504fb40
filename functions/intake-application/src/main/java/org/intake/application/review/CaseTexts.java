package org.intake.application.review;

import java.util.stream.Stream;
import org.intake.domain.casefile.CaseRecord;

/// The whole text of a case's documents, page by page: an expert's employer may be named anywhere
/// in it.
@FunctionalInterface
public interface CaseTexts {
  Stream<String> of(CaseRecord record);
}
