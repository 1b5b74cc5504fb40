package org.intake.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.util.List;
import org.intake.testkit.documents.ApplicationForm;
import org.intake.testkit.documents.CityPlan;
import org.intake.testkit.documents.FormStyle;
import org.intake.testkit.documents.JiangsuPackage;
import org.intake.testkit.documents.PdfWriter;
import org.intake.testkit.documents.Piece;
import org.intake.testkit.documents.RecommendationLetter;
import org.intake.testkit.documents.SampleCities;
import org.intake.testkit.documents.SampleCity;
import org.intake.testkit.documents.SampleFile;
import org.intake.testkit.documents.SampleLetter;
import org.intake.testkit.documents.SampleProvince;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Documents with a known truth: every field, its place, its certainty.
class GeneratedDocumentsTest {
  private static final List<FormStyle> STYLES =
      List.of(FormStyle.plain(), FormStyle.ornate(), FormStyle.list(), FormStyle.sideHeadings());

  @Test
  void readsEveryFieldOfTheSamplePackage() {
    Comparison comparison = new Comparison();
    for (SampleFile file : JiangsuPackage.create().files()) {
      comparison.add(file, Readings.one(file.name(), file.bytes()));
    }

    assertThat(comparison.wrong()).isEmpty();
    assertThat(comparison.right()).isEqualTo(comparison.fields()).isGreaterThan(200);
  }

  /// Other cities, values and styles than those of the sample package.
  @ParameterizedTest
  @ValueSource(longs = {8, 9, 42, 1999})
  void readsCitiesThatItWasNotBuiltOn(long seed) {
    Comparison comparison = new Comparison();
    for (SampleCities.Place place :
        List.of(SampleCities.mianyang(), SampleCities.changshu(), SampleCities.foshan())) {
      SampleCity city = SampleCities.invent(place, 3, seed);
      FormStyle style = STYLES.get((int) (seed % STYLES.size()));
      add(comparison, "申报表.pdf", ApplicationForm.pieces(city, style), seed % 2 == 1);
      add(comparison, "方案.pdf", List.of(CityPlan.piece(city)), seed % 2 == 0);
      SampleLetter letter = SampleLetter.of(city.province(), List.of(city), seed);
      add(comparison, "函.pdf", List.of(RecommendationLetter.piece(letter)), true);
    }

    assertThat(comparison.wrong()).isEmpty();
    assertThat(comparison.right()).isEqualTo(comparison.fields());
  }

  private static void add(
      Comparison comparison, String name, List<Piece> pieces, boolean asFromWord) {
    SampleFile file =
        PdfWriter.write(
            name, pieces, asFromWord ? PdfWriter.Style.asFromWord() : PdfWriter.Style.plain());
    comparison.add(file, Readings.one(file.name(), file.bytes()));
  }

  @Test
  void readsTraditionalDocumentsIntoSimplifiedValues() {
    SampleCity city = SampleCities.invent(SampleCities.wuxi(), 2, 11);
    Comparison comparison = new Comparison();
    List<Piece> form =
        ApplicationForm.pieces(city, FormStyle.ornate()).stream()
            .map(piece -> piece.withTexts(ZhConverterUtil::toTraditional))
            .toList();
    add(comparison, "申報表.pdf", form, false);
    SampleLetter letter = SampleLetter.of(SampleProvince.jiangsu(), List.of(city), 11);
    add(
        comparison,
        "推薦函.pdf",
        List.of(RecommendationLetter.piece(letter).withTexts(ZhConverterUtil::toTraditional)),
        false);

    assertThat(comparison.wrong()).isEmpty();
  }
}
