package org.intake.journey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.screening.Finding;

/// The verdict files of the golden packages: city, then the whole case or a park, then check and
/// outcome.
final class GoldenVerdicts {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final String WHOLE = "";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private GoldenVerdicts() {}

  record Verdicts(Map<String, Map<String, Map<String, String>>> cities) {
    static Verdicts of(List<CaseRecord> cases) {
      Map<String, Map<String, Map<String, String>>> cities = new TreeMap<>();
      for (CaseRecord one : cases) {
        Map<String, Map<String, String>> places = new TreeMap<>();
        places.computeIfAbsent(WHOLE, key -> new TreeMap<>()).put("status", one.status().name());
        for (Finding finding : one.findings()) {
          String park = finding.park();
          places
              .computeIfAbsent(park == null ? WHOLE : park, key -> new TreeMap<>())
              .put(finding.check(), finding.outcome().name());
        }
        cities.put(one.city().name(), places);
      }
      return new Verdicts(cities);
    }

    /// `check` or `check@park` with its outcome, for one city.
    Map<String, String> flat(String city) {
      Map<String, String> flat = new TreeMap<>();
      cities
          .getOrDefault(city, Map.of())
          .forEach((place, checks) ->
              checks.forEach((check, outcome) ->
                  flat.put(place.isEmpty() ? check : check + "@" + place, outcome)));
      flat.remove("status");
      return flat;
    }

    String json() {
      try {
        return JSON.writeValueAsString(cities) + "\n";
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static String expected(String name) {
    try {
      Path file = FOLDER.resolve(name + ".json");
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(String name, Verdicts verdicts) {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(name + ".json"), verdicts.json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
