package org.intake.programme;

import java.util.List;
import java.util.stream.Collectors;

/// All faults of a programme file at once, in the order of the file.
public record ProgrammeFaults(List<Fault> faults) {
  public ProgrammeFaults {
    faults = List.copyOf(faults);
  }

  @Override
  public String toString() {
    return faults.stream().map(Fault::toString).collect(Collectors.joining("\n"));
  }
}
