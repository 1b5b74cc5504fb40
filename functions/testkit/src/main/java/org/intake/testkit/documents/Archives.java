package org.intake.testkit.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// Packs files as the programs of the trade do. ZIP is written by hand, because names without the
/// UTF-8 bit, double names and lying sizes are what no library writes.
public final class Archives {
  private static final Charset GBK = Charset.forName("GBK");
  private static final int UTF8_NAMES = 1 << 11;
  private static final int ENCRYPTED = 1;

  /// 10 July 2017, nine o'clock, in the format of DOS.
  private static final int DATE = (37 << 9) | (7 << 5) | 10;

  private static final int TIME = 9 << 11;

  private Archives() {}

  /// A member; `data` is as it lies in the archive, which for a deflated one is not `size` long.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Member(byte[] name, int flags, int method, byte[] data, long size, int crc) {
    static Member stored(String name, Charset charset, byte[] data) {
      var crc = new CRC32();
      crc.update(data);
      return new Member(
          name.getBytes(charset),
          charset.equals(StandardCharsets.UTF_8) ? UTF8_NAMES : 0,
          0,
          data,
          data.length,
          (int) crc.getValue());
    }

    Member encrypted() {
      return new Member(name, flags | ENCRYPTED, method, data, size, crc);
    }
  }

  /// Names in GBK and no bit that says so: Chinese Windows.
  public static byte[] zipWithGbkNames(List<SampleFile> files) {
    return zip(files.stream().map(f -> Member.stored(f.name(), GBK, f.bytes())).toList());
  }

  /// Names in UTF-8 with the bit that says so.
  public static byte[] zipWithUtf8Names(List<SampleFile> files) {
    return zip(
        files.stream()
            .map(f -> Member.stored(f.name(), StandardCharsets.UTF_8, f.bytes()))
            .toList());
  }

  /// Archives within archives; depth 1 is a plain one.
  public static byte[] nested(SampleFile file, int depth) {
    byte[] bytes = zipWithUtf8Names(List.of(file));
    for (int i = 1; i < depth; i++) {
      bytes = zip(List.of(Member.stored("内层" + i + ".zip", StandardCharsets.UTF_8, bytes)));
    }
    return bytes;
  }

  public static byte[] sevenZip(List<SampleFile> files) {
    try (var channel = new SeekableInMemoryByteChannel()) {
      try (var out = new SevenZOutputFile(channel)) {
        for (SampleFile file : files) {
          var entry = new SevenZArchiveEntry();
          entry.setName(file.name());
          entry.setLastModifiedTime(FileTime.from(Instant.parse("2017-07-10T01:00:00Z")));
          out.putArchiveEntry(entry);
          out.write(file.bytes());
          out.closeArchiveEntry();
        }
      }
      byte[] bytes = new byte[(int) channel.size()];
      System.arraycopy(channel.array(), 0, bytes, 0, bytes.length);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] zip(List<Member> members) {
    return zip(members, false);
  }

  /// `overlapping` makes every entry of the directory point at the first member.
  static byte[] zip(List<Member> members, boolean overlapping) {
    var out = new ByteArrayOutputStream();
    var directory = new ByteArrayOutputStream();
    for (Member member : members) {
      int offset = overlapping ? 0 : out.size();
      four(out, 0x04034B50);
      two(out, 20);
      common(out, member);
      two(out, 0);
      out.writeBytes(member.name());
      out.writeBytes(member.data());
      four(directory, 0x02014B50);
      two(directory, 20);
      two(directory, 20);
      common(directory, member);
      // Extra field, comment, disk and internal attributes: two bytes each.
      four(directory, 0);
      four(directory, 0);
      four(directory, 0);
      four(directory, offset);
      directory.writeBytes(member.name());
    }
    int start = out.size();
    out.writeBytes(directory.toByteArray());
    four(out, 0x06054B50);
    four(out, 0);
    two(out, members.size());
    two(out, members.size());
    four(out, directory.size());
    four(out, start);
    two(out, 0);
    return out.toByteArray();
  }

  private static void common(ByteArrayOutputStream out, Member member) {
    two(out, member.flags());
    two(out, member.method());
    two(out, TIME);
    two(out, DATE);
    four(out, member.crc());
    four(out, member.data().length);
    four(out, (int) member.size());
    two(out, member.name().length);
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
