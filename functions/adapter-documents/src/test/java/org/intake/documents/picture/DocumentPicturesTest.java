package org.intake.documents.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.intake.application.port.DocumentReader.SourceFile;
import org.intake.documents.Limits;
import org.intake.documents.source.FileType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentPicturesTest {
  private final DocumentPictures pictures =
      new DocumentPictures(Limits.standard(), Optional.empty());

  @TempDir Path folder;

  private Optional<byte[]> draw(Path file, int page) {
    return pictures.draw(new SourceFile("file", file), page);
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
