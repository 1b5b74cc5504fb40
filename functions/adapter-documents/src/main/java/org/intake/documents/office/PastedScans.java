package org.intake.documents.office;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intake.documents.ocr.ScanReader.PagePicture;
import org.intake.documents.ocr.ScanReader.PagePicture.Kind;

/// The pictures of an office file that are pages: shown as large as one and drawn as finely. What
/// cannot be passed on to recognition is counted, so that the file is said to hold it.
final class PastedScans {
  /// More than anyone pastes; each is kept until the file is read.
  private static final int MOST = 60;

  private static final long MOST_BYTES = 96L << 20;

  private final List<PagePicture> scans = new ArrayList<>();
  private boolean leftOut;
  private long bytes;

  /// A picture that is shown whole and as large as a page. Viewers do not turn it by its EXIF tag.
  void add(byte[] picture) {
    if (!PageSizedPicture.isPicture(new ByteArrayInputStream(picture))) {
      return;
    }
    Optional<Kind> kind = kind(picture);
    bytes += picture.length;
    if (kind.isEmpty() || scans.size() == MOST || bytes > MOST_BYTES) {
      leftOut = true;
    } else {
      scans.add(new PagePicture(picture, kind.get(), 0, false, 1));
    }
  }

  /// One that is cut or turned, or of which that is not known: what it holds is not what is shown.
  void leaveOut(byte[] picture) {
    leftOut |= PageSizedPicture.isPicture(new ByteArrayInputStream(picture));
  }

  List<PagePicture> scans() {
    return scans;
  }

  boolean leftOut() {
    return leftOut;
  }

  private static Optional<Kind> kind(byte[] picture) {
    if (picture.length > 4 && (picture[0] & 0xff) == 0xff && (picture[1] & 0xff) == 0xd8) {
      return Optional.of(Kind.JPEG);
    }
    boolean png = picture.length > 4 && (picture[0] & 0xff) == 0x89 && picture[1] == 'P';
    return png ? Optional.of(Kind.PNG) : Optional.empty();
  }
}
