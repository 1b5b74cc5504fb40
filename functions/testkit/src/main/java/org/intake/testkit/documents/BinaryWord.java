package org.intake.testkit.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// Documents in Word's binary format, which no library here writes well. They were made once from
/// the docx of the same model by `soffice --headless --convert-to doc:"MS Word 97"`; the same bytes
/// under the name `.wps` are what Kingsoft's program saves by default.
public final class BinaryWord {
  private static final long SEED = 7;

  private BinaryWord() {}

  /// The whole form of one city with two parks.
  public static SampleFile form() {
    return committed("form.doc", ApplicationForm.pieces(city(), FormStyle.ornate()));
  }

  public static SampleFile letter() {
    SampleCity city = city();
    return committed(
        "letter.doc",
        List.of(RecommendationLetter.piece(SampleLetter.of(city.province(), List.of(city), SEED))));
  }

  private static SampleCity city() {
    return SampleCities.invent(SampleCities.suzhou(), 2, SEED);
  }

  private static SampleFile committed(String name, List<Piece> pieces) {
    try (InputStream in = BinaryWord.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " belongs beside this class");
      }
      return new SampleFile(name, in.readAllBytes(), Truth.of(pieces));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
