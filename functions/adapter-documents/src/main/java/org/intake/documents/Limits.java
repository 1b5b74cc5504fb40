package org.intake.documents;

/// How much of a hostile file is looked at; there is no "unlimited". The defaults fit a child JVM
/// of 512 MB.
public record Limits(Files files, Archives archives, Content content) {

  /// What any single file may be.
  public record Files(long maxBytes, int maxPages, int maxObjects) {
    public Files {
      positive(maxBytes, maxPages, maxObjects);
    }
  }

  /// What an archive may hold; `ratio` is unpacked to packed size and counts above one megabyte
  /// only, because short texts of one character pack better than any bomb.
  public record Archives(int maxMembers, int maxDepth, int maxRatio, long maxTotalBytes) {
    public Archives {
      positive(maxMembers, maxDepth, maxRatio, maxTotalBytes);
    }
  }

  /// What may come out of one file: characters of text, cells of tables, nesting of XML, pixels of
  /// a picture.
  public record Content(int maxCharacters, int maxCells, int maxXmlDepth, long maxPixels) {
    public Content {
      positive(maxCharacters, maxCells, maxXmlDepth, maxPixels);
    }
  }

  /// 200 MB holds a bound evidence file of 500 colour pages at 300 dpi; a page of A3 at 600 dpi has
  /// 70 million pixels.
  public static Limits standard() {
    return new Limits(
        new Files(200L << 20, 600, 500_000),
        new Archives(500, 3, 200, 600L << 20),
        new Content(4_000_000, 200_000, 64, 80_000_000));
  }

  private static void positive(long... values) {
    for (long value : values) {
      if (value <= 0) {
        throw new IllegalArgumentException("a limit is a positive number");
      }
    }
  }
}
