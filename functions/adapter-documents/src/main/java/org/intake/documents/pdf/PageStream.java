package org.intake.documents.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.contentstream.PDContentStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/// A page's drawing instructions, unpacked into memory. PDFBox parses them byte by byte through the
/// decoder or the file, which took a fifth of the time of a page of text.
final class PageStream implements PDContentStream {
  /// Instructions beyond this size are parsed where they lie.
  private static final int MOST_BYTES = 8 << 20;

  private final PDPage page;
  private final byte[] instructions;

  private PageStream(PDPage page, byte[] instructions) {
    this.page = page;
    this.instructions = instructions;
  }

  static PDContentStream of(PDPage page) throws IOException {
    try (InputStream in = page.getContents()) {
      byte[] instructions = in.readNBytes(MOST_BYTES + 1);
      return instructions.length > MOST_BYTES ? page : new PageStream(page, instructions);
    }
  }

  @Override
  public InputStream getContents() {
    return new ByteArrayInputStream(instructions);
  }

  @Override
  public RandomAccessRead getContentsForRandomAccess() {
    return new InstructionBytes(instructions);
  }

  @Override
  public PDResources getResources() {
    return page.getResources();
  }

  @Override
  public PDRectangle getBBox() {
    return page.getBBox();
  }

  @Override
  public Matrix getMatrix() {
    return page.getMatrix();
  }
}
