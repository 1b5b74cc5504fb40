package org.intake.testkit.documents;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The typefaces scans are painted with. They are looked for on the machine, so what needs a scan
/// at test time uses the committed ones.
public enum ScanFont {
  MING("AR PL UMing CN"),
  KAI("AR PL UKai CN"),
  NOTO_SERIF("Noto Serif CJK SC"),
  NOTO_SANS("Noto Sans CJK SC"),
  ZEN_HEI("WenQuanYi Zen Hei"),
  MICRO_HEI("WenQuanYi Micro Hei"),
  MING_TAIWAN("AR PL UMing TW"),
  NOTO_SERIF_TAIWAN("Noto Serif CJK TC"),
  KAI_TAIWAN("AR PL UKai TW"),
  NOTO_SANS_TAIWAN("Noto Sans CJK TC");

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private final String family;

  ScanFont(String family) {
    this.family = family;
  }

  /// Whether this machine can paint with it.
  public boolean isInstalled() {
    return Arrays.asList(
            GraphicsEnvironment.getLocalGraphicsEnvironment()
                .getAvailableFontFamilyNames(Locale.ENGLISH))
        .contains(family);
  }

  Font load() {
    if (!isInstalled()) {
      throw new IllegalStateException(
          "the font '"
              + family
              + "' is not installed here: apt-get install fonts-noto-cjk fonts-arphic-uming"
              + " fonts-arphic-ukai fonts-wqy-zenhei fonts-wqy-microhei");
    }
    return new Font(family, Font.PLAIN, 1);
  }

  Metrics metrics() {
    Font big = load().deriveFont(1000f);
    Map<Integer, Double> advances = new HashMap<>();
    return (codePoint, size, _) ->
        size
            / 1000
            * advances.computeIfAbsent(
                codePoint, c -> big.getStringBounds(Character.toString(c), CONTEXT).getWidth());
  }
}
