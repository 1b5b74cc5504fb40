package org.intake.programme.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.intake.domain.Sha256;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.VerdictJson;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static String verdict() {
    List<Finding> findings =
        Rules2017.rules()
            .screen(
                CaseBuilder.clean(Rules2017.programme())
                    .number("east", "inventionPer10k", "48.39")
                    .blank("cover", "fillDate", "年 月 日")
                    .build());
    return VerdictJson.write("sme-ip-pilot-2017", Rules2017.programme().hash(), findings);
  }

  @Test
  void neitherLocaleNorZoneNorRepetitionChangesAByte() {
    String first = verdict();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.of("ar", "SA"));
      TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));

      assertThat(verdict()).isEqualTo(first);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(Sha256.ofText(verdict())).isEqualTo(Sha256.ofText(first));
  }

  @Test
  void theVerdictNamesProgrammeHashAndFindingsInOrder() {
    String verdict = verdict();

    assertThat(verdict)
        .startsWith(
            "{\"programme\":{\"id\":\"sme-ip-pilot-2017\",\"hash\":\""
                + Rules2017.programme().hash().hex()
                + "\"},\"findings\":[{\"check\":\"R-CND-01\",\"park\":null,\"outcome\":\"PASS\"");
    assertThat(verdict.indexOf("\"R-ELG-01\"")).isLessThan(verdict.indexOf("\"R-MAT-01\""));
    assertThat(verdict).contains("低于48.4件的要求").contains("\"decidedBy\":\"rule\"");
  }
}
