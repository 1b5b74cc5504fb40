package org.intake.documents;

import java.nio.file.*;
import java.util.*;
import org.intake.application.port.DocumentReader.*;
import org.intake.documents.ocr.*;
import org.intake.domain.reading.*;
import org.intake.testkit.documents.*;
import org.junit.jupiter.api.Test;

class Scratch {
  @Test
  void jiangsu() throws Exception {
    var guide = TemporaryGuide.load();
    var reader =
        new IntakeDocumentReader(
            guide,
            Limits.standard(),
            ScanReaders.create(Map.of("TESSDATA_PREFIX", "/nowhere"), Path.of("/nowhere")));
    var pack = JiangsuPackage.create();
    Truths t = new Truths();
    for (SampleFile f : pack.files()) {
      Path p = Files.createTempFile("s", ".bin");
      Files.write(p, f.bytes());
      var rs = reader.read(new SourceFile(f.name(), p), Progress.SILENT);
      Files.delete(p);
      t.compare(f, rs.getFirst());
    }
    t.print();
  }
}
