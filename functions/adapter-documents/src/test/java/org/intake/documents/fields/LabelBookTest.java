package org.intake.documents.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.intake.documents.Guides;
import org.intake.documents.fields.LabelBook.Match;
import org.intake.domain.reading.DocumentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelBookTest {
  private final LabelBook labels =
      new LabelBook(Guides.callOf2017().definition(new DocumentType("FORM_PART_2")).orElseThrow());

  @ParameterizedTest
  @CsvSource({
    "区级别, parkLevel",
    "专职工作人员数人), ipFullTimeStaff",
    "从间人员数, employees",
    "入园企业数, enterpriseCount",
    "入回企业数!家, enterpriseCount",
    "'有效发明专利拥有好!件,', validInventionPatents",
    "'规划面积平方公里;', area",
    "'每万人1发明专利拥有重!首/万人)', inventionPer10k"
  })
  void knowsALabelDespiteWhatRecognitionDidToIt(String read, String field) {
    assertThat(labels.match(read, true).map(m -> m.field().name())).contains(field);
  }

  @Test
  void toleratesNothingWhereNothingWasRecognised() {
    assertThat(labels.match("区级别", false)).isEmpty();
  }

  @Test
  void guessesABadlyReadLabelOnlyAmongFieldsThatAreMissing() {
    String read = "和侍万人口发明专利拥有其";

    assertThat(name(labels.likeliest(read, Set.of()))).contains("inventionPer10k");
    assertThat(name(labels.likeliest(read, Set.of("inventionPer10k"))))
        .isNotEqualTo(Optional.of("inventionPer10k"));
    assertThat(labels.likeliest("苏州栖霞湾精密产业园", Set.of())).isEmpty();
  }

  private static Optional<String> name(Optional<Match> match) {
    return match.map(m -> m.field().name());
  }
}
