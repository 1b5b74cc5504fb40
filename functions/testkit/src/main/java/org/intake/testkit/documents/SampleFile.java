package org.intake.testkit.documents;

/// A written file and the truth about it.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SampleFile(String name, byte[] bytes, Truth truth) {

  public SampleFile named(String newName) {
    return new SampleFile(newName, bytes, truth);
  }
}
