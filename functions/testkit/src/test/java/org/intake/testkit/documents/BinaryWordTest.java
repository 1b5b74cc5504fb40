package org.intake.testkit.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.extractor.WordExtractor;
import org.junit.jupiter.api.Test;

class BinaryWordTest {
  @Test
  void theCommittedDocumentsStillSayWhatTheModelSays() throws IOException {
    for (SampleFile file : List.of(BinaryWord.form(), BinaryWord.letter())) {
      try (var document = new HWPFDocument(new ByteArrayInputStream(file.bytes()));
          var extractor = new WordExtractor(document)) {
        String text = extractor.getText().replaceAll("\\s", "");
        for (Truth.Document part : file.truth().documents()) {
          assertThat(part.fields())
              .filteredOn(field -> isOneStretch(field.value()))
              .allSatisfy(field -> assertThat(text).contains(field.raw().replaceAll("\\s", "")));
        }
      }
    }
  }

  private static boolean isOneStretch(TruthValue value) {
    return switch (value) {
      case TruthValue.Text _, TruthValue.Amount _, TruthValue.Date _, TruthValue.Organ _ -> true;
      case TruthValue.Division _,
          TruthValue.Names _,
          TruthValue.Divisions _,
          TruthValue.CityParks _,
          TruthValue.Dated _,
          TruthValue.YearAmounts _ ->
          false;
    };
  }
}
