package org.intake.documents.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.intake.application.port.DocumentReader.SourceFile;
import org.intake.application.port.PagePictures.Page;
import org.intake.documents.IntakeDocumentReader;
import org.intake.documents.Limits;
import org.intake.documents.source.FileType;
import org.intake.domain.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentPicturesTest {
  private final DocumentPictures pictures = new DocumentPictures(Limits.standard());

  @TempDir Path folder;

  private Optional<byte[]> draw(Path file, int page) {
    Page wanted = new Page(IntakeDocumentReader.hash(file), page);
    byte[] png = pictures.draw(new SourceFile("file", file), List.of(wanted)).getFirst();
    return png.length == 0 ? Optional.empty() : Optional.of(png);
  }

  private static BufferedImage image(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  @Test
  void drawsThePagesOfAnArchivesMembers() throws IOException {
    Path pdf = folder.resolve("a.pdf");
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage(PDRectangle.A4));
      document.addPage(new PDPage(new PDRectangle(PDRectangle.A4.getHeight(), 595)));
      document.save(pdf.toFile());
    }
    Path inner = zip("inner.zip", Map.of("扫描/a.pdf", Files.readAllBytes(pdf)));
    Path outer =
        zip("outer.zip", Map.of("内层.zip", Files.readAllBytes(inner), "b.txt", new byte[] {'b'}));
    Sha256 member = IntakeDocumentReader.hash(pdf);

    List<byte[]> drawn =
        pictures.draw(
            new SourceFile("outer.zip", outer),
            List.of(new Page(member, 2), new Page(member, 1), new Page(member, 3)));

    assertThat(image(drawn.get(0)).getWidth()).isEqualTo(1600);
    assertThat(image(drawn.get(1)).getHeight()).isBetween(1599, 1601);
    assertThat(drawn.get(2)).isEmpty();
  }

  private Path zip(String name, Map<String, byte[]> members) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> member : new TreeMap<>(members).entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }

  /// The boxes of the reading are told on the picture as the camera was held.
  @Test
  void turnsAPhotoAsItsCameraSays() throws IOException {
    BufferedImage photo = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
    photo.setRGB(0, 0, 0xffffff);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(photo, "jpg", jpeg);
    byte[] plain = jpeg.toByteArray();
    byte[] exif = {
      (byte) 0xff,
      (byte) 0xe1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      0x01,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      6,
      0,
      0,
      0,
      0,
      0,
      0
    };
    ByteArrayOutputStream held = new ByteArrayOutputStream();
    held.write(plain, 0, 2);
    held.write(exif);
    held.write(plain, 2, plain.length - 2);
    Path file = Files.write(folder.resolve("photo.jpg"), held.toByteArray());

    BufferedImage upright = image(draw(file, 1).orElseThrow());

    assertThat(List.of(upright.getWidth(), upright.getHeight())).containsExactly(400, 600);
  }

  @Test
  void mirrorsAndTurnsLikeEveryKindOfCamera() {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xff0000);

    assertThat(corner(image, 1)).containsExactly(0, 0);
    assertThat(corner(image, 2)).containsExactly(2, 0);
    assertThat(corner(image, 3)).containsExactly(2, 1);
    assertThat(corner(image, 4)).containsExactly(0, 1);
    assertThat(corner(image, 5)).containsExactly(0, 0);
    assertThat(corner(image, 6)).containsExactly(1, 0);
    assertThat(corner(image, 7)).containsExactly(1, 2);
    assertThat(corner(image, 8)).containsExactly(0, 2);
  }

  /// Where the red corner went.
  private static int[] corner(BufferedImage image, int orientation) {
    BufferedImage turned = DocumentPictures.turned(image, orientation);
    for (int y = 0; y < turned.getHeight(); y++) {
      for (int x = 0; x < turned.getWidth(); x++) {
        if ((turned.getRGB(x, y) & 0xffffff) == 0xff0000) {
          return new int[] {x, y};
        }
      }
    }
    throw new AssertionError("the red corner is gone");
  }

  @Test
  void drawsPagesOfAPdfAtSixteenHundredPixels() throws IOException {
    Path file = folder.resolve("a.pdf");
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage(PDRectangle.A4));
      document.save(file.toFile());
    }

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(draw(file, 1).orElseThrow()));

    assertThat(image.getHeight()).isBetween(1599, 1601);
    assertThat(draw(file, 2)).isEmpty();
  }

  @Test
  void makesLargePicturesSmallerAndLeavesSmallOnes() throws IOException {
    Path file = folder.resolve("a.png");
    ImageIO.write(
        new BufferedImage(3000, 2000, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(draw(file, 1).orElseThrow()));

    assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(1600, 1067);
  }

  @Test
  void hasNoPictureOfWhatHasNoPages() throws IOException {
    Path file = folder.resolve("a.txt");
    Files.writeString(file, "证明");

    assertThat(draw(file, 1)).isEmpty();
  }

  @Test
  void takesMultiPageTiffApart() throws Exception {
    Path file = folder.resolve("a.tiff");
    var writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (var out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int page = 0; page < 3; page++) {
        writer.writeToSequence(
            new javax.imageio.IIOImage(
                new BufferedImage(400, 600, BufferedImage.TYPE_BYTE_GRAY), null, null),
            null);
      }
      writer.endWriteSequence();
    }

    try (Pictures opened = Pictures.open(file, FileType.TIFF, Limits.standard())) {
      assertThat(opened.count()).isEqualTo(3);
      assertThat(opened.page(2).bytes()).isNotEmpty();
    }
  }
}
