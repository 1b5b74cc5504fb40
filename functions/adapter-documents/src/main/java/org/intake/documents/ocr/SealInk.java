package org.intake.documents.ocr;

/// Takes a stamp's red ink off the text below it. How red a pixel is tells how much stamp lies on
/// it, and so how much of its darkness is the stamp's; the rest is print.
final class SealInk {
  private SealInk() {}

  static void lift(NativePicture picture, GreyPicture grey, Rectangle place) {
    if (place.isEmpty()) {
      return;
    }
    GreyPicture red = picture.red(place);
    GreyPicture green = picture.green(place);
    double paperRed = Math.max(40, red.quantile(0.8));
    double paperGreen = Math.max(40, green.quantile(0.8));
    double paperGrey = Math.max(40, grey.part(place, 0).quantile(0.8));
    double[] stamp = stamp(red, green, paperRed, paperGreen);
    for (int y = 0; y < red.height(); y++) {
      int at = (place.top() + y) * grey.width() + place.left();
      for (int x = 0; x < red.width(); x++) {
        double r = red.at(x, y) / paperRed;
        double ratio = green.at(x, y) / paperGreen / Math.max(0.04, r);
        double covered = Math.clamp((1 - ratio) / (1 - stamp[1]), 0, 1);
        double cleared = r * (1 + (1 / stamp[0] - 1) * covered);
        grey.pixels()[at + x] = (byte) Math.clamp((long) (cleared * paperGrey), 0, 255);
      }
    }
  }

  /// How light the bare stamp is in red, and its green as a share of its red: the means of the
  /// reddest pixels that are not dark.
  private static double[] stamp(
      GreyPicture red, GreyPicture green, double paperRed, double paperGreen) {
    double lights = 0;
    double ratios = 0;
    int count = 0;
    for (int y = 0; y < red.height(); y++) {
      for (int x = 0; x < red.width(); x++) {
        double r = red.at(x, y) / paperRed;
        double ratio = green.at(x, y) / paperGreen / Math.max(0.04, r);
        if (r > 0.6 && ratio < 0.7) {
          lights += Math.min(1, r);
          ratios += ratio;
          count++;
        }
      }
    }
    return count < 50
        ? new double[] {0.9, 0.5}
        : new double[] {lights / count, Math.min(0.8, ratios / count)};
  }
}
