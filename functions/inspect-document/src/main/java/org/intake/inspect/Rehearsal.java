package org.intake.inspect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.intake.application.port.DocumentReader;
import org.intake.application.port.DocumentReader.Progress;
import org.intake.application.port.DocumentReader.SourceFile;
import org.intake.aws.AwsPorts;
import org.intake.aws.AwsPorts.Service;
import org.intake.domain.reading.FileReading;

/// What the function and its child do, in one process and without a cloud: the training run for the
/// AOT cache of the container image (`infrastructure/image`).
public final class Rehearsal {
  private Rehearsal() {}

  /// The call, then files to read.
  public static void main(String[] arguments) throws IOException {
    AwsPorts.warmUp(Service.TABLE, Service.STORAGE, Service.QUEUES);
    DocumentReader reader = ReadingChild.service(arguments[0]).reader();
    List<String> files = Arrays.asList(arguments).subList(1, arguments.length);
    for (String file : files) {
      Path path = Path.of(file);
      List<FileReading> readings =
          reader.read(new SourceFile(path.getFileName().toString(), path), Progress.SILENT);
      if (readings.stream().anyMatch(FileReading::isRefused)) {
        throw new IOException("a sample was refused");
      }
    }
    System.out.println("rehearsed with " + files.size() + " files");
  }
}
