package org.intake.testkit.documents;

import com.github.houbb.opencc4j.util.ZhConverterUtil;

/// Sets a document in Traditional characters, with the words of the notice: 聯絡人, not 聯繫人.
public final class Traditional {
  private Traditional() {}

  public static Piece of(Piece piece) {
    return piece.withTexts(Traditional::of);
  }

  static String of(String simplified) {
    return ZhConverterUtil.toTraditional(simplified.replace("联系", "联络"));
  }
}
