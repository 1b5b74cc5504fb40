package org.intake.programme.rules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.intake.application.port.RuleBook;
import org.intake.domain.programme.Programme;
import org.intake.domain.screening.CaseFacts;
import org.intake.domain.screening.Finding;
import org.intake.programme.BuiltInProgrammes;
import org.intake.programme.LoadResult;
import org.intake.programme.ProgrammeFiles;
import org.intake.programme.ProgrammeLoader;
import org.jspecify.annotations.Nullable;

/// The 2017 call for tests, as it is and with switches turned; each variant is loaded once.
final class Rules2017 {
  static final String CALL = "sme-ip-pilot-2017";
  private static final BuiltInProgrammes BUILT_IN = BuiltInProgrammes.load();
  private static final Map<String, LoadResult.Loaded> VARIANTS = new TreeMap<>();

  private Rules2017() {}

  static Programme programme() {
    return BUILT_IN.programme(CALL).orElseThrow();
  }

  static RuleBook rules() {
    return BUILT_IN.rules(CALL).orElseThrow();
  }

  /// The call with one piece of its YAML replaced.
  static synchronized LoadResult.Loaded with(String from, String to) {
    return VARIANTS.computeIfAbsent(
        from + "\u0000" + to,
        key -> {
          if (ProgrammeLoader.load(changed(from, to)) instanceof LoadResult.Loaded loaded) {
            return loaded;
          }
          throw new IllegalStateException(ProgrammeLoader.load(changed(from, to)).toString());
        });
  }

  static ProgrammeFiles changed(String from, String to) {
    Map<String, byte[]> files = new TreeMap<>(BUILT_IN.files(CALL));
    String yaml =
        new String(files.get(ProgrammeFiles.MAIN), java.nio.charset.StandardCharsets.UTF_8);
    if (!yaml.contains(from)) {
      throw new IllegalArgumentException("the programme does not hold: " + from);
    }
    files.put(
        ProgrammeFiles.MAIN,
        yaml.replace(from, to).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return new ProgrammeFiles(files);
  }

  /// The call with a policy switch at another value.
  static LoadResult.Loaded policy(String name, String value) {
    String yaml =
        new String(
            BUILT_IN.files(CALL).get(ProgrammeFiles.MAIN), java.nio.charset.StandardCharsets.UTF_8);
    String head = "  " + name + ":\n    value: ";
    int start = yaml.indexOf(head) + head.length();
    String line = yaml.substring(start, yaml.indexOf('\n', start));
    String quoted = line.startsWith("'") ? "'" + value + "'" : value;
    return with(head + line, head + quoted);
  }

  static Finding finding(List<Finding> findings, String check, @Nullable String park) {
    return findings.stream()
        .filter(f -> f.check().equals(check) && java.util.Objects.equals(f.park(), park))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no finding " + check + " " + park));
  }

  static Finding screened(CaseFacts facts, String check, @Nullable String park) {
    return finding(rules().screen(facts), check, park);
  }
}
