package org.intake.documents.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.intake.documents.IntakeDocumentReader;
import org.intake.documents.Limits;
import org.intake.documents.ocr.ScanReaders;
import org.intake.documents.picture.DocumentPictures;
import org.intake.documents.sandbox.SandboxChild;
import org.intake.documents.sandbox.SandboxChild.Service;
import org.intake.programme.BuiltInProgrammes;

/// The reading child as inspect-document makes it, for [ChildCost].
final class BenchChild {
  private BenchChild() {}

  public static void main(String[] arguments) throws IOException {
    SandboxChild.serve(() -> service(arguments[0]));
  }

  private static Service service(String call) {
    Limits limits = Limits.standard();
    return new Service(
        new IntakeDocumentReader(
            BuiltInProgrammes.load().programme(call).orElseThrow().reading(),
            limits,
            ScanReaders.create(System.getenv(), Path.of(System.getProperty("user.home")))),
        new DocumentPictures(limits));
  }
}
