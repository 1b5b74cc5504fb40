package org.intake.application.port;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.intake.domain.reading.FileReading;

/// Reads the bytes of a file: type, archive members, pages, documents, fields, seals. Bad input is
/// an outcome, never an exception.
public interface DocumentReader {
  /// One reading per file; an archive gives one per member. Progress is told page by page.
  default List<FileReading> read(SourceFile file, Progress progress) {
    return switch (readOn(file, List.of(), Budget.WHOLE, progress)) {
      case Step.Finished(List<FileReading> readings) -> readings;
      case Step.Paused _ -> throw new IllegalStateException("no file takes the whole budget");
    };
  }

  /// Reads on where the parts of earlier steps ended, within a budget. The steps of a file give the
  /// same readings together as one that reads it all.
  Step readOn(SourceFile file, List<byte[]> parts, Budget budget, Progress progress);

  /// A file on local disk under the name that the sender gave it; the folder is part of the name.
  record SourceFile(String name, Path content) {}

  /// What one step may take. It is looked at after each page, so that every step gets on.
  record Budget(int pages, Duration time) {
    /// More than any file within the limits takes.
    static final Budget WHOLE = new Budget(1_000_000, Duration.ofDays(1));

    public Budget {
      if (pages < 1 || !time.isPositive()) {
        throw new IllegalArgumentException("a budget is for at least one page and some time");
      }
    }
  }

  /// What came of a step.
  sealed interface Step {
    record Finished(List<FileReading> readings) implements Step {
      public Finished {
        readings = List.copyOf(readings);
      }
    }

    /// The budget was used up; `part` holds what this step read, for the next one.
    record Paused(byte[] part, int done, int total) implements Step {}
  }

  /// Told after each page; `total` is 0 while it is not known. Called from the reading thread.
  @FunctionalInterface
  interface Progress {
    void page(String file, int done, int total);

    Progress SILENT = (file, done, total) -> {};
  }
}
