package org.intake.domain.programme;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The organs that may sign, by name and alias. An unknown name is a question for a person, never a
/// failure.
public record OrganRegistry(List<Organ> organs) {
  public OrganRegistry {
    organs = List.copyOf(organs);
  }

  public Optional<Organ> byId(String id) {
    return organs.stream().filter(organ -> organ.id().equals(id)).findFirst();
  }

  /// The organ of exactly this name or alias (white space does not count), narrowed to a division
  /// where one is given.
  public Optional<Organ> named(String name, @Nullable String division) {
    String wanted = name.replaceAll("\\s", "");
    List<Organ> fitting =
        organs.stream()
            .filter(organ -> division == null || division.equals(organ.division()))
            .filter(organ -> names(organ).anyMatch(wanted::equals))
            .toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  public List<Organ> ofKind(String kind, @Nullable String division) {
    return organs.stream()
        .filter(organ -> organ.kind().equals(kind))
        .filter(organ -> division == null || division.equals(organ.division()))
        .toList();
  }

  private static Stream<String> names(Organ organ) {
    return Stream.concat(Stream.of(organ.name()), organ.aliases().stream());
  }
}
