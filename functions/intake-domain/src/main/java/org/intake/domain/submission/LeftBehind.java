package org.intake.domain.submission;

import java.util.Locale;
import java.util.Set;

/// What desktops and office programs leave in folders: nobody's document, and never a defect of a
/// package.
public final class LeftBehind {
  private static final Set<String> NAMES = Set.of(".ds_store", "thumbs.db", "desktop.ini");

  private LeftBehind() {}

  /// `path` is a name with its folders, separated by `/`.
  public static boolean is(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return NAMES.contains(name)
        || name.startsWith("~$")
        || name.startsWith("._")
        || name.startsWith(".~lock.")
        || path.startsWith("__MACOSX/")
        || path.contains("/__MACOSX/");
  }
}
