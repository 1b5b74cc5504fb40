package org.intake.application.assemble;

import java.util.List;
import org.intake.domain.casefile.City;
import org.intake.domain.casefile.Material;

/// What the documents of a submission amount to: one application per city.
public record Assembly(List<Application> applications) {
  public Assembly {
    applications = List.copyOf(applications);
  }

  /// One city's material with its parks in the order of the form; `rank` is the letter's order of
  /// recommendation, 0 when none is given.
  public record Application(City city, List<String> parks, int rank, Material material) {
    public Application {
      parks = List.copyOf(parks);
    }
  }
}
