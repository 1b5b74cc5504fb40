package org.intake.testkit.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
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
    List<Integer> offsets = new ArrayList<>();
    for (Member member : members) {
      offsets.add(out.size());
      ByteBuffer local = buffer(30);
      local.putInt(0x04034B50).putShort((short) 20);
      common(local, member);
      local.putShort((short) 0);
      out.writeBytes(local.array());
      out.writeBytes(member.name());
      out.writeBytes(member.data());
    }
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      ByteBuffer central = buffer(46);
      central.putInt(0x02014B50).putShort((short) 20).putShort((short) 20);
      common(central, member);
      central.putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort((short) 0);
      central.putInt(0).putInt(overlapping ? 0 : offsets.get(i));
      directory.writeBytes(central.array());
      directory.writeBytes(member.name());
    }
    int start = out.size();
    out.writeBytes(directory.toByteArray());
    ByteBuffer end = buffer(22);
    end.putInt(0x06054B50).putInt(0);
    end.putShort((short) members.size()).putShort((short) members.size());
    end.putInt(directory.size()).putInt(start).putShort((short) 0);
    out.writeBytes(end.array());
    return out.toByteArray();
  }

  private static void common(ByteBuffer header, Member member) {
    header.putShort((short) member.flags()).putShort((short) member.method());
    header.putShort((short) TIME).putShort((short) DATE);
    header.putInt(member.crc()).putInt(member.data().length).putInt((int) member.size());
    header.putShort((short) member.name().length);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
