package org.intake.programme;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.intake.application.port.Programmes;
import org.intake.application.port.RuleBook;
import org.intake.domain.programme.Programme;
import org.intake.programme.rules.CelRuleBook;
import org.intake.programme.rules.RuleCompiler;

/// The calls of this installation: those of the class path, which the build has checked, and those
/// of files that were loaded when the process started. Each is read on first use and its
/// expressions are compiled only when its rules are asked for, because most functions never screen.
public final class BuiltInProgrammes implements Programmes {
  /// The calls that come with the product, with their tables.
  private static final Map<String, List<String>> BUILT_IN =
      Map.of("sme-ip-pilot-2017", List.of("divisions-2017-06.csv", "organs.csv"));

  private final SortedMap<String, ProgrammeFiles> files;
  private final Map<String, Programme> programmes = new ConcurrentHashMap<>();
  private final Map<String, RuleBook> rules = new ConcurrentHashMap<>();

  private BuiltInProgrammes(SortedMap<String, ProgrammeFiles> files) {
    this.files = files;
  }

  public static BuiltInProgrammes load() {
    return with(Map.of());
  }

  /// The built-in calls and others by id; the others must have been loaded without a fault.
  public static BuiltInProgrammes with(Map<String, ProgrammeFiles> others) {
    SortedMap<String, ProgrammeFiles> all = new TreeMap<>(others);
    BUILT_IN.forEach((call, tables) -> all.put(call, ProgrammeFiles.builtIn(call, tables)));
    return new BuiltInProgrammes(all);
  }

  @Override
  public List<String> calls() {
    return List.copyOf(files.keySet());
  }

  @Override
  public Optional<Programme> programme(String call) {
    ProgrammeFiles known = files.get(call);
    return known == null
        ? Optional.empty()
        : Optional.of(programmes.computeIfAbsent(call, key -> ProgrammeLoader.structure(known)));
  }

  @Override
  public Optional<RuleBook> rules(String call) {
    return programme(call)
        .map(programme -> rules.computeIfAbsent(call, key -> compiled(programme)));
  }

  private static RuleBook compiled(Programme programme) {
    RuleCompiler.Compilation compilation = RuleCompiler.compile(programme);
    if (!compilation.problems().isEmpty()) {
      throw new IllegalStateException(
          "the rules of a built-in programme are faulty: " + compilation.problems());
    }
    return new CelRuleBook(programme, compilation);
  }

  @Override
  public SortedMap<String, byte[]> files(String call) {
    ProgrammeFiles known = files.get(call);
    return known == null ? Collections.emptySortedMap() : known.files();
  }
}
