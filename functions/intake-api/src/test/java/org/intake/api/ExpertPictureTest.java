package org.intake.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.intake.application.review.BlindCase;
import org.intake.domain.Sha256;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.CellRef;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;
import org.intake.domain.reading.SealReport;
import org.intake.programme.BuiltInProgrammes;
import org.junit.jupiter.api.Test;

/// What an expert sees of the sheet of an office file: page 0, with personal data covered.
class ExpertPictureTest {
  private static final Programme PROGRAMME =
      BuiltInProgrammes.load().programme("sme-ip-pilot-2017").orElseThrow();

  private static final DocumentDefinition FORM =
      PROGRAMME.reading().documents().stream()
          .filter(document -> document.fields().stream().anyMatch(FieldDefinition::personal))
          .filter(document -> !document.fields().stream().allMatch(FieldDefinition::personal))
          .findFirst()
          .orElseThrow();

  private static final Box BOX = new Box(0.1, 0.2, 0.3, 0.04);
  private static final CellRef CELL = new CellRef(1, 2, 3);

  private static ReadField field(boolean personal, Place place) {
    String name =
        FORM.fields().stream()
            .filter(field -> field.personal() == personal)
            .findFirst()
            .orElseThrow()
            .name();
    return new ReadField(
        name, name, new FieldValue.Text("值"), "值", null, Method.FORM_TABLE, 1, 1, Set.of(), place);
  }

  private static FileReading with(ReadField... fields) {
    return new FileReading(
        "申报表.docx",
        Sha256.of(new byte[] {1}),
        1,
        "application/msword",
        List.of(),
        List.of(),
        List.of(
            new ReadDocument(
                FORM.type(),
                1,
                0,
                0,
                null,
                List.of(fields),
                List.of(),
                SealReport.NOT_EXPECTED,
                List.of())));
  }

  @Test
  void coversWhatIsPersonalAndOnlyThat() {
    Place drawn = new Place(0, BOX, CELL, null, "值");
    assertThat(BlindCase.covered(with(field(true, drawn), field(false, drawn)), PROGRAMME, 0))
        .hasValueSatisfying(boxes -> assertThat(boxes).containsExactly(BOX));
    assertThat(BlindCase.covered(with(field(true, drawn)), PROGRAMME, 1))
        .hasValueSatisfying(boxes -> assertThat(boxes).isEmpty());
  }

  @Test
  void showsNothingWhereSomethingPersonalHasNoPlaceOnThePicture() {
    Place elsewhere = Place.ofCell(0, CELL, "值");
    assertThat(BlindCase.covered(with(field(true, elsewhere)), PROGRAMME, 0)).isEmpty();
    assertThat(BlindCase.covered(with(field(false, elsewhere)), PROGRAMME, 0)).isPresent();
  }
}
