package org.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.api.ApiBench.CASE;
import static org.intake.api.ApiBench.CNIPA;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.Park;
import org.intake.domain.casefile.ParkStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A name that somebody wrote into a form is never run by who opens the table.
class NaughtyExportsTest {
  private static ApiBench withPark(String name) {
    ApiBench bench = new ApiBench();
    bench.submission();
    CaseRecord record = bench.caseAt(CaseStatus.MANUAL_CHECK);
    var stored = bench.ledger.load(CaseRecord.class, CASE).orElseThrow();
    bench.ledger.commit(
        Change.by(Actor.SYSTEM, bench.now)
            .save(
                stored,
                record.deciding(
                    record.status(), List.of(new Park(name, ParkStatus.PASS)), List.of()))
            .build());
    return bench;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "=cmd|' /C calc'!A0",
        "=HYPERLINK(\"https://attacker.example\",\"点\")",
        "\"; DROP",
        "a,b",
        "<script>alert(1)</script>",
        "＝1+1",
        "]]>&amp;"
      })
  void noCellIsAFormula(String name, @TempDir Path folder) throws IOException {
    ApiBench bench = withPark(name);
    String csv = bench.get(CNIPA, "/calls/" + ApiBench.CALL + "/export.csv").text();
    assertThat(csv.lines().skip(1).findFirst().orElseThrow()).startsWith("\"" + CASE);
    assertThat(csv).doesNotContainPattern("(^|,|\\n)\"?[=+@\\t\\r＝-]");
    byte[] xlsx = bench.get(CNIPA, "/calls/" + ApiBench.CALL + "/export.xlsx").bytes();
    Path file = Files.write(folder.resolve("cases.xlsx"), xlsx);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String xml = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(xml).as(entry.getName()).doesNotContain("<f>", "<f ", "<script", "hyperlink");
      }
    }
  }
}
