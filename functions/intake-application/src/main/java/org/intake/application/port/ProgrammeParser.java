package org.intake.application.port;

import java.util.List;
import java.util.SortedMap;
import org.intake.domain.programme.Programme;

/// Reads the files of a programme that come from outside this installation, such as those of a
/// decision bundle.
public interface ProgrammeParser {
  Parsed parse(SortedMap<String, byte[]> files);

  sealed interface Parsed {
    record Programmed(Programme programme, RuleBook rules) implements Parsed {}

    record Faulty(List<String> faults) implements Parsed {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }
}
