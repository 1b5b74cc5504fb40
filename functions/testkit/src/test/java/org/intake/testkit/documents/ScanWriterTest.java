package org.intake.testkit.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.intake.testkit.documents.ScanStyle.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs where the fonts are; the committed scans stand in for them elsewhere.
class ScanWriterTest {
  private final SampleCity city = SampleCities.invent(SampleCities.mianyang(), 1, 21);
  private final List<Piece> letter =
      List.of(RecommendationLetter.piece(SampleLetter.of(city.province(), List.of(city), 4)));

  @BeforeEach
  void fonts() {
    assumeTrue(ScanFont.MING.isInstalled(), "no Chinese font on this machine");
  }

  @Test
  void putsTheSealsWhereTheTruthSays() throws IOException {
    SampleFile page =
        ScanWriter.pictures("letter", letter, ScanStyle.of(ScanFont.MING, Condition.PHOTO_150, 2))
            .getFirst();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(page.bytes()));

    assertThat(page.truth().seals()).hasSize(2);
    for (Truth.Seal seal : page.truth().seals()) {
      assertThat(reds(image, seal.box())).isGreaterThan(500);
    }
    assertThat(fields(page)).contains("docNumber", "letterDate");
  }

  @Test
  void writesAFaxAsBilevelTiff() throws IOException {
    SampleFile fax =
        ScanWriter.tiff("letter", letter, ScanStyle.of(ScanFont.MING, Condition.FAX_200, 2));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(fax.bytes()));

    assertThat(image.getColorModel().getPixelSize()).isEqualTo(1);
    assertThat(fax.bytes().length).isLessThan(150_000);
  }

  private static List<String> fields(SampleFile file) {
    return file.truth().documents().stream()
        .flatMap(d -> d.fields().stream())
        .map(Truth.Field::name)
        .toList();
  }

  private static int reds(BufferedImage image, Box box) {
    int count = 0;
    for (int y = (int) (box.y() * image.getHeight());
        y < (box.y() + box.height()) * image.getHeight();
        y++) {
      for (int x = (int) (box.x() * image.getWidth());
          x < (box.x() + box.width()) * image.getWidth();
          x++) {
        int rgb = image.getRGB(x, y);
        if (((rgb >> 16) & 0xFF) > ((rgb >> 8) & 0xFF) + 50) {
          count++;
        }
      }
    }
    return count;
  }
}
