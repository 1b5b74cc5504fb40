package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.List;

/// Connected parts of a mask, found by joining the runs of neighbouring rows.
final class Components {
  /// A part's bounding box and how many pixels it has.
  record Component(Rectangle box, int pixels) {}

  private final List<int[]> runs = new ArrayList<>();
  private final List<Integer> parents = new ArrayList<>();

  private Components() {}

  /// Parts of the mask's true pixels, diagonal neighbours included.
  static List<Component> of(boolean[] mask, int width, int height) {
    Components components = new Components();
    int previousFrom = 0;
    int previousTo = 0;
    for (int y = 0; y < height; y++) {
      int from = components.runs.size();
      components.addRuns(mask, width, y);
      int to = components.runs.size();
      components.join(previousFrom, previousTo, from, to);
      previousFrom = from;
      previousTo = to;
    }
    return components.collected();
  }

  private void addRuns(boolean[] mask, int width, int y) {
    int at = y * width;
    int x = 0;
    while (x < width) {
      if (!mask[at + x]) {
        x++;
        continue;
      }
      int start = x;
      while (x < width && mask[at + x]) {
        x++;
      }
      runs.add(new int[] {y, start, x});
      parents.add(parents.size());
    }
  }

  private void join(int aboveFrom, int aboveTo, int from, int to) {
    int above = aboveFrom;
    for (int here = from; here < to; here++) {
      int[] run = runs.get(here);
      while (above < aboveTo && runs.get(above)[2] < run[1]) {
        above++;
      }
      for (int i = above; i < aboveTo && runs.get(i)[1] <= run[2]; i++) {
        unite(i, here);
      }
    }
  }

  private int root(int i) {
    int at = i;
    while (parents.get(at) != at) {
      parents.set(at, parents.get(parents.get(at)));
      at = parents.get(at);
    }
    return at;
  }

  private void unite(int a, int b) {
    int rootA = root(a);
    int rootB = root(b);
    if (rootA != rootB) {
      parents.set(Math.max(rootA, rootB), Math.min(rootA, rootB));
    }
  }

  private List<Component> collected() {
    int[] slot = new int[runs.size()];
    List<int[]> boxes = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      int[] run = runs.get(i);
      int root = root(i);
      if (root == i) {
        slot[i] = boxes.size();
        boxes.add(new int[] {run[1], run[0], run[2], run[0] + 1, 0});
      }
      int[] box = boxes.get(slot[root]);
      box[0] = Math.min(box[0], run[1]);
      box[2] = Math.max(box[2], run[2]);
      box[3] = Math.max(box[3], run[0] + 1);
      box[4] += run[2] - run[1];
    }
    return boxes.stream()
        .map(b -> new Component(new Rectangle(b[0], b[1], b[2], b[3]), b[4]))
        .toList();
  }
}
