package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedPictureTest {
  /// From a blank page to pure noise, longer than any stretch that two bytes can count.
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.2, 0.9, 1})
  void whatIsPackedComesOutAsItWas(double ink) {
    GreyPicture picture = speckled(401, 397, ink);

    GreyPicture back = PackedPicture.of(picture).unpacked();

    assertThat(back.width()).isEqualTo(401);
    assertThat(back.height()).isEqualTo(397);
    assertThat(back.pixels()).isEqualTo(picture.pixels());
  }

  @Test
  void aPageThatEndsInPaperIsWhole() {
    GreyPicture picture = GreyPicture.blank(300, 300);
    picture.fill(new Rectangle(10, 10, 40, 20), 0);

    assertThat(PackedPicture.of(picture).unpacked().pixels()).isEqualTo(picture.pixels());
  }

  private static GreyPicture speckled(int width, int height, double ink) {
    Random random = new Random(7);
    GreyPicture picture = GreyPicture.blank(width, height);
    for (int i = 0; i < picture.pixels().length; i++) {
      if (random.nextDouble() < ink) {
        picture.pixels()[i] = (byte) random.nextInt(256);
      }
    }
    return picture;
  }
}
