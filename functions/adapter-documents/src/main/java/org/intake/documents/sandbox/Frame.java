package org.intake.documents.sandbox;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/// One message between parent and child: a kind, a length, bytes.
record Frame(Kind kind, byte[] body) {

  enum Kind {
    /// Child: warm and waiting.
    READY('Y'),
    /// Parent: read this file.
    READ('R'),
    /// Parent: draw these pages.
    DRAW('D'),
    /// Child: a page is done.
    PROGRESS('P'),
    /// Child: the readings.
    READINGS('G'),
    /// Child: the budget is used up; what the step gave.
    PAUSED('S'),
    /// Child: a picture for each wanted page; empty where there is none.
    PICTURE('I'),
    /// Child: the file could not be read at all.
    FAILED('F');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    static Kind of(int letter) throws IOException {
      for (Kind kind : values()) {
        if (kind.letter == letter) {
          return kind;
        }
      }
      throw new IOException("not a frame");
    }
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeByte(kind.letter);
    out.writeInt(body.length);
    out.write(body);
    out.flush();
  }

  /// Refuses to allocate more than `most` bytes, whatever the length says.
  static Frame readFrom(DataInputStream in, int most) throws IOException {
    Kind kind = Kind.of(in.readUnsignedByte());
    int length = in.readInt();
    if (length < 0) {
      throw new IOException("not a frame");
    }
    if (length > most) {
      throw new TooLarge();
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the frame was cut off");
    }
    return new Frame(kind, body);
  }

  /// The other side sent more than it may.
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /// `parts` are files with what earlier steps gave.
  record ReadRequest(
      String name, String path, java.util.List<String> parts, int pages, long millis) {
    ReadRequest {
      parts = java.util.List.copyOf(parts);
    }
  }

  record DrawRequest(
      String name,
      String path,
      java.util.List<org.intake.application.port.PagePictures.Page> wanted) {
    DrawRequest {
      wanted = java.util.List.copyOf(wanted);
    }
  }

  record PageDone(String file, int done, int total) {}

  record Readings(java.util.List<org.intake.domain.reading.FileReading> readings) {
    Readings {
      readings = java.util.List.copyOf(readings);
    }
  }
}
