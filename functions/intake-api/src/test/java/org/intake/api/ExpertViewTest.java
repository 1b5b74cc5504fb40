package org.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.api.ApiBench.CASE;
import static org.intake.api.ApiBench.CNIPA;
import static org.intake.api.ApiBench.DOCUMENT;
import static org.intake.api.ApiBench.HOLDER;
import static org.intake.api.ApiBench.JIANGSU;
import static org.intake.api.ApiBench.SUBMISSION;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.intake.application.inspect.InspectFile;
import org.intake.application.port.PagePictures;
import org.intake.domain.Sha256;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.AggregateKind;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;
import org.intake.domain.reading.ReadPage;
import org.intake.domain.reading.SealReport;
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
                    new ReadPage(3, 1, 1, PageSource.TEXT_LAYER, "第二部分 园区联系人：卢琪琪"),
                    new ReadPage(4, 1, 1, PageSource.TEXT_LAYER, "另一份材料")),
                List.of(
                    document(
                        DocumentType.FORM_PART_1,
                        1,
                        3,
                        field("ipOfficeContact", "李小明", 2, new Box(0, 0, 0.25, 0.25))),
                    document(
                        DocumentType.FORM_PART_2,
                        3,
                        4,
                        field("parkContact", "卢琪琪", 3, new Box(0.5, 0.5, 0.5, 0.5)))))));
  }

  private static ReadDocument document(DocumentType type, int first, int last, ReadField field) {
    return new ReadDocument(
        type,
        0.99,
        first,
        last,
        null,
        List.of(field),
        List.of(),
        SealReport.NOT_EXPECTED,
        List.of());
  }

  private static ReadField field(String name, String raw, int page, Box box) {
    return new ReadField(
        name,
        name,
        new FieldValue.Text(raw),
        raw,
        null,
        Method.TEXT_LAYER,
        0.99,
        1,
        Set.of(),
        Place.ofBox(page, box, raw));
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

  /// Part 2 begins on the last page of Part 1: its contact once stood open in the text of Part 1.
  @Test
  void whatAnotherDocumentOfTheFileHoldsIsCoveredAsWell() {
    for (var actor : List.of(HOLDER, CNIPA)) {
      assertThat(bench.get(actor, PATH + "/text").text()).contains("卢*").doesNotContain("卢琪琪");
    }
  }

  @Test
  void ofAPageThatTwoDocumentsShareThePictureIsCoveredForBoth() throws IOException {
    BufferedImage white = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64; i++) {
      white.setRGB(i % 8, i / 8, 0xFFFFFF);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(white, "png", png);
    bench.contents.putPicture(
        new PagePictures.Page(Sha256.of(ApiBench.ORIGINAL), 3).key(), png.toByteArray());

    var seen = bench.get(HOLDER, PATH + "/pages/3.png");

    assertThat(seen.status()).as(seen.text()).isEqualTo(200);
    BufferedImage covered = ImageIO.read(new ByteArrayInputStream(seen.bytes()));
    assertThat(covered.getRGB(6, 6)).isNotEqualTo(covered.getRGB(1, 1));
    assertThat(bench.get(CNIPA, PATH + "/pages/3.png").bytes()).isEqualTo(png.toByteArray());
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
