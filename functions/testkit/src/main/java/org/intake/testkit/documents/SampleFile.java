package org.intake.testkit.documents;

import java.util.List;

/// A written file and the truth about it.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SampleFile(String name, byte[] bytes, Truth truth) {

  /// An office file of the format that the name's extension says.
  public static SampleFile office(String name, List<Piece> pieces) {
    String extension = name.substring(name.lastIndexOf('.') + 1);
    byte[] bytes =
        switch (extension) {
          case "docx" -> DocxWriter.write(pieces);
          case "xlsx" -> XlsxWriter.write(pieces);
          case "xls", "et" -> XlsWriter.write(pieces);
          default -> throw new IllegalArgumentException("no office writer for ." + extension);
        };
    return new SampleFile(name, bytes, Truth.of(pieces));
  }

  public SampleFile named(String newName) {
    return new SampleFile(newName, bytes, truth);
  }
}
