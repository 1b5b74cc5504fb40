package org.intake.testkit.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/// Pictures too large, too small, empty or cut off.
final class HostilePictures {
  private HostilePictures() {}

  static List<HostileFile> all() {
    var sheet = new BufferedImage(1240, 1754, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < sheet.getHeight(); y++) {
      for (int x = 0; x < sheet.getWidth(); x++) {
        sheet.setRGB(x, y, 0xFFFFFF);
      }
    }
    byte[] jpeg = Pictures.jpeg(sheet, 150, 0.8);
    var tiny = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
    return List.of(
        HostileFile.of("六万像素.png", hugePng(), "IMAGE_TOO_LARGE"),
        HostileFile.of("十像素.png", Pictures.png(tiny, 72), "IMAGE_TOO_SMALL"),
        HostileFile.of("空白.png", Pictures.png(sheet, 150), "BLANK_PAGE", "BLANK_DOCUMENT"),
        HostileFile.of("截断.jpg", Arrays.copyOf(jpeg, jpeg.length / 2), "TRUNCATED", "CORRUPT"));
  }

  /// 60,000 by 60,000 in the header, a few bytes of data: 10.8 GB for who decodes first and asks
  /// later.
  private static byte[] hugePng() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    chunk(
        out,
        "IHDR",
        ByteBuffer.allocate(13).putInt(60_000).putInt(60_000).put((byte) 8).put((byte) 2).array());
    byte[] raw = Bombs.deflated(new byte[1000]);
    chunk(out, "IDAT", raw);
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
