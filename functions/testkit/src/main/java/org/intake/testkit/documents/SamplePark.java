package org.intake.testkit.documents;

/// A park with the values of its Part 2.
public record SamplePark(String name, Fields fields) {

  public SamplePark with(String field, SampleValue value) {
    return new SamplePark(name, fields.with(field, value));
  }
}
