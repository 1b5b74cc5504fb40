package org.intake.testkit.documents;

/// How a document became a picture. The seed decides skew, noise, light and the wear of seals.
public record ScanStyle(
    ScanFont font, Condition condition, Seals seals, boolean turned, long seed, SheetStyle sheet) {

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
    /// Only the first organ stamped.
    ONE,
    FAINT,
    SAME_BODY_TWICE,
    TOUCHING
  }

  public static ScanStyle of(ScanFont font, Condition condition, long seed) {
    return new ScanStyle(font, condition, Seals.AS_LAID, false, seed, SheetStyle.standard());
  }

  public ScanStyle with(Seals newSeals) {
    return new ScanStyle(font, condition, newSeals, turned, seed, sheet);
  }

  /// A telephone held sideways: the pixels lie on their side and the EXIF tag says so.
  public ScanStyle sideways() {
    return new ScanStyle(font, condition, seals, true, seed, sheet);
  }

  public ScanStyle with(SheetStyle newSheet) {
    return new ScanStyle(font, condition, seals, turned, seed, newSheet);
  }
}
