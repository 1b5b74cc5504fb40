package org.intake.journey;

import java.util.List;
import org.intake.testkit.documents.Block;
import org.intake.testkit.documents.Block.Cell;
import org.intake.testkit.documents.Block.Look;
import org.intake.testkit.documents.Block.Paragraph;
import org.intake.testkit.documents.Block.Span;
import org.intake.testkit.documents.Block.Table;
import org.intake.testkit.documents.DocxWriter;
import org.intake.testkit.documents.Fields;
import org.intake.testkit.documents.Piece;
import org.intake.testkit.documents.PieceType;

/// The papers of the invented call for village libraries, as files.
final class LibraryPapers {
  private LibraryPapers() {}

  static byte[] endorsement(String... counties) {
    return written(
        Paragraph.of("关于申报乡村书屋示范县的同意函", Look.title()),
        Paragraph.of("经审核，同意申报" + String.join("、", counties) + "为乡村书屋示范县。", Look.body()),
        Paragraph.of("内蒙古自治区文化和旅游厅", Look.right()),
        Paragraph.of("2031年1月20日", Look.right()));
  }

  static byte[] county(String county, String inhabitants, String books) {
    return written(
        Paragraph.of("乡村书屋示范县申报表", Look.title()),
        table(
            List.of(
                List.of("申报县", county),
                List.of("常住人口（人）", inhabitants),
                List.of("藏书总量（册）", books))));
  }

  static byte[] library(String name, String collection) {
    return written(
        Paragraph.of("书屋登记表", Look.title()),
        table(List.of(List.of("书屋名称", name), List.of("藏书量（册）", collection))));
  }

  static byte[] photographs(String library) {
    return written(
        Paragraph.of(library + "开放照片", Look.title()), Paragraph.of("照片一：阅览室。照片二：书架。", Look.body()));
  }

  static byte[] report(String title, int year) {
    return written(
        Paragraph.of("乡村书屋" + title, Look.title()),
        Paragraph.of("一、开放时间", Look.section(1)),
        Paragraph.of(year + "年各书屋全年开放，读者较多。", Look.body()),
        Paragraph.of("托克托县人民政府", Look.right()),
        Paragraph.of(year + "年6月20日", Look.right()));
  }

  private static Table table(List<List<String>> rows) {
    return new Table(
        List.of(35, 65),
        rows.stream()
            .map(row -> List.of(Cell.label(row.getFirst()), Cell.value(Span.of(row.getLast()))))
            .toList());
  }

  private static byte[] written(Block... blocks) {
    return DocxWriter.write(
        List.of(new Piece(PieceType.UNKNOWN, null, null, Fields.none(), List.of(blocks))));
  }
}
