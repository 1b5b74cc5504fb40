package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.intake.documents.ocr.PictureOpener.Opened;
import org.intake.documents.ocr.ScanReader.PagePicture;
import org.intake.documents.ocr.ScanReader.PagePicture.Kind;
import org.intake.domain.reading.Problem;
import org.junit.jupiter.api.Test;

class PictureOpenerTest {
  private final PictureOpener opener = new PictureOpener();

  @Test
  void refusesATenPixelPictureAndTellsTheCure() {
    byte[] tiny = Drawn.encoded(Drawn.page(10, 10, _ -> {}), "png");
    Problem problem = refused(new PagePicture(tiny, Kind.PNG, 0));
    assertThat(problem.code()).isEqualTo(Problem.Code.IMAGE_TOO_SMALL);
    assertThat(problem.page()).isEqualTo(3);
    assertThat(problem.message().zhHans()).contains("10x10").contains("300 dpi");
    assertThat(problem.message().zhHant()).contains("重新掃描");
    assertThat(problem.message().en()).contains("scan the page again");
  }

  @Test
  void refusesAHugePictureByItsHeaderWithoutDecodingIt() {
    assertThat(refused(new PagePicture(hugePng(), Kind.PNG, 0)).code())
        .isEqualTo(Problem.Code.IMAGE_TOO_LARGE);
  }

  @Test
  void refusesAJpegThatEndsTooEarly() {
    byte[] whole =
        Drawn.encoded(
            Drawn.page(
                600,
                800,
                g -> {
                  g.setColor(Color.GRAY);
                  for (int i = 0; i < 600; i += 7) {
                    g.drawLine(i, 0, 600 - i, 800);
                  }
                }),
            "jpg");
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertThat(refused(new PagePicture(half, Kind.JPEG, 0)).code())
        .isEqualTo(Problem.Code.TRUNCATED);
    assertThat(opener.open(new PagePicture(whole, Kind.JPEG, 0), 1))
        .isInstanceOfSatisfying(Opened.Usable.class, usable -> usable.picture().close());
  }

  @Test
  void refusesBytesThatAreNoPicture() {
    byte[] text = "這不是圖片 IEND".getBytes(StandardCharsets.UTF_8);
    assertThat(refused(new PagePicture(text, Kind.PNG, 0)).code()).isEqualTo(Problem.Code.CORRUPT);
  }

  @Test
  void makesTallPixelsSquareAndRemembersThatAFaxHasTwoColours() {
    byte[] fax =
        Drawn.encoded(new BufferedImage(1728, 1145, BufferedImage.TYPE_BYTE_BINARY), "png");
    assertThat(opener.open(new PagePicture(fax, Kind.PNG, 0).withPixels(204 / 98.0), 1))
        .isInstanceOfSatisfying(
            Opened.Usable.class,
            usable -> {
              assertThat(usable.picture().width()).isEqualTo(1728);
              assertThat(usable.picture().height()).isBetween(2370, 2390);
              assertThat(usable.picture().isBilevel()).isTrue();
              usable.picture().close();
            });
  }

  private Problem refused(PagePicture picture) {
    return switch (opener.open(picture, 3)) {
      case Opened.Refused(Problem problem) -> problem;
      case Opened.Usable(NativePicture usable, int _, int _) -> {
        usable.close();
        throw new AssertionError("should have been refused");
      }
    };
  }

  /// A PNG whose header claims 60,000 x 60,000 pixels.
  private static byte[] hugePng() {
    ByteBuffer png = ByteBuffer.allocate(8 + 25 + 12 + 12);
    png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(60_000).putInt(60_000).put((byte) 8).put((byte) 2).put(new byte[3]);
    chunk(png, "IHDR", header.array());
    chunk(png, "IDAT", new byte[0]);
    chunk(png, "IEND", new byte[0]);
    return png.array();
  }

  private static void chunk(ByteBuffer png, String type, byte[] data) {
    png.putInt(data.length);
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    png.put(name).put(data).putInt((int) sum.getValue());
  }
}
