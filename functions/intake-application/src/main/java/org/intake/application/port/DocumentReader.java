package org.intake.application.port;

import java.nio.file.Path;
import java.util.List;
import org.intake.domain.reading.FileReading;

/// Reads the bytes of a file: type, archive members, pages, documents, fields, seals. Bad input is
/// an outcome, never an exception.
public interface DocumentReader {
  /// One reading per file; an archive gives one per member. Progress is told page by page.
  List<FileReading> read(SourceFile file, Progress progress);

  /// A file on local disk under the name that the sender gave it; the folder is part of the name.
  record SourceFile(String name, Path content) {}

  /// Told after each page; `total` is 0 while it is not known. Called from the reading thread.
  @FunctionalInterface
  interface Progress {
    void page(String file, int done, int total);

    Progress SILENT = (file, done, total) -> {};
  }
}
