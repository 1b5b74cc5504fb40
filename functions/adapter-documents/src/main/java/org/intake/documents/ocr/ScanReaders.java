package org.intake.documents.ocr;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.intake.documents.Problems;
import org.intake.domain.reading.Problem.Code;

/// Makes the scan reader that fits the machine. Without language data the product still starts, and
/// scans go to a person.
public final class ScanReaders {
  private ScanReaders() {}

  public static ScanReader create(Map<String, String> environment, Path home) {
    Optional<Path> data = LanguageData.find(environment, home);
    return data.isPresent() ? new TesseractScanReader(data.get()) : new NoScanReader();
  }

  /// Says of every picture that a person has to read it.
  private static final class NoScanReader implements ScanReader {
    @Override
    public boolean isAvailable() {
      return false;
    }

    @Override
    public Outcome open(PagePicture picture, int pageNumber) {
      return new Outcome.Refused(Problems.onPage(Code.SCAN_NOT_READ, pageNumber));
    }
  }
}
