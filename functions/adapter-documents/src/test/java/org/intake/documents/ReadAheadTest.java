package org.intake.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAheadTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void resultsComeInTheOrderOfThePages(int threads) {
    List<String> seen = new ArrayList<>();
    try (ReadAhead ahead = new ReadAhead(threads)) {
      for (int i = 0; i < 20; i++) {
        int page = i;
        ahead.add(() -> page * 10, result -> seen.add("page " + result));
        ahead.addDone(() -> seen.add("told " + page));
      }
      ahead.finish();
    }

    assertThat(seen).hasSize(40).startsWith("page 0", "told 0", "page 10", "told 1");
    assertThat(seen.getLast()).isEqualTo("told 19");
  }

  @Test
  void twoThreadsWorkAtTheSameTime() {
    CountDownLatch both = new CountDownLatch(2);
    try (ReadAhead ahead = new ReadAhead(2)) {
      for (int i = 0; i < 2; i++) {
        ahead.add(
            () -> {
              both.countDown();
              both.await();
              return both.getCount();
            },
            left -> assertThat(left).isZero());
      }
      ahead.finish();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whatBreaksAPageBreaksTheFile(int threads) {
    try (ReadAhead ahead = new ReadAhead(threads)) {
      assertThatThrownBy(
              () -> {
                ahead.add(
                    () -> {
                      throw new IllegalArgumentException("no page");
                    },
                    _ -> {});
                ahead.finish();
              })
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no page");
    }
  }
}
