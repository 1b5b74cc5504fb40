package org.intake.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.intake.application.port.DocumentReader.Progress;
import org.intake.application.port.DocumentReader.SourceFile;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;

/// Reads bytes as a file of some name, without recognition.
public final class Readings {
  private static final IntakeDocumentReader READER =
      new IntakeDocumentReader(Guides.callOf2017(), Limits.standard(), new NoScans());

  private Readings() {}

  public static List<FileReading> all(String name, byte[] content) {
    return all(READER, name, content);
  }

  public static List<FileReading> all(IntakeDocumentReader reader, String name, byte[] content) {
    try {
      Path file = Files.createTempFile("test", ".bin");
      try {
        Files.write(file, content);
        return reader.read(new SourceFile(name, file), Progress.SILENT);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static FileReading one(String name, byte[] content) {
    List<FileReading> readings = all(name, content);
    if (readings.size() != 1) {
      throw new AssertionError("expected one reading, got " + readings.size());
    }
    return readings.getFirst();
  }

  public static FileReading text(String name, String content) {
    return one(name, content.getBytes(StandardCharsets.UTF_8));
  }

  public static List<Problem.Code> codes(FileReading reading) {
    return reading.problems().stream().map(Problem::code).toList();
  }

  public static ReadDocument document(FileReading reading, DocumentType type) {
    return reading.documents().stream()
        .filter(document -> document.type().equals(type))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + type + " in " + reading.documents()));
  }

  public static Optional<ReadField> field(ReadDocument document, String name) {
    return document.fields().stream().filter(field -> field.name().equals(name)).findFirst();
  }

  public static String shown(ReadDocument document, String name) {
    return field(document, name).map(ReadField::value).map(FieldValue::display).orElse("(none)");
  }
}
