package org.intake.application.submit;

/// What one submission may hold: bytes per file, files in all, characters of a name with its
/// folders.
public record SubmissionLimits(long fileBytes, int files, int nameLength) {
  /// 300 MB: a bound volume of 300 colour pages at 300 dpi has about 250 MB; 500 files: the largest
  /// package seen had some 120.
  public static final SubmissionLimits DEFAULT = new SubmissionLimits(300L << 20, 500, 400);

  public SubmissionLimits {
    if (fileBytes < 1 || files < 1 || nameLength < 1) {
      throw new IllegalArgumentException("limits are at least 1");
    }
  }
}
