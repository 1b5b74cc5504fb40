package org.intake.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {
  @Test
  void carriesIdsAndRoutesToTheLog() {
    Map<String, String> ids =
        Map.of("case", "2017-32-0005", "stream", "case#c1", "route", "GET /v1/cases/{id}");
    assertThat(Outcome.of("done", ids).ids()).containsExactlyInAnyOrderEntriesOf(ids);
  }

  @ParameterizedTest
  @ValueSource(strings = {"office@province.example", "苏州市_申报表.docx", "one\nmore"})
  void aNameOrAnAddressNeverReachesTheLogForAnId(String said) {
    assertThat(Outcome.of("done", "file", said).ids()).containsEntry("file", "(not an id)");
  }
}
