package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Connected parts of a mask, found by joining the runs of neighbouring rows.
final class Components {
  /// A part's bounding box and how many pixels it has.
  record Component(Rectangle box, int pixels) {}

  /// Runs in reading order: each one's row, first pixel, the pixel behind its last, and a run of
  /// its part that came before it or itself.
  private int[] rows = new int[256];

  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int[] parents = new int[256];
  private int count;

  private Components() {}

  /// Parts of the mask's set pixels, diagonal neighbours included.
  static List<Component> of(Mask mask) {
    Components components = new Components();
    int aboveFrom = 0;
    int aboveTo = 0;
    for (int y = 0; y < mask.height(); y++) {
      int from = components.count;
      components.addRuns(mask, y);
      components.join(aboveFrom, aboveTo, from);
      aboveFrom = from;
      aboveTo = components.count;
    }
    return components.collected();
  }

  private void addRuns(Mask mask, int y) {
    int start = mask.nextSet(0, y);
    while (start < mask.width()) {
      int end = mask.nextClear(start, y);
      add(y, start, end);
      start = mask.nextSet(end, y);
    }
  }

  private void add(int row, int start, int end) {
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      parents = Arrays.copyOf(parents, 2 * count);
    }
    rows[count] = row;
    starts[count] = start;
    ends[count] = end;
    parents[count] = count++;
  }

  private void join(int aboveFrom, int aboveTo, int from) {
    int above = aboveFrom;
    for (int here = from; here < count; here++) {
      while (above < aboveTo && ends[above] < starts[here]) {
        above++;
      }
      for (int i = above; i < aboveTo && starts[i] <= ends[here]; i++) {
        unite(i, here);
      }
    }
  }

  private int root(int i) {
    int at = i;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  private void unite(int a, int b) {
    int rootA = root(a);
    int rootB = root(b);
    if (rootA != rootB) {
      parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }
  }

  private List<Component> collected() {
    int[] slot = new int[count];
    List<int[]> boxes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int root = root(i);
      if (root == i) {
        slot[i] = boxes.size();
        boxes.add(new int[] {starts[i], rows[i], ends[i], rows[i] + 1, 0});
      }
      int[] box = boxes.get(slot[root]);
      box[0] = Math.min(box[0], starts[i]);
      box[2] = Math.max(box[2], ends[i]);
      box[3] = Math.max(box[3], rows[i] + 1);
      box[4] += ends[i] - starts[i];
    }
    return boxes.stream()
        .map(b -> new Component(new Rectangle(b[0], b[1], b[2], b[3]), b[4]))
        .toList();
  }
}
