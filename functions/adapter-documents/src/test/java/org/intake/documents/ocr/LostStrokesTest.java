package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.intake.documents.ocr.AimedReader.Candidate;
import org.junit.jupiter.api.Test;

class LostStrokesTest {
  private static List<String> restored(String... texts) {
    return LostStrokes.restored(
            List.of(texts).stream().map(text -> new Candidate(text, 0.99, true)).toList())
        .stream()
        .map(Candidate::text)
        .toList();
  }

  /// One model lost strokes of the code and another of the number.
  @Test
  void eachReadingGetsTheStrokesThatOthersSaw() {
    assertThat(restored("0512-33508186", "0312-55508186")).containsOnly("0512-55508186");
    assertThat(restored("196", "496", "196")).containsOnly("496");
    assertThat(restored("2017年7月3日", "2017年7月5日")).containsOnly("2017年7月5日");
  }

  @Test
  void readingsThatDifferInMoreStayAsTheyAre() {
    assertThat(restored("3308", "5380", "333")).containsExactly("3308", "5380", "333");
  }

  @Test
  void whatWasRestoredIsNeverSure() {
    assertThat(LostStrokes.restored(List.of(new Candidate("33", 0.99, true), fifty())))
        .allSatisfy(candidate -> assertThat(candidate.least()).isLessThan(0.7));
    assertThat(LostStrokes.restored(List.of(fifty(), fifty())))
        .allSatisfy(candidate -> assertThat(candidate.least()).isEqualTo(0.99));
  }

  @Test
  void onlyTheTextWithMoreStrokesIsTheRestoredOne() {
    assertThat(LostStrokes.isRestored("1533", "1555")).isTrue();
    assertThat(LostStrokes.isRestored("1555", "1533")).isFalse();
    assertThat(LostStrokes.isRestored("1355", "1533")).isFalse();
    assertThat(LostStrokes.isRestored("0510-55502356", "0510-55502256")).isFalse();
    assertThat(LostStrokes.isRestored("445", "1445")).isFalse();
  }

  private static Candidate fifty() {
    return new Candidate("53", 0.99, true);
  }
}
