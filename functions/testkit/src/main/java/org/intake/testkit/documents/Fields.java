package org.intake.testkit.documents;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The fields of one part, by their names in `fields.psv`, in the order of the form.
public record Fields(SequencedMap<String, SampleValue> values) {

  public Fields {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
  }

  public static Fields none() {
    return new Fields(new LinkedHashMap<>());
  }

  /// The same fields with one set or changed; its place in the order is kept.
  public Fields with(String name, SampleValue value) {
    var changed = new LinkedHashMap<>(values);
    changed.put(name, value);
    return new Fields(changed);
  }

  public SampleValue get(String name) {
    SampleValue value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no such field in this part: " + name);
    }
    return value;
  }

  public String shown(String name) {
    return get(name).shown();
  }
}
