package org.intake.domain.screening;

import java.util.List;
import org.intake.domain.programme.Division;
import org.jspecify.annotations.Nullable;

/// What rules must know of the recommending province beyond this case: all its letters and live
/// cases of the call, this case included. `code` is the division code of the recommender.
///
/// `otherLiveCase` is the number of another live case of the same city that this one does not
/// replace.
public record ProvinceFacts(
    String code, List<Letter> letters, List<LiveCase> cases, @Nullable String otherLiveCase) {
  public ProvinceFacts {
    letters = List.copyOf(letters);
    cases = List.copyOf(cases);
  }

  /// A recommendation letter of the province, of this submission or another.
  public record Letter(CaseDocument document, List<CaseField> fields) {
    public Letter {
      fields = List.copyOf(fields);
    }
  }

  /// A case that is not withdrawn, rejected or archived; `city` is null when its name is
  /// unresolved.
  public record LiveCase(String id, @Nullable Division city, String cityName) {}
}
