package org.intake.documents.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import org.intake.documents.Limits;
import org.intake.documents.source.FileType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PixelShapeTest {
  @TempDir Path folder;

  private Path fax(int across, int down) throws IOException {
    BufferedImage image = new BufferedImage(1728, 1145, BufferedImage.TYPE_BYTE_BINARY);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    TIFFDirectory directory =
        TIFFDirectory.createFromMetadata(
            writer.getDefaultImageMetadata(
                ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam()));
    BaselineTIFFTagSet tags = BaselineTIFFTagSet.getInstance();
    add(directory, tags.getTag(BaselineTIFFTagSet.TAG_X_RESOLUTION), across);
    add(directory, tags.getTag(BaselineTIFFTagSet.TAG_Y_RESOLUTION), down);
    Path file = folder.resolve(across + "x" + down + ".tif");
    try (var out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(new IIOImage(image, null, directory.getAsMetadata()));
    }
    writer.dispose();
    return file;
  }

  private static void add(TIFFDirectory directory, TIFFTag tag, int value) {
    directory.addTIFFField(new TIFFField(tag, TIFFTag.TIFF_RATIONAL, 1, new long[][] {{value, 1}}));
  }

  @Test
  void aFaxTellsHowTallItsPixelsAre() throws Exception {
    try (Pictures pictures = Pictures.open(fax(204, 98), FileType.TIFF, Limits.standard())) {
      assertThat(pictures.page(1).pixelShape()).isCloseTo(204 / 98.0, within(0.01));
    }
    try (Pictures pictures = Pictures.open(fax(200, 200), FileType.TIFF, Limits.standard())) {
      assertThat(pictures.page(1).pixelShape()).isCloseTo(1, within(0.001));
    }
  }
}
