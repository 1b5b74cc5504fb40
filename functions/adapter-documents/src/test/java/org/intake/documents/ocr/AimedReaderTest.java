package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.intake.documents.Definitions;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.intake.documents.ocr.OcrEngine.GlyphLine;
import org.intake.documents.ocr.OcrEngine.Model;
import org.intake.documents.ocr.ScanReader.AimedReading;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.FieldType;
import org.intake.domain.reading.SealReport;
import org.junit.jupiter.api.Test;

/// How the readings of one place vote.
class AimedReaderTest {
  private static final int DPI = 250;

  /// Says of the place one line after the other, and the last one from then on.
  private record Saying(Deque<GlyphLine> lines) implements OcrEngine {
    @Override
    public List<GlyphLine> recognise(GreyPicture picture, Request request) {
      return List.of(lines.size() > 1 ? lines.removeFirst() : lines.getFirst());
    }

    @Override
    public void close() {}
  }

  /// Characters a square each; `doubtful` are those that the engine is not sure of.
  private static GlyphLine line(String text, String doubtful) {
    List<Glyph> glyphs = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      String character = text.substring(i, i + 1);
      double sure = doubtful.contains(character) ? 0.5 : 0.995;
      glyphs.add(
          new Glyph(character, new Rectangle(40 * i + 20, 20, 40 * i + 52, 52), sure, 0.995));
    }
    return new GlyphLine(glyphs);
  }

  /// What is made of a place that the page's first reading reads as `first` and others as `again`.
  private static AimedReading read(
      FieldType type, boolean isBilevel, GlyphLine first, GlyphLine... again) {
    return read(Definitions.field(type), isBilevel, first, again);
  }

  private static AimedReading read(
      FieldDefinition field, boolean isBilevel, GlyphLine first, GlyphLine... again) {
    GreyPicture picture = GreyPicture.blank(800, 80);
    first.glyphs().forEach(glyph -> picture.fill(glyph.place(), 0));
    PreparedPage page =
        new PreparedPage(
            picture,
            DPI,
            800,
            80,
            DPI,
            Homography.IDENTITY,
            isBilevel,
            false,
            List.of(),
            SealReport.CANNOT_TELL,
            0);
    PageReader.Reading reading =
        new PageReader.Reading(
            page, Model.SIMPLIFIED, List.of(new PageReader.Part.Line(first)), picture, false);
    return new AimedReader(new Saying(new ArrayDeque<>(List.of(again))))
        .read(reading, new Rectangle(0, 0, 800, 80), field)
        .orElseThrow();
  }

  @Test
  void thePlaceForAStampBehindAnOrganHasNoVote() {
    AimedReading read =
        read(
            FieldType.ORG,
            false,
            line("苏州市知识产权局(著章)", "著章"),
            line("苏州市知识产权局〈盖章)", "〈"),
            line("苏州市知识产权局(盖普)", "普"));

    assertThat(read.text()).isEqualTo("苏州市知识产权局");
    assertThat(read.others()).isEmpty();
    assertThat(read.confidence()).isGreaterThan(0.95);
  }

  @Test
  void anOrganWhoseNameIsReadInTwoWaysIsNoSurerForIt() {
    AimedReading read =
        read(
            FieldType.ORG,
            false,
            line("苏州市知识产权局(盖章)", ""),
            line("苏州市知识户权局(盖章)", ""),
            line("苏州市知识产权局(盖章)", ""));

    assertThat(read.others()).containsExactly("苏州市知识户权局");
    assertThat(read.confidence()).isLessThan(0.9);
  }

  /// A fax's 5 that lost its upper stroke is a 3 to the page's reading and to the next one.
  @Test
  void aFigureOfAFaxIsReadAtEverySizeAndTrustedOnlyWhereAllReadingsAgree() {
    GlyphLine wrong = line("33.08", "");
    GlyphLine right = line("53.08", "5");
    GlyphLine whole = line("26.08", "");

    assertThat(read(FieldType.DECIMAL, true, wrong, wrong, wrong, right, wrong).confidence())
        .isLessThan(0.6);
    assertThat(read(FieldType.DECIMAL, true, whole, whole).confidence()).isGreaterThan(0.95);
    assertThat(read(FieldType.DECIMAL, false, wrong, wrong, wrong, right).readings()).isEqualTo(1);
  }

  @Test
  void aNameThatBeginsWithNoSurnameIsNeverSure() {
    FieldDefinition name = Definitions.nameOfAPerson();

    assertThat(read(name, false, line("蒋景行", ""), line("蒋景行", "")).confidence())
        .isGreaterThan(0.95);
    assertThat(read(name, false, line("薪景行", ""), line("薪景行", "")))
        .satisfies(read -> assertThat(read.text()).isEqualTo("薪景行"))
        .satisfies(read -> assertThat(read.confidence()).isLessThan(0.6));
  }
}
