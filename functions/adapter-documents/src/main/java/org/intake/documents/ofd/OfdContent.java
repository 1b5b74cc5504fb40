package org.intake.documents.ofd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.intake.documents.layout.Glyph;
import org.intake.documents.layout.Ruling;

/// What a page draws, in points, origin top left.
final class OfdContent {
  /// A picture and where it lies.
  record Image(String resource, double x, double y, double width, double height) {
    boolean holds(Glyph glyph) {
      return glyph.centreX() >= x
          && glyph.centreX() <= x + width
          && glyph.centreY() >= y
          && glyph.centreY() <= y + height;
    }
  }

  private final double[] box;
  private final List<Glyph> glyphs = new ArrayList<>();
  private final List<Ruling> rulings = new ArrayList<>();
  private final List<Image> images = new ArrayList<>();

  OfdContent(double[] box) {
    this.box = box.clone();
  }

  double width() {
    return box[2] * OfdFile.POINTS;
  }

  double height() {
    return box[3] * OfdFile.POINTS;
  }

  List<Glyph> glyphs() {
    return glyphs;
  }

  List<Ruling> rulings() {
    return rulings;
  }

  /// The largest first.
  List<Image> images() {
    return images.stream()
        .sorted(
            Comparator.comparingDouble((Image image) -> image.width() * image.height()).reversed())
        .toList();
  }

  /// Objects lie upon each other in the order in which they stand.
  void add(XmlNode node) {
    for (XmlNode child : node.children()) {
      switch (child.name()) {
        case "TextObject" -> text(child);
        case "PathObject" -> path(child);
        case "ImageObject" -> image(child);
        default -> add(child);
      }
    }
  }

  /// Text under a picture of the page's size is seen by nobody: it is the layer that a scanner
  /// left.
  private void image(XmlNode object) {
    OfdFile.box(object.attribute("Boundary"))
        .map(b ->
            new Image(
                object.attribute("ResourceID"),
                points(b[0] - box[0]),
                points(b[1] - box[1]),
                points(b[2]),
                points(b[3])))
        .ifPresent(image -> {
          images.add(image);
          if (share(image) >= 0.5) {
            glyphs.removeIf(image::holds);
          }
        });
  }

  private double share(Image image) {
    return image.width() * image.height() / (width() * height());
  }

  /// Whether a picture as large as a good part of the page stands there that is not the background
  /// of the text.
  boolean hasPictureBesideText() {
    return images.stream()
        .anyMatch(
            image -> share(image) >= 0.15 && glyphs.stream().filter(image::holds).count() < 20);
  }

  /// A scan with at most a header or a page number beside it.
  boolean isScan() {
    return glyphs.size() < 50
        && images.stream().anyMatch(image -> share(image) >= 0.5)
        && hasPictureBesideText();
  }

  private static double points(double millimetres) {
    return millimetres * OfdFile.POINTS;
  }

  private static double number(String text, double otherwise) {
    try {
      return text.isBlank() ? otherwise : Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /// Characters stand `DeltaX` apart on the base line `Y`, both inside of the object's boundary and
  /// under its matrix.
  private void text(XmlNode object) {
    Optional<double[]> boundary = OfdFile.box(object.attribute("Boundary"));
    if (boundary.isEmpty()) {
      return;
    }
    double[] b = boundary.get();
    double size = number(object.attribute("Size"), 4);
    double[] matrix = matrix(object.attribute("CTM"));
    double x = 0;
    double y = 0;
    for (XmlNode code : object.all("TextCode")) {
      x = number(code.attribute("X"), x);
      y = number(code.attribute("Y"), y);
      List<Double> steps = steps(code.attribute("DeltaX"));
      String text = code.shownText();
      double at = x;
      int i = 0;
      int step = 0;
      while (i < text.length()) {
        int c = text.codePointAt(i);
        String shown = Character.toString(c);
        double advance = c < 0x2E80 ? 0.5 * size : size;
        double next = step < steps.size() ? steps.get(step) : advance;
        put(shown, b, matrix, at, y, Math.min(Math.max(next, advance * 0.3), size), size);
        at += next;
        step++;
        i += Character.charCount(c);
      }
    }
  }

  private void put(
      String text, double[] b, double[] m, double x, double y, double advance, double size) {
    if (text.isBlank()) {
      return;
    }
    double pageX = b[0] + m[0] * x + m[2] * y + m[4] - box[0];
    double baseline = b[1] + m[1] * x + m[3] * y + m[5] - box[1];
    double width = Math.abs(m[0]) * advance;
    double height = Math.abs(m[3]) * size;
    if (height <= 0 || width <= 0) {
      return;
    }
    glyphs.add(
        new Glyph(
            text,
            points(pageX),
            points(baseline - 0.88 * height),
            points(width),
            points(height),
            points(baseline),
            1));
  }

  private static double[] matrix(String text) {
    String[] parts = text.strip().split("\\s+", -1);
    if (parts.length != 6) {
      return new double[] {1, 0, 0, 1, 0, 0};
    }
    double[] matrix = new double[6];
    for (int i = 0; i < 6; i++) {
      matrix[i] = number(parts[i], i == 0 || i == 3 ? 1 : 0);
    }
    return matrix;
  }

  /// `g 5 3.175` stands for five steps of 3.175.
  private static List<Double> steps(String text) {
    List<Double> steps = new ArrayList<>();
    String[] parts = text.isBlank() ? new String[0] : text.strip().split("\\s+", -1);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].equals("g") && i + 2 < parts.length) {
        int count = (int) Math.clamp(number(parts[i + 1], 0), 0, 10_000);
        double step = number(parts[i + 2], 0);
        for (int k = 0; k < count; k++) {
          steps.add(step);
        }
        i += 2;
      } else {
        steps.add(number(parts[i], 0));
      }
    }
    return steps;
  }

  /// Straight strokes of a path: `M x y L x y`, closed or not.
  private void path(XmlNode object) {
    Optional<double[]> boundary = OfdFile.box(withSomeSize(object.attribute("Boundary")));
    Optional<XmlNode> data = object.first("AbbreviatedData");
    if (boundary.isEmpty() || data.isEmpty() || rulings.size() > 20_000) {
      return;
    }
    double[] b = boundary.get();
    double[] m = matrix(object.attribute("CTM"));
    String[] parts = data.get().text().split("\\s+", -1);
    double[] at = {0, 0};
    double[] start = {0, 0};
    for (int i = 0; i < parts.length; i++) {
      switch (parts[i]) {
        case "M", "S", "L" -> {
          if (i + 2 < parts.length) {
            double[] to = {number(parts[i + 1], 0), number(parts[i + 2], 0)};
            if (parts[i].equals("L")) {
              stroke(b, m, at, to);
            } else {
              start = to;
            }
            at = to;
            i += 2;
          }
        }
        case "C" -> {
          stroke(b, m, at, start);
          at = start;
        }
        default -> {}
      }
    }
  }

  /// A horizontal stroke has no height, which is no fault.
  private static String withSomeSize(String boundary) {
    String[] parts = boundary.strip().split("\\s+", -1);
    if (parts.length < 4) {
      return boundary;
    }
    return parts[0]
        + " "
        + parts[1]
        + " "
        + Math.max(0.01, number(parts[2], 0))
        + " "
        + Math.max(0.01, number(parts[3], 0));
  }

  private void stroke(double[] b, double[] m, double[] from, double[] to) {
    double x1 = points(b[0] + m[0] * from[0] + m[2] * from[1] + m[4] - box[0]);
    double y1 = points(b[1] + m[1] * from[0] + m[3] * from[1] + m[5] - box[1]);
    double x2 = points(b[0] + m[0] * to[0] + m[2] * to[1] + m[4] - box[0]);
    double y2 = points(b[1] + m[1] * to[0] + m[3] * to[1] + m[5] - box[1]);
    if (Math.abs(x2 - x1) <= 1.5 || Math.abs(y2 - y1) <= 1.5) {
      rulings.add(Ruling.between(x1, y1, x2, y2));
    }
  }
}
