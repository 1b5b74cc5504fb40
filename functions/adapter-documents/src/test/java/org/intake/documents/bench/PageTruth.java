package org.intake.documents.bench;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.util.Set;
import java.util.TreeSet;
import org.intake.testkit.documents.SampleFile;
import org.intake.testkit.documents.Truth;

/// The values that stand on the first page of a generated scan, looked for in any reader's text:
/// the one measure that a reader without fields can be given.
final class PageTruth {
  private PageTruth() {}

  static Set<String> of(SampleFile file) {
    Set<String> values = new TreeSet<>();
    for (Truth.Document document : file.truth().documents()) {
      for (Truth.Field field : document.fields()) {
        boolean onFirst = field.places().size() == 1 && field.places().getFirst().page() == 1;
        if (onFirst && field.raw().length() <= 24 && !field.raw().contains("\n")) {
          values.add(field.raw());
        }
      }
    }
    return values;
  }

  static boolean isIn(String value, String text) {
    return CorpusTruth.isPresent(simple(value), simple(text));
  }

  private static String simple(String text) {
    return ZhConverterUtil.toSimple(text);
  }

  static boolean isTraditional(String text) {
    String simple = simple(text);
    long changed = 0;
    for (int i = 0; i < Math.min(text.length(), simple.length()); i++) {
      changed += text.charAt(i) == simple.charAt(i) ? 0 : 1;
    }
    return changed > text.length() / 20;
  }
}
