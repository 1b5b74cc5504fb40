package org.intake.domain.reading;

import java.util.List;
import org.intake.domain.Sha256;

/// All that was read from one file. An archive gives one reading per member, named
/// `archive!/member`.
public record FileReading(
    String file,
    Sha256 sha256,
    long size,
    String mediaType,
    List<Problem> problems,
    List<ReadPage> pages,
    List<ReadDocument> documents) {
  public FileReading {
    problems = List.copyOf(problems);
    pages = List.copyOf(pages);
    documents = List.copyOf(documents);
  }

  public boolean isRefused() {
    return problems.stream().anyMatch(Problem::refuses);
  }
}
