package org.intake.application.query;

import java.util.List;
import java.util.Optional;
import org.intake.application.port.Ledger;
import org.intake.domain.casefile.Province;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.DivisionType;
import org.intake.domain.programme.Programme;

/// Who holds which places, province by province.
public final class QuotaBook {
  private final Ledger ledger;

  public QuotaBook(Ledger ledger) {
    this.ledger = ledger;
  }

  /// A recommending province; `book` is empty while it has no case.
  public record Line(Division province, int limit, Optional<Province> book) {
    public long taken() {
      return book.map(Province::placesTaken).orElse(0L);
    }
  }

  /// All provinces of the table, those without a case included.
  public List<Line> of(Programme programme) {
    return programme.reading().divisions().all().stream()
        .filter(division -> isRecommender(programme, division))
        .map(division ->
            new Line(
                division,
                programme.quota().limitOf(division.code()),
                ledger
                    .load(Province.class, Province.idOf(programme.id(), division.code()))
                    .map(Stored::value)))
        .toList();
  }

  /// Provinces, and whoever the programme file gives a quota of its own.
  private static boolean isRecommender(Programme programme, Division division) {
    return division.type() == DivisionType.PROVINCE
        || division.type() == DivisionType.MUNICIPALITY
        || programme.quota().ownLimits().containsKey(division.code());
  }
}
