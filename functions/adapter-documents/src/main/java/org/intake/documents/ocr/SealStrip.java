package org.intake.documents.ocr;

/// The text around a stamp's edge as a straight line: the ring between its line and its star,
/// unrolled clockwise from the bottom. Only red ink is drawn, so print below the stamp is gone.
final class SealStrip {
  /// Where the characters stand, as shares of the ring's radius.
  private static final double INNER = 0.6;

  private static final double OUTER = 0.95;

  /// Pixels of the strip's height, which suits the engine.
  private static final int HEIGHT = 56;

  private SealStrip() {}

  /// `ring` in pixels of the picture.
  static GreyPicture of(NativePicture picture, SealFinder.Ring ring) {
    Rectangle box = ring.box().grown(2, 2).within(picture.width(), picture.height());
    GreyPicture red = picture.red(box);
    GreyPicture green = picture.green(box);
    double paperRed = Math.max(40, red.quantile(0.8));
    double paperGreen = Math.max(40, green.quantile(0.8));
    double depth = ring.radius() * (OUTER - INNER);
    int width = (int) (Math.PI * (OUTER + INNER) * ring.radius() * HEIGHT / depth);
    byte[] pixels = new byte[width * HEIGHT];
    for (int x = 0; x < width; x++) {
      double angle = Math.PI / 2 + 2 * Math.PI * x / width;
      for (int y = 0; y < HEIGHT; y++) {
        double radius = ring.radius() * OUTER - depth * y / HEIGHT;
        int px = (int) Math.round(ring.x() + radius * Math.cos(angle)) - box.left();
        int py = (int) Math.round(ring.y() + radius * Math.sin(angle)) - box.top();
        pixels[y * width + x] = (byte) GreyPicture.PAPER;
        if (px >= 0 && py >= 0 && px < red.width() && py < red.height()) {
          double ratio = green.at(px, py) / paperGreen / Math.max(0.15, red.at(px, py) / paperRed);
          pixels[y * width + x] = (byte) (255 * Math.clamp((ratio - 0.35) / 0.5, 0, 1));
        }
      }
    }
    return new GreyPicture(width, HEIGHT, pixels);
  }
}
