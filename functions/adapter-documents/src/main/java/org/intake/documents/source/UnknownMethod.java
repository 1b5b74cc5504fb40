package org.intake.documents.source;

import java.io.IOException;

/// A sound archive whose members are packed by a method that the library does not know.
final class UnknownMethod extends IOException {
  private static final long serialVersionUID = 1L;

  UnknownMethod(Exception cause) {
    super(cause);
  }
}
