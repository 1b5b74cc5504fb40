package org.intake.documents.fields;

import org.intake.domain.reading.Box;

/// A piece of one line that an aimed reading looks at.
record Spot(int page, Box box) {
  /// Room for what a share of characters misjudges: half a line's height to each side.
  Spot withRoom() {
    double sideways = box.height() * 0.35;
    double upwards = box.height() * 0.15;
    double x = Math.max(0, box.x() - sideways);
    double y = Math.max(0, box.y() - upwards);
    return new Spot(
        page,
        new Box(
            x,
            y,
            Math.min(1 - x, box.width() + 2 * sideways),
            Math.min(1 - y, box.height() + 2 * upwards)));
  }
}
