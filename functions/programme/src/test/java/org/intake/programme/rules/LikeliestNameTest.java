package org.intake.programme.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intake.domain.reading.Problem;
import org.intake.domain.screening.Finding;
import org.junit.jupiter.api.Test;

/// What a finding tells the person who must act on it.
class LikeliestNameTest {
  private static Map<String, String> said(String check, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.check().equals(check))
        .collect(
            Collectors.toMap(
                finding -> String.valueOf(finding.park()), finding -> finding.message().zhHans()));
  }

  /// 鹭 is no character of the recognition's model: the park was two, and nobody said which.
  @Test
  void namesTheListedParkThatARecognisedNameIsNearest() {
    Map<String, String> said =
        said(
            "R-MAT-03",
            Rules2017.rules()
                .screen(
                    CaseBuilder.clean(Rules2017.programme())
                        .without("east")
                        .park("other", "云芍新材产业园", "江苏省苏州市吴中区云岭路12号")
                        .build()));

    assertThat(said.get("云芍新材产业园")).contains("最接近的是“云岭新材产业园”");
    assertThat(said.get(CaseBuilder.EAST)).contains("名称与之相近：“云芍新材产业园”");
  }

  @Test
  void namesNoneForAnotherPark() {
    Map<String, String> said =
        said(
            "R-MAT-03",
            Rules2017.rules()
                .screen(
                    CaseBuilder.clean(Rules2017.programme())
                        .park("other", "望川产业园", "苏州市吴中区")
                        .build()));

    assertThat(said.get("望川产业园")).contains("不在第一部分的申报园区名单中。");
  }

  @Test
  void tellsWhatIsWrongWithEachFileInItsOwnLanguage() {
    Finding finding =
        Rules2017.rules()
            .screen(
                CaseBuilder.clean(Rules2017.programme())
                    .file("{city}.pdf", Problem.Code.ENCRYPTED)
                    .build())
            .stream()
            .filter(each -> each.check().equals("R-MAT-09"))
            .findFirst()
            .orElseThrow();

    assertThat(finding.message().zhHans()).contains("“{city}.pdf”第1页：");
    assertThat(finding.message().en()).contains("\"{city}.pdf\", page 1: ");
  }
}
