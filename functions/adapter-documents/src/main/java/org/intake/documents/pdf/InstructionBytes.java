package org.intake.documents.pdf;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/// Bytes in memory as PDFBox reads them. Its own buffer looks ahead by reading a byte and seeking
/// back, which its parser does before every token.
final class InstructionBytes implements RandomAccessRead {
  private static final int END = -1;

  private final byte[] bytes;
  private int at;
  private boolean closed;

  InstructionBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    return at < bytes.length ? bytes[at++] & 0xFF : END;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (at >= bytes.length) {
      return END;
    }
    int read = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, target, offset, read);
    at += read;
    return read;
  }

  @Override
  public int peek() {
    return at < bytes.length ? bytes[at] & 0xFF : END;
  }

  @Override
  public void rewind(int steps) throws IOException {
    seek(at - (long) steps);
  }

  @Override
  public long getPosition() {
    return at;
  }

  @Override
  public void seek(long position) throws IOException {
    if (position < 0) {
      throw new IOException("no such position: " + position);
    }
    at = (int) Math.min(position, bytes.length);
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public boolean isEOF() {
    return at >= bytes.length;
  }

  @Override
  public RandomAccessReadView createView(long start, long length) {
    return new RandomAccessReadView(this, start, length);
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
