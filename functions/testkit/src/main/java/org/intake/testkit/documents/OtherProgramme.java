package org.intake.testkit.documents;

import java.util.List;
import org.intake.testkit.documents.Block.Look;
import org.intake.testkit.documents.Block.Paragraph;

/// A form of another programme.
final class OtherProgramme {
  private OtherProgramme() {}

  static Piece form() {
    return new Piece(
        PieceType.UNKNOWN,
        null,
        null,
        Fields.none(),
        List.of(
            Paragraph.of("高新技术企业认定申请书", Look.title()),
            Paragraph.of("企业名称：远帆精密仪器有限公司", Look.body()),
            Paragraph.of("本企业承诺所填报内容真实、准确、完整。", Look.body())));
  }

  static byte[] docx() {
    return DocxWriter.write(List.of(form()));
  }
}
