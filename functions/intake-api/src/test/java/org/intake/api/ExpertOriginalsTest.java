package org.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.api.ApiBench.CALL;
import static org.intake.api.ApiBench.CASE;
import static org.intake.api.ApiBench.CNIPA;
import static org.intake.api.ApiBench.DOCUMENT;
import static org.intake.api.ApiBench.HOLDER;
import static org.intake.api.ApiBench.SUBMISSION;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.intake.application.port.Programmes;
import org.intake.application.port.RuleBook;
import org.intake.domain.Sha256;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.AggregateKind;
import org.intake.domain.ledger.EventType;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.DocumentType;
import org.intake.programme.BuiltInProgrammes;
import org.intake.programme.ProgrammeFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each side of the switch `expert-originals` lets an expert fetch: of a document that asks
/// for personal data (part 1 of the form), and of one that does not (evidence).
class ExpertOriginalsTest {
  private static final String PATH = "/cases/" + CASE + "/documents/" + DOCUMENT;

  @ParameterizedTest
  @CsvSource({
    "never,           FORM_PART_1, false",
    "never,           EVIDENCE,    false",
    "unless-personal, FORM_PART_1, false",
    "unless-personal, EVIDENCE,    true",
    "always,          FORM_PART_1, true",
    "always,          EVIDENCE,    true",
  })
  void theSwitchDecidesWhichOriginalsAnExpertMayFetch(String side, String type, boolean may) {
    ApiBench bench = new ApiBench(new Switched(side));
    bench.submission();
    bench.caseAt(CaseStatus.IN_REVIEW, new DocumentType(type));
    bench.heldSeat();
    bench.uploads.put("api/" + SUBMISSION + "/file-1", ApiBench.ORIGINAL);
    bench.contents.keep("api/" + SUBMISSION + "/file-1", 1000);

    var reply = bench.get(HOLDER, PATH + "/content");

    assertThat(reply.status()).as(reply.text()).isEqualTo(302);
    String original = Sha256.of(ApiBench.ORIGINAL).hex();
    if (may) {
      assertThat(reply.headers().get("location")).contains(original);
    } else {
      assertThat(reply.headers()).containsEntry("location", "/v1" + PATH + "/text");
    }
    assertThat(bench.ledger.history(AggregateKind.ACCESS.stream(CASE)))
        .filteredOn(event -> event.type() == EventType.DOCUMENT_DOWNLOADED)
        .hasSize(may ? 1 : 0);
    assertThat(bench.get(CNIPA, PATH + "/content").headers().get("location")).contains(original);
  }

  /// The call as it is built in, but for the switch.
  private static final class Switched implements Programmes {
    private static final BuiltInProgrammes BUILT_IN = BuiltInProgrammes.load();
    private static final String VARIANT = "variant-of-2017";

    private final BuiltInProgrammes switched;

    Switched(String side) {
      SortedMap<String, byte[]> files = new TreeMap<>(BUILT_IN.files(CALL));
      String yaml =
          new String(
              Objects.requireNonNull(files.get(ProgrammeFiles.MAIN)), StandardCharsets.UTF_8);
      String set = "  expert-originals:\n    value: ";
      assertThat(yaml).contains(set + "unless-personal\n");
      files.put(
          ProgrammeFiles.MAIN,
          yaml.replaceFirst("id: " + CALL, "id: " + VARIANT)
              .replace(set + "unless-personal\n", set + side + "\n")
              .getBytes(StandardCharsets.UTF_8));
      switched = BuiltInProgrammes.with(Map.of(VARIANT, new ProgrammeFiles(files)));
    }

    @Override
    public List<String> calls() {
      return BUILT_IN.calls();
    }

    @Override
    public Optional<Programme> programme(String call) {
      return switched.programme(call.equals(CALL) ? VARIANT : call);
    }

    @Override
    public Optional<RuleBook> rules(String call) {
      return switched.rules(call.equals(CALL) ? VARIANT : call);
    }

    @Override
    public SortedMap<String, byte[]> files(String call) {
      return switched.files(call.equals(CALL) ? VARIANT : call);
    }
  }
}
