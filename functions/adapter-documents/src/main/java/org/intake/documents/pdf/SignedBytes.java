package org.intake.documents.pdf;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.intake.documents.ofd.Sm3;
import org.intake.domain.reading.Seal;

/// Whether what a signature was put under is still what the file holds: the digest that it carries
/// (RFC 5652, messageDigest) fits the bytes that it names, nothing but the signature itself lies
/// between them, and nothing was added behind the last of them. Whose it is, is not judged.
final class SignedBytes {
  private static final byte[] MESSAGE_DIGEST = HexFormat.of().parseHex("06092a864886f70d010904");

  /// Sm3 takes its message whole.
  private static final long MOST_FOR_SM3 = 48L << 20;

  private static final String SM3 = "SM3";

  private enum Algorithm {
    SHA_1("SHA-1", 20, "06052b0e03021a"),
    SHA_256("SHA-256", 32, "0609608648016503040201"),
    SHA_384("SHA-384", 48, "0609608648016503040202"),
    SHA_512("SHA-512", 64, "0609608648016503040203"),
    CHINESE(SM3, 32, "06082a811ccf55018311");

    final String name;
    final int length;
    private final String id;

    Algorithm(String name, int length, String id) {
      this.name = name;
      this.length = length;
      this.id = id;
    }

    byte[] id() {
      return HexFormat.of().parseHex(id);
    }
  }

  private final RandomAccessFile file;
  private final int[] range;
  private final byte[] signature;

  private SignedBytes(RandomAccessFile file, int[] range, byte[] signature) {
    this.file = file;
    this.range = range;
    this.signature = signature;
  }

  /// `isLast` says that no other signature names bytes behind those of this one.
  static Seal.State state(Path path, PDSignature signature, boolean isLast) {
    int[] range = signature.getByteRange();
    boolean sound =
        range != null
            && range.length == 4
            && range[0] == 0
            && range[1] > 0
            && range[2] > range[1]
            && range[3] > 0;
    if (!sound) {
      return Seal.State.BROKEN;
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      SignedBytes signed = new SignedBytes(file, range, signature.getContents());
      boolean whole = signed.leavesOutItselfOnly() && (!isLast || signed.reachesToTheEnd());
      return whole && signed.fits() ? Seal.State.UNVERIFIED : Seal.State.BROKEN;
    } catch (IOException e) {
      // What it names lies outside of the file.
      return Seal.State.BROKEN;
    }
  }

  /// In hexadecimal digits, between angle brackets.
  private boolean leavesOutItselfOnly() {
    return range[2] - range[1] == 2 * signature.length + 2;
  }

  private boolean reachesToTheEnd() throws IOException {
    long end = (long) range[2] + range[3];
    if (end > file.length()) {
      return false;
    }
    byte[] rest = new byte[(int) Math.min(64, file.length() - end)];
    file.seek(end);
    file.readFully(rest);
    for (byte left : rest) {
      if (left != 0 && left != '\n' && left != '\r' && left != ' ') {
        return false;
      }
    }
    return file.length() - end <= 64;
  }

  /// True as well where the signature is of a kind that carries no digest to compare.
  private boolean fits() throws IOException {
    Optional<byte[]> said = messageDigest();
    if (said.isEmpty()) {
      return true;
    }
    boolean compared = false;
    for (Algorithm algorithm : Algorithm.values()) {
      if (algorithm.length == said.get().length && indexOf(algorithm.id()) >= 0) {
        Optional<byte[]> found = digest(algorithm);
        if (found.isPresent() && MessageDigest.isEqual(found.get(), said.get())) {
          return true;
        }
        compared |= found.isPresent();
      }
    }
    return !compared;
  }

  /// The value behind the attribute's name: a set of one octet string.
  private Optional<byte[]> messageDigest() {
    int at = indexOf(MESSAGE_DIGEST) + MESSAGE_DIGEST.length;
    boolean there =
        at >= MESSAGE_DIGEST.length
            && at + 4 < signature.length
            && signature[at] == 0x31
            && signature[at + 2] == 0x04;
    if (!there) {
      return Optional.empty();
    }
    int length = signature[at + 3];
    return length < 1 || at + 4 + length > signature.length
        ? Optional.empty()
        : Optional.of(ByteBuffer.wrap(signature).slice(at + 4, length)).map(SignedBytes::bytes);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private int indexOf(byte[] wanted) {
    ByteBuffer sought = ByteBuffer.wrap(wanted);
    for (int i = 0; i + wanted.length <= signature.length; i++) {
      if (ByteBuffer.wrap(signature, i, wanted.length).equals(sought)) {
        return i;
      }
    }
    return -1;
  }

  private Optional<byte[]> digest(Algorithm algorithm) throws IOException {
    if (algorithm.name.equals(SM3)) {
      long length = (long) range[1] + range[3];
      if (length > MOST_FOR_SM3) {
        return Optional.empty();
      }
      byte[] message = new byte[(int) length];
      file.seek(range[0]);
      file.readFully(message, 0, range[1]);
      file.seek(range[2]);
      file.readFully(message, range[1], range[3]);
      return Optional.of(Sm3.digest(message));
    }
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm.name);
      for (int part : List.of(0, 2)) {
        update(digest, range[part], range[part + 1]);
      }
      return Optional.of(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }

  private void update(MessageDigest digest, long from, long length) throws IOException {
    byte[] buffer = new byte[1 << 16];
    file.seek(from);
    long left = length;
    while (left > 0) {
      int read = file.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("the signed bytes end early");
      }
      digest.update(buffer, 0, read);
      left -= read;
    }
  }
}
