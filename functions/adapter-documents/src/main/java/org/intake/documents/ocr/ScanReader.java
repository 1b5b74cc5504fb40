package org.intake.documents.ocr;

import java.util.List;
import java.util.Optional;
import org.intake.documents.layout.LaidOutPage;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.Problem;

/// Reads pictures of pages. A reading session keeps the prepared picture, so that single cells can
/// be read again, aimed at a field's type.
public interface ScanReader {
  /// Whether an engine and its language data are there; without them scans go to a person.
  boolean isAvailable();

  /// Opens one picture (the bytes of a JPEG, PNG, TIFF page, or what a PDF embeds, already decoded
  /// or raw).
  Outcome open(PagePicture picture, int pageNumber);

  /// The picture of a page as it was found. `kind` tells how `bytes` are encoded; `dpi` is 0 when
  /// unknown. `turnedByExif` says whether viewers turn it by its EXIF tag: they do for a file on
  /// its own, never inside of a PDF. Boxes are fractions of the picture as viewers show it.
  /// `pixelShape` is how tall a pixel is against its width: a fax of standard resolution has pixels
  /// twice as tall as wide.
  record PagePicture(byte[] bytes, Kind kind, int dpi, boolean turnedByExif, double pixelShape) {
    /// A file on its own, with square pixels.
    public PagePicture(byte[] bytes, Kind kind, int dpi) {
      this(bytes, kind, dpi, true, 1);
    }

    public PagePicture withPixels(double shape) {
      return new PagePicture(bytes, kind, dpi, turnedByExif, shape);
    }

    /// An encoding that the engine's own decoder reads.
    public enum Kind {
      JPEG,
      PNG,
      TIFF,
      JPEG_2000,
      PNM
    }
  }

  /// What came of it.
  sealed interface Outcome {
    record Read(ScannedPage page) implements Outcome {}

    record Refused(Problem problem) implements Outcome {}
  }

  /// One page that was recognised; close it to free the native memory.
  interface ScannedPage extends AutoCloseable {
    LaidOutPage layout();

    List<Problem> problems();

    /// For each seal of the layout, how the text around its edge reads at several sizes; empty
    /// where nothing is readable.
    List<List<String>> rings();

    /// A second, aimed reading of one place by the field's type; empty when nothing could be read
    /// there.
    Optional<AimedReading> readAgain(Box place, FieldDefinition field);

    @Override
    void close();
  }

  /// The text of one place by several readings; `agreement` counts those made for it that gave
  /// `text`, without what the page's first reading saw there; `readings` all of them; `others` are
  /// the texts that were outvoted.
  record AimedReading(
      String text, double confidence, int agreement, int readings, List<String> others) {
    public AimedReading {
      others = List.copyOf(others);
    }

    public AimedReading(String text, double confidence, int agreement, int readings) {
      this(text, confidence, agreement, readings, List.of());
    }
  }
}
