package org.intake.testkit.documents;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Random;

/// Does to a clean page what scanners, fax machines and telephones do to it.
final class Degradation {
  private final Random random;
  private final double wear;

  /// `wear` of 1 is usual; more leans, blurs and speckles more.
  Degradation(long seed, double wear) {
    this.random = new Random(seed);
    this.wear = wear;
  }

  /// A picture and where the points of the clean page went.
  record Degraded(BufferedImage image, Projection projection) {}

  /// A flatbed scanner: a little skew, grey paper, noise.
  Degraded office(BufferedImage page) {
    double degrees = sign() * wear * (0.4 + random.nextDouble() * 1.1);
    Projection turn = Projection.turned(degrees, page.getWidth() / 2.0, page.getHeight() / 2.0);
    int paper = 0xF4F2EC;
    BufferedImage image = warped(page, turn, page.getWidth(), page.getHeight(), 0xFFFFFF);
    image = blurred(image, 0.6 * wear);
    toned(image, paper);
    noise(image, 4.5 * wear);
    return new Degraded(image, turn);
  }

  /// A fax machine: bilevel, skewed, speckled.
  Degraded fax(BufferedImage page) {
    double degrees = sign() * wear * (0.5 + random.nextDouble() * 1.3);
    Projection turn = Projection.turned(degrees, page.getWidth() / 2.0, page.getHeight() / 2.0);
    BufferedImage image =
        blurred(warped(page, turn, page.getWidth(), page.getHeight(), 0xFFFFFF), 0.6 * wear);
    var bilevel =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    int[] pixels = pixels(image);
    int[] bits = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < bits.length; x++) {
        double grey = grey(pixels[y * bits.length + x]) + random.nextGaussian() * 20 * wear;
        double speckle = random.nextDouble();
        boolean white = speckle > 0.0008 * wear && (grey > 150 || speckle > 1 - 0.0008 * wear);
        bits[x] = white ? 1 : 0;
      }
      bilevel.getRaster().setPixels(0, y, bits.length, 1, bits);
    }
    return new Degraded(bilevel, turn);
  }

  /// A telephone held over a desk: perspective, uneven light, a shadow, blur, noise.
  Degraded photo(BufferedImage page) {
    int width = (int) (page.getWidth() * 1.18);
    int height = (int) (page.getHeight() * 1.14);
    Projection turn =
        Projection.turned(sign() * (1 + random.nextDouble() * 3), width / 2.0, height / 2.0);
    double left = (width - page.getWidth()) / 2.0;
    double top = (height - page.getHeight()) / 2.0;
    double[][] flat = {
      {left, top},
      {left + page.getWidth(), top},
      {left + page.getWidth(), top + page.getHeight()},
      {left, top + page.getHeight()}
    };
    double[][] corners = new double[4][];
    for (int i = 0; i < 4; i++) {
      double[] at = turn.point(flat[i][0], flat[i][1]);
      corners[i] =
          new double[] {
            Math.clamp(at[0] + (random.nextDouble() - 0.5) * width * 0.035, 4, width - 5),
            Math.clamp(at[1] + (random.nextDouble() - 0.5) * height * 0.035, 4, height - 5)
          };
    }
    Projection projection = Projection.ontoCorners(page.getWidth(), page.getHeight(), corners);
    BufferedImage image = warped(page, projection, width, height, 0x5A5046);
    lit(image);
    image = blurred(image, 0.7 * wear);
    noise(image, 4 * wear);
    return new Degraded(image, projection);
  }

  private double sign() {
    return random.nextBoolean() ? 1 : -1;
  }

  private static int[] pixels(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  private static double grey(int rgb) {
    return 0.299 * ((rgb >> 16) & 0xFF) + 0.587 * ((rgb >> 8) & 0xFF) + 0.114 * (rgb & 0xFF);
  }

  private static int clamp(double value) {
    return Math.clamp(Math.round(value), 0, 255);
  }

  private static BufferedImage warped(
      BufferedImage page, Projection projection, int width, int height, int background) {
    Projection back = projection.inverse();
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] to = pixels(image);
    int[] from = pixels(page);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double[] at = back.point(x + 0.5, y + 0.5);
        to[y * width + x] =
            sampled(from, page.getWidth(), page.getHeight(), at[0] - 0.5, at[1] - 0.5, background);
      }
    }
    return image;
  }

  private static int sampled(
      int[] page, int width, int height, double x, double y, int background) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) {
      return background;
    }
    double fx = x - left;
    double fy = y - top;
    int at = top * width + left;
    int a = page[at];
    int b = page[at + 1];
    int c = page[at + width];
    int d = page[at + width + 1];
    int result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      double upper = ((a >> shift) & 0xFF) * (1 - fx) + ((b >> shift) & 0xFF) * fx;
      double lower = ((c >> shift) & 0xFF) * (1 - fx) + ((d >> shift) & 0xFF) * fx;
      result |= clamp(upper * (1 - fy) + lower * fy) << shift;
    }
    return result;
  }

  private static void toned(BufferedImage image, int paper) {
    int[] pixels = pixels(image);
    for (int i = 0; i < pixels.length; i++) {
      int result = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        double value =
            14 + ((pixels[i] >> shift) & 0xFF) * (((paper >> shift) & 0xFF) - 14) / 255.0;
        result |= clamp(value) << shift;
      }
      pixels[i] = result;
    }
  }

  private void noise(BufferedImage image, double sigma) {
    int[] pixels = pixels(image);
    for (int i = 0; i < pixels.length; i++) {
      int rgb = pixels[i];
      double shift = random.nextGaussian() * sigma;
      pixels[i] =
          (clamp(((rgb >> 16) & 0xFF) + shift) << 16)
              | (clamp(((rgb >> 8) & 0xFF) + shift) << 8)
              | clamp((rgb & 0xFF) + shift);
    }
  }

  private void lit(BufferedImage image) {
    int[] pixels = pixels(image);
    double angle = random.nextDouble() * 2 * Math.PI;
    double shadowX = 0.2 + random.nextDouble() * 0.6;
    double shadowY = 0.2 + random.nextDouble() * 0.6;
    for (int y = 0; y < image.getHeight(); y++) {
      double fy = y / (double) image.getHeight();
      for (int x = 0; x < image.getWidth(); x++) {
        double fx = x / (double) image.getWidth();
        double slope = 0.5 + 0.5 * (Math.cos(angle) * (fx - 0.5) + Math.sin(angle) * (fy - 0.5));
        double dx = (fx - shadowX) / 0.25;
        double dy = (fy - shadowY) / 0.2;
        double light = (0.58 + 0.4 * slope) * (1 - 0.3 * Math.exp(-(dx * dx + dy * dy)));
        int rgb = pixels[y * image.getWidth() + x];
        pixels[y * image.getWidth() + x] =
            (clamp(((rgb >> 16) & 0xFF) * light) << 16)
                | (clamp(((rgb >> 8) & 0xFF) * light * 0.97) << 8)
                | clamp((rgb & 0xFF) * light * 0.92);
      }
    }
  }

  /// Three taps in each direction are enough for what a lens does.
  private static BufferedImage blurred(BufferedImage image, double sigma) {
    double side = Math.exp(-1 / (2 * sigma * sigma));
    double total = 1 + 2 * side;
    return pass(pass(image, side / total, 1 / total, 1, 0), side / total, 1 / total, 0, 1);
  }

  private static BufferedImage pass(
      BufferedImage image, double side, double middle, int stepX, int stepY) {
    int width = image.getWidth();
    int height = image.getHeight();
    var out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] from = pixels(image);
    int[] to = pixels(out);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int before = from[Math.max(0, y - stepY) * width + Math.max(0, x - stepX)];
        int here = from[y * width + x];
        int after = from[Math.min(height - 1, y + stepY) * width + Math.min(width - 1, x + stepX)];
        int result = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
          double value =
              side * (((before >> shift) & 0xFF) + ((after >> shift) & 0xFF))
                  + middle * ((here >> shift) & 0xFF);
          result |= clamp(value) << shift;
        }
        to[y * width + x] = result;
      }
    }
    return out;
  }
}
