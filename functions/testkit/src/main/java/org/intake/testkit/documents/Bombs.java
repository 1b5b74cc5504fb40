package org.intake.testkit.documents;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.intake.testkit.documents.Archives.Member;

/// Members of archives that are small to send and large to unpack.
final class Bombs {
  private static final int BYTES = 64 << 20;

  private Bombs() {}

  /// 64 MB of blanks.
  static Member blanks(String name) {
    byte[] blanks = new byte[BYTES];
    Arrays.fill(blanks, (byte) ' ');
    var crc = new CRC32();
    crc.update(blanks);
    return new Member(
        name.getBytes(StandardCharsets.UTF_8),
        1 << 11,
        8,
        deflated(blanks),
        blanks.length,
        (int) crc.getValue());
  }

  /// Says it is 100 bytes long when unpacked.
  static Member lying() {
    Member honest = blanks("小.txt");
    return new Member(
        honest.name(), honest.flags(), honest.method(), honest.data(), 100, honest.crc());
  }

  static byte[] deflated(byte[] bytes) {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(bytes);
    deflater.finish();
    var out = new ByteArrayOutputStream();
    byte[] buffer = new byte[65_536];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }
}
