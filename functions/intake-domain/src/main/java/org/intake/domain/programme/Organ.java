package org.intake.domain.programme;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An organ of the registry. `kind` is free text of the programme file, such as `IP_OFFICE`,
/// `SME_DEPARTMENT`, `ADDRESSEE_CNIPA`.
public record Organ(
    String id,
    String kind,
    @Nullable String division,
    String name,
    List<String> aliases,
    @Nullable LocalDate from,
    @Nullable LocalDate until) {
  public Organ {
    aliases = List.copyOf(aliases);
  }
}
