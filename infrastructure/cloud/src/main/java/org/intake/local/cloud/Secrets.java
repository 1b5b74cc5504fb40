package org.intake.local.cloud;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/// The access key of one data directory, made at its first start. Other users of the machine reach
/// the ports but not the file.
record Secrets(String accessKeyId, String secretAccessKey) {

  static Secrets open(Path file) throws IOException {
    if (!Files.exists(file)) {
      var random = new SecureRandom();
      // DynamoDB Local takes letters and digits only.
      DurableFile.replace(
          file,
          ("INTAKELOCAL" + hex(random, 5) + "\n" + hex(random, 20) + "\n").getBytes(US_ASCII));
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    }
    List<String> lines = Files.readAllLines(file, US_ASCII);
    return new Secrets(lines.get(0), lines.get(1));
  }

  private static String hex(SecureRandom random, int bytes) {
    var value = new byte[bytes];
    random.nextBytes(value);
    return HexFormat.of().withUpperCase().formatHex(value);
  }

  @Override
  public String toString() {
    return "Secrets[" + accessKeyId + "]";
  }
}
