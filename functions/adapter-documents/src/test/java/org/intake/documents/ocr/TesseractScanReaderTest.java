package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.intake.documents.Definitions;
import org.intake.documents.PageText;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.ocr.OcrEngine.GlyphLine;
import org.intake.documents.ocr.OcrEngine.Layout;
import org.intake.documents.ocr.OcrEngine.Model;
import org.intake.documents.ocr.OcrEngine.Request;
import org.intake.documents.ocr.ScanReader.Outcome;
import org.intake.documents.ocr.ScanReader.ScannedPage;
import org.intake.domain.programme.FieldType;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.Problem;
import org.junit.jupiter.api.Test;

class TesseractScanReaderTest {
  @Test
  void readsAFormCellByCellAndOneCellAgain() {
    Font font = Drawn.chineseFont(36);
    try (TesseractScanReader reader = Drawn.reader();
        ScannedPage page = read(reader, form(font))) {
      Grid grid =
          page.layout().blocks().stream()
              .filter(LaidOutPage.Block.Table.class::isInstance)
              .map(b -> ((LaidOutPage.Block.Table) b).grid())
              .findFirst()
              .orElseThrow();
      assertThat(grid.cells()).hasSize(4);
      assertThat(grid.cells().get(0).text()).isEqualTo("园区名称");
      assertThat(grid.cells().get(3).text()).isEqualTo("51.2");
      var again =
          page.readAgain(grid.cells().get(3).box(), Definitions.field(FieldType.DECIMAL))
              .orElseThrow();
      assertThat(again.text()).isEqualTo("51.2");
      assertThat(again.agreement()).isEqualTo(again.readings());
      assertThat(again.confidence()).isGreaterThan(0.9);
    }
  }

  @Test
  void readsAnUpsideDownPageAndSaysSo() {
    Font font = Drawn.chineseFont(36);
    try (TesseractScanReader reader = Drawn.reader();
        ScannedPage page = read(reader, Drawn.turned(form(font), 2))) {
      assertThat(PageText.of(page.layout())).contains("园区名称").contains("51.2");
      assertThat(page.problems()).extracting(Problem::code).contains(Problem.Code.UPSIDE_DOWN);
    }
  }

  @Test
  void readsALyingPage() {
    Font font = Drawn.chineseFont(36);
    try (TesseractScanReader reader = Drawn.reader();
        ScannedPage page = read(reader, Drawn.turned(form(font), 1))) {
      assertThat(PageText.of(page.layout())).contains("园区名称").contains("51.2");
    }
  }

  @Test
  void tellsTheEngineOfAPageBeforeItsPictureIsPrepared() {
    List<String> told = new ArrayList<>();
    OcrEngine engine =
        new OcrEngine() {
          @Override
          public void expectPage() {
            told.add("expected");
          }

          @Override
          public List<GlyphLine> recognise(GreyPicture picture, Request request) {
            told.add("recognised");
            return List.of();
          }

          @Override
          public void close() {}
        };
    BufferedImage page = Drawn.page(1240, 1754, graphics -> graphics.fillRect(200, 300, 400, 30));
    try (TesseractScanReader reader = new TesseractScanReader(engine)) {
      reader.open(Drawn.png(page), 1);
    }

    assertThat(told).startsWith("expected", "recognised");
  }

  @Test
  void whoAsksWhileModelsLoadWaitsForThem() {
    Font font = Drawn.chineseFont(36);
    GreyPicture line =
        Drawn.grey(
            Drawn.page(
                600,
                120,
                graphics -> {
                  graphics.setFont(font);
                  graphics.drawString("园区名称", 100, 70);
                }));
    try (OcrEngine engine = Drawn.engine()) {
      engine.expectPage();
      List<GlyphLine> lines =
          engine.recognise(line, new Request(Model.SIMPLIFIED, Layout.LINE, 250));

      assertThat(lines).extracting(GlyphLine::text).containsExactly("园区名称");
    }
  }

  @Test
  void saysThatAPageIsBlank() {
    try (TesseractScanReader reader = Drawn.reader();
        ScannedPage page = read(reader, Drawn.page(1240, 1754, _ -> {}))) {
      assertThat(page.layout().source()).isEqualTo(PageSource.NONE);
      assertThat(page.problems())
          .extracting(Problem::code)
          .containsExactly(Problem.Code.BLANK_PAGE);
    }
  }

  @Test
  void tellsWhichSignatureASealCovers() {
    Font font = Drawn.chineseFont(36);
    BufferedImage letter = form(font);
    Graphics2D graphics = letter.createGraphics();
    graphics.setFont(font);
    graphics.setColor(Color.BLACK);
    graphics.drawString("浙江省知识产权局", 700, 1400);
    Drawn.ring(graphics, 840, 1400, 120, new Color(214, 40, 30));
    graphics.dispose();
    try (TesseractScanReader reader = Drawn.reader();
        ScannedPage page = read(reader, letter)) {
      assertThat(page.layout().seals()).hasSize(1);
      assertThat(page.layout().seals().getFirst().signature()).endsWith("省知识产权局");
    }
  }

  private static ScannedPage read(TesseractScanReader reader, BufferedImage image) {
    return switch (reader.open(Drawn.png(image), 1)) {
      case Outcome.Read(ScannedPage page) -> page;
      case Outcome.Refused(Problem problem) -> throw new AssertionError(problem.code());
    };
  }

  /// A page with two lines of text and a table of two rows, 150 dpi A4.
  private static BufferedImage form(Font font) {
    return Drawn.page(
        1240,
        1754,
        g -> {
          g.setFont(font);
          g.drawString("中小企业知识产权战略推进工程", 300, 200);
          g.drawString("第二部分中小企业集聚园区情况", 300, 280);
          for (int y : new int[] {340, 440, 540}) {
            g.fillRect(100, y, 1003, 3);
          }
          for (int x : new int[] {100, 500, 1100}) {
            g.fillRect(x, 340, 3, 202);
          }
          g.drawString("园区名称", 130, 405);
          g.drawString("常熟高新技术产业开发区", 530, 405);
          g.drawString("每万人口拥有量", 130, 505);
          g.drawString("51.2", 530, 505);
          g.drawString("园区设有知识产权管理部门，配备专职工作人员。", 130, 640);
        });
  }
}
