package org.intake.documents;

import org.intake.documents.ocr.ScanReader;
import org.intake.domain.reading.Problem.Code;

/// A machine without recognition: scans go to a person.
public final class NoScans implements ScanReader {
  @Override
  public boolean isAvailable() {
    return false;
  }

  @Override
  public Outcome open(PagePicture picture, int pageNumber) {
    return new Outcome.Refused(Problems.onPage(Code.SCAN_NOT_READ, pageNumber));
  }
}
