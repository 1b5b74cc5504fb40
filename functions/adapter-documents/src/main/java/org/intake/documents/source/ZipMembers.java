package org.intake.documents.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.AbstractUnicodeExtraField;
import org.apache.commons.compress.archivers.zip.UnicodePathExtraField;
import org.apache.commons.compress.archivers.zip.UnsupportedZipFeatureException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipExtraField;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.intake.documents.Problems;
import org.intake.documents.UnreadableFile;
import org.intake.domain.reading.Problem;

/// ZIP. Names follow the rule of the field: bit 11 says UTF-8; else the Unicode path extra field;
/// else strict UTF-8; else GB18030.
final class ZipMembers implements OpenArchive {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private final ZipFile zip;
  private final List<ZipArchiveEntry> entries;
  private final List<Member> members = new ArrayList<>();

  private ZipMembers(ZipFile zip) {
    this.zip = zip;
    this.entries =
        Collections.list(zip.getEntries()).stream().filter(e -> !e.isDirectory()).toList();
    for (int i = 0; i < entries.size(); i++) {
      ZipArchiveEntry entry = entries.get(i);
      members.add(
          new Member(
              i,
              name(entry),
              entry.getCompressedSize(),
              entry.getSize(),
              entry.getDataOffset(),
              entry.getGeneralPurposeBit().usesEncryption()));
    }
  }

  static OpenArchive open(Path file) throws UnreadableFile {
    try {
      return new ZipMembers(
          ZipFile.builder()
              .setPath(file)
              .setCharset(StandardCharsets.ISO_8859_1)
              .setUseUnicodeExtraFields(false)
              .get());
    } catch (IOException | RuntimeException e) {
      boolean cut = e instanceof EOFException || !hasEnd(file);
      throw new UnreadableFile(Problems.of(cut ? Problem.Code.TRUNCATED : Problem.Code.CORRUPT), e);
    }
  }

  /// A ZIP ends with its directory's end record, behind it at most a comment of 64 KB; one that was
  /// cut off has none.
  private static boolean hasEnd(Path file) {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      int length = (int) Math.min(in.length(), 65_557);
      byte[] tail = new byte[length];
      in.seek(in.length() - length);
      in.readFully(tail);
      for (int i = 0; i + 3 < length; i++) {
        if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  static String name(ZipArchiveEntry entry) {
    byte[] raw = entry.getRawName();
    if (raw == null) {
      return entry.getName();
    }
    if (entry.getGeneralPurposeBit().usesUTF8ForNames()) {
      return new String(raw, StandardCharsets.UTF_8);
    }
    ZipExtraField extra = entry.getExtraField(UnicodePathExtraField.UPATH_ID);
    if (extra instanceof AbstractUnicodeExtraField unicode && belongsTo(unicode, raw)) {
      return new String(unicode.getUnicodeName(), StandardCharsets.UTF_8);
    }
    return Encodings.strict(raw, StandardCharsets.UTF_8)
        .orElseGet(() -> GB18030.decode(ByteBuffer.wrap(raw)).toString());
  }

  /// The field carries the checksum of the plain name, so that a stale one is noticed after
  /// renaming.
  private static boolean belongsTo(AbstractUnicodeExtraField unicode, byte[] raw) {
    CRC32 checksum = new CRC32();
    checksum.update(raw);
    return unicode.getUnicodeName() != null && checksum.getValue() == unicode.getNameCRC32();
  }

  @Override
  public List<Member> members() {
    return List.copyOf(members);
  }

  @Override
  public void copy(Member member, OutputStream to) throws IOException {
    try (InputStream in = zip.getInputStream(entries.get(member.index()))) {
      in.transferTo(to);
    } catch (UnsupportedZipFeatureException e) {
      throw UnsupportedZipFeatureException.Feature.METHOD.equals(e.getFeature())
          ? new UnknownMethod(e)
          : e;
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
