package org.intake.packing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Makes every entry of a zip a file that all may read. The JDK writes no Unix modes, and what
/// Lambda does without them is left to its unpacker.
final class UnixModes {
  private static final int END_OF_DIRECTORY = 0x06054b50;
  private static final int DIRECTORY_ENTRY = 0x02014b50;
  private static final int END_LENGTH = 22;
  private static final int ENTRY_LENGTH = 46;
  private static final byte UNIX = 3;

  /// A regular file, rw-r--r--, in the upper half of the external attributes.
  private static final int READABLE_FILE = 0100644 << 16;

  private UnixModes() {}

  static void readable(Path zip) throws IOException {
    try (FileChannel file =
        FileChannel.open(zip, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer bytes =
          file.map(MapMode.READ_WRITE, 0, file.size()).order(ByteOrder.LITTLE_ENDIAN);
      int end = bytes.limit() - END_LENGTH;
      if (bytes.getInt(end) != END_OF_DIRECTORY) {
        throw new IOException("not a zip without a comment: " + zip.getFileName());
      }
      int entries = Short.toUnsignedInt(bytes.getShort(end + 10));
      int at = bytes.getInt(end + 16);
      for (int entry = 0; entry < entries; entry++) {
        if (bytes.getInt(at) != DIRECTORY_ENTRY) {
          throw new IOException("not a directory entry in " + zip.getFileName());
        }
        bytes.put(at + 5, UNIX);
        bytes.putInt(at + 38, READABLE_FILE);
        at +=
            ENTRY_LENGTH
                + Short.toUnsignedInt(bytes.getShort(at + 28))
                + Short.toUnsignedInt(bytes.getShort(at + 30))
                + Short.toUnsignedInt(bytes.getShort(at + 32));
      }
    }
  }
}
