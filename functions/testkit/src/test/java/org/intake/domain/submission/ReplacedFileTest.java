package org.intake.domain.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.intake.domain.Language;
import org.junit.jupiter.api.Test;

/// Found by the invariants: a replacement that was taken back left neither file.
class ReplacedFileTest {
  private static final Instant NOW = Instant.parse("2017-07-20T01:00:00Z");

  @Test
  void countsAgainWhenItsReplacementIsTakenBack() {
    Submission submission =
        Submission.open(
                "s-1",
                "call",
                "320000",
                SubmissionKind.APPLICATION,
                null,
                null,
                null,
                new Contact("联络处", "office@province.example", Language.ZH_HANS),
                NOW)
            .with(SubmissionFile.expected("f-1", "表.pdf", 1, null, "", 1, "k-1", null), NOW)
            .with(SubmissionFile.expected("f-2", "表.pdf", 1, null, "", 1, "k-2", "f-1"), NOW);
    assertThat(submission.current()).extracting(SubmissionFile::id).containsExactly("f-2");

    assertThat(submission.without("f-2", NOW).current())
        .extracting(SubmissionFile::id)
        .containsExactly("f-1");
  }
}
