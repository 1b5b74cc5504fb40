package org.intake.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.intake.application.port.DocumentReader;
import org.intake.documents.IntakeDocumentReader;
import org.intake.documents.Limits;
import org.intake.documents.ocr.ScanReader;
import org.intake.documents.ocr.ScanReaders;
import org.intake.domain.Sha256;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FileReading;

/// The real reader, as a rule without recognition; a file that it has read under the same name is
/// not read again.
final class ReadOnce implements DocumentReader {
  private final DocumentReader reader;
  private final Map<String, List<FileReading>> read;

  ReadOnce(Programme programme, Map<String, List<FileReading>> read) {
    this(
        programme,
        read,
        ScanReaders.create(Map.of("TESSDATA_PREFIX", "/nonexistent"), Path.of("target")));
  }

  ReadOnce(Programme programme, Map<String, List<FileReading>> read, ScanReader scans) {
    this.reader = new IntakeDocumentReader(programme.reading(), Limits.standard(), scans);
    this.read = read;
  }

  @Override
  public Step readOn(SourceFile file, List<byte[]> parts, Budget budget, Progress progress) {
    try {
      String key = Sha256.of(Files.readAllBytes(file.content())).hex() + file.name();
      List<FileReading> known = read.get(key);
      if (known == null) {
        known = reader.read(file, progress);
        read.put(key, known);
      }
      return new Step.Finished(known);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
