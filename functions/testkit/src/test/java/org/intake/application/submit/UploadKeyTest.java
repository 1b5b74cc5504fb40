package org.intake.application.submit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadKeyTest {
  private static final String HERE = "drop/sme-ip-pilot-2017/320000/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "苏州市/申报表 (1)+附件.docx",
        "a b/~草稿.docx",
        "SUBMIT",
        "材料/MACOSX/说明.docx",
        "thumbs.db.docx"
      })
  void whatIsDroppedBelongsToItsProvince(String name) {
    assertThat(UploadKey.parse(HERE + name))
        .contains(new UploadKey.Dropped("sme-ip-pilot-2017", "320000", name));
  }

  /// `aws s3 cp --recursive` takes along what lies in the folder; each of these once became a file
  /// that could not be read, and a defect of the package.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "苏州市/",
        ".DS_Store",
        "苏州市/.DS_Store",
        "苏州市/Thumbs.db",
        "desktop.ini",
        "苏州市/~$申报表.docx",
        "苏州市/.~lock.申报表.docx#",
        "苏州市/._申报表.docx",
        "__MACOSX/苏州市/._申报表.docx"
      })
  void foldersAndWhatADesktopLeavesInThemAreNobodys(String name) {
    assertThat(UploadKey.parse(HERE + name)).isEmpty();
  }
}
