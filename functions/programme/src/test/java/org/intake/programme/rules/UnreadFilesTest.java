package org.intake.programme.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.intake.domain.Texts;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnreadFilesTest {
  private static Problem problem(Code code, String cure, @Nullable Integer page) {
    return new Problem(code, new Texts(cure, cure, "Do it again."), page);
  }

  @Test
  void tellsEachFileWithItsPagesAndTheCure() {
    UnreadFiles files = new UnreadFiles();
    files.add("申报表.jpg", problem(Code.LOW_RESOLUTION, "请重新扫描。", 3));
    files.add("申报表.jpg", problem(Code.LOW_RESOLUTION, "请重新扫描。", 1));
    files.add("推荐函.pdf", problem(Code.ENCRYPTED, "请取消密码。", null));

    assertThat(files.said().zhHans()).isEqualTo("“推荐函.pdf”：请取消密码。“申报表.jpg”第1、3页：请重新扫描。");
    assertThat(files.said().en())
        .isEqualTo("\"推荐函.pdf\": Do it again. \"申报表.jpg\", page 1, 3: Do it again.");
    assertThat(files.files()).containsExactly("推荐函.pdf", "申报表.jpg");
  }

  @Test
  void saysHowManyMoreThereAre() {
    UnreadFiles files = new UnreadFiles();
    for (int i = 100; i < 150; i++) {
      files.add(i + ".jpg", problem(Code.CORRUPT, "请重新上传。", null));
    }

    assertThat(files.said().zhHans())
        .contains("129.jpg")
        .doesNotContain("130.jpg")
        .endsWith("另有20项，见申报页面。");
  }
}
