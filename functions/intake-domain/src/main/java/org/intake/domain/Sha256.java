package org.intake.domain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The identity of content: 64 lower-case hexadecimal digits.
public record Sha256(String hex) implements Comparable<Sha256> {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
  private static final int BUFFER = 1 << 16;

  public Sha256 {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a SHA-256: 64 lower-case hexadecimal digits");
    }
  }

  public static Sha256 of(byte[] content) {
    return new Sha256(HexFormat.of().formatHex(digest().digest(content)));
  }

  /// Of all that a stream still has.
  public static Sha256 of(InputStream content) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    return new Sha256(HexFormat.of().formatHex(digest.digest()));
  }

  public static Sha256 ofText(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// A fresh digest, for content that is read as a stream.
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Enough to tell documents of one case apart in an id that people read.
  public String shortForm() {
    return hex.substring(0, 16);
  }

  @Override
  public int compareTo(Sha256 other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
