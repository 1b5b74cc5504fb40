package org.intake.programme;

import java.util.List;
import java.util.SortedMap;
import org.intake.application.port.ProgrammeParser;
import org.intake.application.port.RuleBook;
import org.intake.domain.programme.Programme;

/// Programme files that somebody hands over, checked like any other.
public final class BundledProgrammes implements ProgrammeParser {
  @Override
  public Parsed parse(SortedMap<String, byte[]> files) {
    return switch (ProgrammeLoader.load(new ProgrammeFiles(files))) {
      case LoadResult.Loaded(Programme programme, RuleBook rules) ->
          new Parsed.Programmed(programme, rules);
      case LoadResult.Faulty(ProgrammeFaults faults) ->
          new Parsed.Faulty(List.of(faults.toString()));
    };
  }
}
