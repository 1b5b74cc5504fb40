package org.intake.inspect;

import java.io.IOException;
import java.nio.file.Path;
import org.intake.documents.IntakeDocumentReader;
import org.intake.documents.Limits;
import org.intake.documents.ocr.ScanReaders;
import org.intake.documents.picture.DocumentPictures;
import org.intake.documents.sandbox.SandboxChild;
import org.intake.documents.sandbox.SandboxChild.Service;
import org.intake.domain.programme.Programme;
import org.intake.programme.BuiltInProgrammes;

/// The main class of the child process: reads documents of one call for its parent.
public final class ReadingChild {
  private ReadingChild() {}

  /// The one argument is the call.
  public static void main(String[] arguments) throws IOException {
    SandboxChild.serve(() -> service(arguments[0]));
  }

  static Service service(String call) {
    Programme programme = BuiltInProgrammes.load().required(call);
    Limits limits = Limits.standard();
    Path home = Path.of(System.getProperty("user.home", "/nonexistent"));
    return new Service(
        new IntakeDocumentReader(
            programme.reading(), limits, ScanReaders.create(System.getenv(), home)),
        new DocumentPictures(limits));
  }
}
