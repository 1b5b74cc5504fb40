package org.intake.programme.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.intake.domain.Language;
import org.intake.domain.Texts;
import org.intake.domain.reading.Problem;

/// Files with what is wrong with them, as a notice tells it: each file once for each kind of
/// problem, with its pages and the cure.
final class UnreadFiles {
  /// More fill a notice that nobody reads; the API tells all of them.
  private static final int MOST_TOLD = 30;

  private static final int MOST_PAGES = 8;

  private record Kind(Problem.Code code, Texts message) {}

  private final Map<String, SequencedMap<Kind, TreeSet<Integer>>> files = new TreeMap<>();

  void add(String file, Problem problem) {
    TreeSet<Integer> pages =
        files
            .computeIfAbsent(file, _ -> new LinkedHashMap<>())
            .computeIfAbsent(new Kind(problem.code(), problem.message()), _ -> new TreeSet<>());
    Integer page = problem.page();
    if (page != null) {
      pages.add(page);
    }
  }

  List<String> files() {
    return List.copyOf(files.keySet());
  }

  Texts said() {
    return new Texts(said(Language.ZH_HANS), said(Language.ZH_HANT), said(Language.EN));
  }

  private String said(Language language) {
    List<String> told =
        files.entrySet().stream()
            .flatMap(file ->
                file.getValue().entrySet().stream()
                    .map(kind ->
                        told(language, file.getKey(), kind.getValue())
                            + kind.getKey().message().in(language)))
            .toList();
    String said =
        told.stream()
            .limit(MOST_TOLD)
            .collect(Collectors.joining(language == Language.EN ? " " : ""));
    int left = told.size() - MOST_TOLD;
    return left <= 0
        ? said
        : said
            + switch (language) {
              case ZH_HANS -> "另有" + left + "项，见申报页面。";
              case ZH_HANT -> "另有" + left + "項，見申報頁面。";
              case EN -> " " + left + " more are told on the page of the submission.";
            };
  }

  private static String told(Language language, String file, Set<Integer> pages) {
    String some =
        pages.stream().limit(MOST_PAGES).map(String::valueOf).collect(Collectors.joining("、"));
    boolean more = pages.size() > MOST_PAGES;
    return switch (language) {
      case ZH_HANS -> "“" + file + "”" + chinese(some, more, "页") + "：";
      case ZH_HANT -> "「" + file + "」" + chinese(some, more, "頁") + "：";
      case EN -> "\"" + file + "\"" + english(some, more) + ": ";
    };
  }

  private static String chinese(String pages, boolean more, String page) {
    return pages.isEmpty() ? "" : "第" + pages + (more ? "等" : "") + page;
  }

  private static String english(String pages, boolean more) {
    return pages.isEmpty()
        ? ""
        : ", page " + pages.replace("、", ", ") + (more ? " and others" : "");
  }
}
