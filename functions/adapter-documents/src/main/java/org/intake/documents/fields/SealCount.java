package org.intake.documents.fields;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intake.documents.layout.LaidOutPage;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.FieldType;
import org.intake.domain.programme.Locator;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.ReadField;
import org.intake.domain.reading.Seal;
import org.intake.domain.reading.SealReport;

/// How many seals stand on a document, where a page can show any.
final class SealCount {
  private static final double TOLD = 0.95;

  /// A page without colour may hide one.
  private static final double SOME_PAGES_CANNOT_TELL = 0.7;

  private SealCount() {}

  static List<ReadField> of(
      DocumentDefinition definition, List<LaidOutPage> all, int first, int last) {
    List<LaidOutPage> pages =
        all.stream().filter(page -> page.number() >= first && page.number() <= last).toList();
    return definition.fields().stream()
        .filter(field -> field.locator() == Locator.DERIVED && field.type() == FieldType.INTEGER)
        .flatMap(field -> count(field, pages).stream())
        .toList();
  }

  private static Optional<ReadField> count(FieldDefinition field, List<LaidOutPage> pages) {
    if (pages.stream().noneMatch(page -> page.sealReport() == SealReport.TOLD)) {
      return Optional.empty();
    }
    List<Seal> seals = pages.stream().flatMap(page -> page.seals().stream()).toList();
    boolean told = pages.stream().noneMatch(p -> p.sealReport() == SealReport.CANNOT_TELL);
    boolean recognised = pages.getFirst().source() == PageSource.OCR;
    return Optional.of(
        new ReadField(
            field.name(),
            field.title().zhHans(),
            new FieldValue.Decimal(BigDecimal.valueOf(seals.size())),
            "",
            field.unit(),
            recognised ? Method.OCR : Method.TEXT_LAYER,
            told ? TOLD : SOME_PAGES_CANNOT_TELL,
            1,
            Set.of(),
            seals.isEmpty()
                ? Place.ofPage(pages.getFirst().number(), "")
                : Place.ofBox(seals.getFirst().page(), seals.getFirst().box(), "")));
  }
}
