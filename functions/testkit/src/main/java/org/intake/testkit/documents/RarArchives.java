package org.intake.testkit.documents;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/// Packs files into RAR without compressing them: the layout of headers is published, the
/// compression is not free to rebuild.
public final class RarArchives {
  private static final byte[] SIGNATURE_4 = {'R', 'a', 'r', '!', 0x1A, 7, 0};
  private static final byte[] SIGNATURE_5 = {'R', 'a', 'r', '!', 0x1A, 7, 1, 0};

  /// 10 July 2017, nine o'clock, in the format of DOS.
  private static final int DOS_TIME = (37 << 25) | (7 << 21) | (10 << 16) | (9 << 11);

  private static final int UNIX_TIME = 1_499_648_400;

  private RarArchives() {}

  /// The format of WinRAR before 2013; names with a backslash, as it wrote them.
  public static byte[] version4(List<SampleFile> files) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE_4);
    block4(out, 0x73, 0, new byte[6]);
    for (SampleFile file : files) {
      byte[] name = file.name().replace('/', '\\').getBytes(StandardCharsets.UTF_8);
      var header = new ByteArrayOutputStream();
      four(header, file.bytes().length);
      four(header, file.bytes().length);
      header.write(2);
      four(header, crc(file.bytes()));
      four(header, DOS_TIME);
      header.write(29);
      header.write(0x30);
      two(header, name.length);
      four(header, 0x20);
      header.writeBytes(name);
      // 0x8000: data follows; 0x0200: the name is Unicode.
      block4(out, 0x74, 0x8200, header.toByteArray());
      out.writeBytes(file.bytes());
    }
    block4(out, 0x7B, 0x4000, new byte[0]);
    return out.toByteArray();
  }

  /// The format of WinRAR since 2013.
  public static byte[] version5(List<SampleFile> files) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE_5);
    block5(out, new byte[] {1, 0, 0});
    for (SampleFile file : files) {
      byte[] name = file.name().getBytes(StandardCharsets.UTF_8);
      var header = new ByteArrayOutputStream();
      header.write(2);
      header.write(2);
      variable(header, file.bytes().length);
      // The time and the checksum are given.
      header.write(6);
      variable(header, file.bytes().length);
      header.write(0x20);
      four(header, UNIX_TIME);
      four(header, crc(file.bytes()));
      header.write(0);
      header.write(0);
      variable(header, name.length);
      header.writeBytes(name);
      block5(out, header.toByteArray());
      out.writeBytes(file.bytes());
    }
    block5(out, new byte[] {5, 0, 0});
    return out.toByteArray();
  }

  private static void block4(ByteArrayOutputStream out, int type, int flags, byte[] rest) {
    var header = new ByteArrayOutputStream();
    header.write(type);
    two(header, flags);
    two(header, 7 + rest.length);
    header.writeBytes(rest);
    two(out, crc(header.toByteArray()));
    out.writeBytes(header.toByteArray());
  }

  private static void block5(ByteArrayOutputStream out, byte[] content) {
    var header = new ByteArrayOutputStream();
    variable(header, content.length);
    header.writeBytes(content);
    four(out, crc(header.toByteArray()));
    out.writeBytes(header.toByteArray());
  }

  private static int crc(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private static void variable(ByteArrayOutputStream out, int value) {
    int rest = value;
    while (rest >= 0x80) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  private static void two(ByteArrayOutputStream out, int value) {
    out.write(value);
    out.write(value >> 8);
  }

  private static void four(ByteArrayOutputStream out, int value) {
    two(out, value);
    two(out, value >> 16);
  }
}
