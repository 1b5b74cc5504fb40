package org.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.api.ApiBench.CASE;
import static org.intake.api.ApiBench.CNIPA;
import static org.intake.api.ApiBench.DOCUMENT;
import static org.intake.api.ApiBench.HOLDER;
import static org.intake.api.ApiBench.JIANGSU;
import static org.intake.api.ApiBench.SUBMISSION;

import java.util.List;
import org.intake.application.inspect.InspectFile;
import org.intake.domain.Sha256;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.AggregateKind;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.ReadPage;
import org.intake.domain.submission.Submission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an expert gets of a document that holds personal data: everything but that.
class ExpertViewTest {
  private static final String PATH = "/cases/" + CASE + "/documents/" + DOCUMENT;

  private final ApiBench bench = new ApiBench();

  @BeforeEach
  void aLeasedCase() {
    Submission submission = bench.submission();
    bench.caseAt(CaseStatus.IN_REVIEW);
    bench.heldSeat();
    bench.uploads.put("api/" + SUBMISSION + "/file-1", ApiBench.ORIGINAL);
    bench.contents.keep("api/" + SUBMISSION + "/file-1", 1000);
    bench.contents.putReadings(
        InspectFile.readingKey(ApiBench.programme(), submission.file("file-1").orElseThrow()),
        List.of(
            new FileReading(
                "苏州市/申报表.docx",
                Sha256.of(ApiBench.ORIGINAL),
                ApiBench.ORIGINAL.length,
                "application/pdf",
                List.of(),
                List.of(
                    new ReadPage(1, 1, 1, PageSource.TEXT_LAYER, "城市：苏州市"),
                    new ReadPage(
                        2,
                        1,
                        1,
                        PageSource.TEXT_LAYER,
                        "联系人：李小明，电话13812345678，lixm@suzhou.example；经办13998765432；财政投入1,200万元"),
                    new ReadPage(4, 1, 1, PageSource.TEXT_LAYER, "另一份材料")),
                List.of())));
  }

  @Test
  void theOriginalIsWithheldAndItsCoveredTextGivenInstead() {
    var content = bench.get(HOLDER, PATH + "/content");
    assertThat(content.status()).as(content.text()).isEqualTo(302);
    assertThat(content.headers()).containsEntry("location", "/v1" + PATH + "/text");
    var text = bench.get(HOLDER, PATH + "/text");
    assertThat(text.status()).as(text.text()).isEqualTo(200);
    assertThat(text.headers().get("content-type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(text.text())
        .contains("苏州市", "李*", "138****5678", "139****5432", "1,200万元")
        .doesNotContain("李小明", "13812345678", "13998765432", "lixm@", "另一份材料");
  }

  @Test
  void othersGetTheOriginalAndTheProvinceItsOwnText() {
    for (var actor : List.of(JIANGSU, CNIPA)) {
      assertThat(bench.get(actor, PATH + "/content").headers().get("location"))
          .doesNotContain("/text");
    }
    assertThat(bench.get(JIANGSU, PATH + "/text").text()).contains("李小明", "13812345678");
    assertThat(bench.get(CNIPA, PATH + "/text").text()).doesNotContain("李小明", "13812345678");
  }

  @Test
  void whoTookWhichTextIsWrittenDown() {
    bench.get(HOLDER, PATH + "/text");
    assertThat(bench.ledger.history(AggregateKind.ACCESS.stream(CASE)))
        .filteredOn(event -> event.type() == EventType.DOCUMENT_DOWNLOADED)
        .singleElement()
        .extracting(Event::data)
        .satisfies(data -> assertThat(data).containsEntry("as", "text"));
  }
}
