package org.intake.testkit.documents;

/// How a document became a picture. The seed decides skew, noise, light and the wear of seals.
public record ScanStyle(
    ScanFont font, Condition condition, Seals seals, boolean turned, long seed) {

  /// The machine that made the picture, and its resolution.
  public enum Condition {
    CLEAN_300(300),
    OFFICE_300(300),
    OFFICE_200(200),
    PHOTO_150(150),
    FAX_200(200);

    private final int dpi;

    Condition(int dpi) {
      this.dpi = dpi;
    }

    public int dpi() {
      return dpi;
    }
  }

  /// What happened when the document was stamped.
  public enum Seals {
    AS_LAID,
    NONE,
    FAINT,
    SAME_BODY_TWICE,
    TOUCHING
  }

  public static ScanStyle of(ScanFont font, Condition condition, long seed) {
    return new ScanStyle(font, condition, Seals.AS_LAID, false, seed);
  }

  public ScanStyle with(Seals newSeals) {
    return new ScanStyle(font, condition, newSeals, turned, seed);
  }

  /// A telephone held sideways: the pixels lie on their side and the EXIF tag says so.
  public ScanStyle sideways() {
    return new ScanStyle(font, condition, seals, true, seed);
  }
}
