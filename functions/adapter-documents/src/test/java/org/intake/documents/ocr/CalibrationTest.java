package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.intake.documents.ocr.AimedReader.Ballot;
import org.intake.domain.programme.FieldType;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void readingsThatAgreeAndAreSureAreNearlyCertain() {
    assertThat(Calibration.confidence(new Ballot("48.4", 0.99, 2, 2, true, 1, true, List.of())))
        .isBetween(0.98, 1.0);
  }

  @Test
  void whatOverrulesTheFirstPassIsForAPerson() {
    assertThat(
            Calibration.confidence(new Ballot("31.2", 0.993, 6, 7, true, 0.85, false, List.of())))
        .isLessThan(0.8);
  }

  @Test
  void aValueWithoutTheFormOfItsTypeIsDoubtful() {
    assertThat(
            Calibration.confidence(new Ballot("0574-8718", 0.99, 2, 2, false, 1, true, List.of())))
        .isLessThan(0.5);
  }

  @Test
  void trustsFreeTextOnAPageOfTwoColoursLessThanDigits() {
    AimedReader.Ballot name = new AimedReader.Ballot("沈国栋", 0.99, 4, 4, true, 1, true, List.of());
    AimedReader.Ballot number =
        new AimedReader.Ballot("29862", 0.99, 4, 4, true, 1, true, List.of());

    assertThat(Calibration.confidence(name, FieldType.TEXT, true))
        .isLessThan(Calibration.confidence(name, FieldType.TEXT, false));
    assertThat(Calibration.confidence(number, FieldType.INTEGER, true))
        .isEqualTo(Calibration.confidence(number, FieldType.INTEGER, false));
  }

  @Test
  void trustsNoFigureOnAPageOfTwoColoursThatReadingsTellDifferently() {
    Ballot split = new Ballot("33.08", 0.98, 3, 4, true, 0.8, true, List.of("53.08"));

    assertThat(Calibration.confidence(split, FieldType.DECIMAL, false)).isGreaterThan(0.6);
    assertThat(Calibration.confidence(split, FieldType.DECIMAL, true)).isLessThan(0.6);
  }

  /// A fax's 496 was 196 to every reading, all of them sure.
  @Test
  void trustsNoFigureOnAPageOfTwoColoursThatMayHaveLostAStroke() {
    Ballot lost = new Ballot("196", 0.995, 4, 4, true, 1, true, List.of());
    Ballot whole = new Ballot("296", 0.995, 4, 4, true, 1, true, List.of());
    Ballot day = new Ballot("2017年7月20日", 0.995, 4, 4, true, 1, true, List.of());
    Ballot other = new Ballot("2017年7月13日", 0.995, 4, 4, true, 1, true, List.of());

    assertThat(Calibration.confidence(lost, FieldType.INTEGER, true)).isLessThan(0.6);
    assertThat(Calibration.confidence(whole, FieldType.INTEGER, true)).isGreaterThan(0.9);
    assertThat(Calibration.confidence(day, FieldType.DATE, true)).isGreaterThan(0.9);
    assertThat(Calibration.confidence(other, FieldType.DATE, true)).isLessThan(0.6);
  }

  /// A fax's 496 whose 4 had lost its strokes was 196 to all readings.
  @Test
  void aFiguresReadingsOnAPageOfTwoColoursDoNotConfirmEachOther() {
    Ballot alike = new Ballot("196", 0.94, 2, 2, true, 1, true, List.of());
    double aimed = Calibration.confidence(alike, FieldType.INTEGER, true);
    double first = 0.98;

    assertThat(1 - (1 - aimed) * (1 - first / 2)).isLessThan(0.6);
  }

  @Test
  void aDateThatManyReadingsGiveAlikeIsSureThoughNoneOfThemIs() {
    Ballot alike = new Ballot("2016年12月31日", 0.9, 7, 7, true, 1, true, List.of());
    Ballot few = new Ballot("2016年12月31日", 0.9, 2, 2, true, 1, true, List.of());
    Ballot split = new Ballot("2016年12月31日", 0.9, 7, 8, true, 0.9, true, List.of("2015年12月31日"));

    assertThat(Calibration.confidence(alike, FieldType.DATE, false)).isGreaterThan(0.9);
    assertThat(Calibration.confidence(alike, FieldType.DATE, true)).isLessThan(0.9);
    assertThat(Calibration.confidence(few, FieldType.DATE, false)).isLessThan(0.9);
    assertThat(Calibration.confidence(split, FieldType.DATE, false)).isLessThan(0.9);
  }

  /// 5日 was 3日 to four of five readings and trusted.
  @Test
  void trustsNoDateOnAPageOfTwoColoursUnlessAllReadingsAreSure() {
    Ballot split = new Ballot("2017年7月3日", 0.98, 4, 5, true, 0.8, true, List.of("2017年7月5日"));

    assertThat(Calibration.confidence(split, FieldType.DATE, true)).isLessThan(0.3);
    assertThat(Calibration.confidence(split, FieldType.DATE, false)).isGreaterThan(0.6);
  }
}
