package org.intake.journey;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.intake.domain.screening.Outcome;
import org.intake.testkit.documents.SampleFile;

/// A package with what must come of it. `differs` names what is not as in the clean package of the
/// same city: a check, or `check@park number`, both for the city that comes first.
record Golden(
    String name, String province, String at, List<SampleFile> files, Map<String, Outcome> differs) {
  private static final String IN_TIME = "2017-07-20T01:00:00Z";

  Golden {
    files = List.copyOf(files);
    differs = Map.copyOf(differs);
  }

  static Golden of(String name, String province, List<SampleFile> files) {
    return new Golden(name, province, IN_TIME, files, Map.of());
  }

  Golden says(Outcome outcome, String... checks) {
    Map<String, Outcome> more = new TreeMap<>(differs);
    for (String check : checks) {
      more.put(check, outcome);
    }
    return new Golden(name, province, at, files, more);
  }

  Golden fails(String... checks) {
    return says(Outcome.FAIL, checks);
  }

  Golden asks(String... checks) {
    return says(Outcome.NEEDS_HUMAN, checks);
  }

  Golden at(String instant) {
    return new Golden(name, province, instant, files, differs);
  }

  @Override
  public String toString() {
    return name;
  }
}
