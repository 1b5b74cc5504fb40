package org.intake.testkit.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

class PdfWriterTest {
  private final SampleCity city = SampleCities.invent(SampleCities.nantong(), 3, 11);

  @Test
  void writesATextLayerThatIsReadBackWhereTheTruthSays() throws IOException {
    SampleFile file =
        PdfWriter.write(
            "form.pdf", ApplicationForm.pieces(city, FormStyle.plain()), PdfWriter.Style.plain());
    Truth.Field mail = field(file, PieceType.FORM_PART_1, "ipOfficeEmail");
    Truth.Place place = mail.places().getFirst();

    try (PDDocument document = Loader.loadPDF(file.bytes())) {
      List<TextPosition> positions = positions(document, place.page());
      String text = text(positions);
      int at = text.indexOf(mail.raw());
      assertThat(at).isNotNegative();
      TextPosition first = positions.get(at);
      assertThat(first.getXDirAdj() / LaidPage.WIDTH).isCloseTo(place.box().x(), within(0.002));
      assertThat(first.getYDirAdj() / LaidPage.HEIGHT)
          .isBetween(place.box().y(), place.box().y() + place.box().height());
      TextPosition last = positions.get(at + mail.raw().length() - 1);
      assertThat((last.getXDirAdj() + last.getWidthDirAdj()) / LaidPage.WIDTH)
          .isCloseTo(place.box().x() + place.box().width(), within(0.002));
    }
  }

  @Test
  void namesKangxiRadicalsInTheWayOfWord() throws IOException {
    SampleFile file =
        PdfWriter.write(
            "form.pdf",
            List.of(ApplicationForm.part1(city, FormStyle.plain())),
            PdfWriter.Style.asFromWord());

    try (PDDocument document = Loader.loadPDF(file.bytes())) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text).contains("⼈").doesNotContain("联系人");
      assertThat(Normalizer.normalize(text, Normalizer.Form.NFKC)).contains("联系人");
    }
  }

  @Test
  void leavesNoCharacterWithoutItsCode() throws IOException {
    List<Piece> pieces = new ArrayList<>(ApplicationForm.pieces(city, FormStyle.ornate()));
    pieces.add(CityPlan.piece(city));
    pieces.add(CityRequest.piece(city));
    pieces.add(
        RecommendationLetter.piece(SampleLetter.of(SampleProvince.jiangsu(), List.of(city), 1)));
    List<LaidPage> pages = PageLayout.lay(pieces, Metrics.grid());
    SampleFile file = PdfWriter.write("all.pdf", pieces, PdfWriter.Style.plain());

    try (PDDocument document = Loader.loadPDF(file.bytes())) {
      for (int page = 1; page <= pages.size(); page++) {
        var expected = new StringBuilder();
        pages.get(page - 1).texts().forEach(t -> expected.append(t.text()));
        assertThat(text(positions(document, page))).isEqualTo(expected.toString());
      }
    }
  }

  private static Truth.Field field(SampleFile file, PieceType type, String name) {
    return file.truth().documents().stream()
        .filter(d -> d.type() == type)
        .flatMap(d -> d.fields().stream())
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String text(List<TextPosition> positions) {
    var text = new StringBuilder();
    positions.forEach(p -> text.append(p.getUnicode()));
    return text.toString();
  }

  /// In the order of the content stream, which is the order of the layout.
  private static List<TextPosition> positions(PDDocument document, int page) throws IOException {
    List<TextPosition> positions = new ArrayList<>();
    var stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition text) {
            positions.add(text);
          }
        };
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    stripper.getText(document);
    return positions;
  }
}
