package org.intake.programme;

import java.util.Optional;
import org.intake.domain.programme.Programme;
import org.intake.programme.rules.CelRuleBook;
import org.intake.programme.rules.RuleCompiler;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// Loads programme files: the whole file is checked, expressions included, and all faults are told
/// at once. This is `programme check FILE`.
public final class ProgrammeLoader {
  /// Aliases of YAML could blow a small file up; a programme file has no use for them.
  private static final int ALIASES_ALLOWED = 0;

  private ProgrammeLoader() {}

  public static LoadResult load(ProgrammeFiles files) {
    FaultList faults = new FaultList();
    Programme programme = read(files, faults);
    if (programme == null || !faults.isEmpty()) {
      return new LoadResult.Faulty(faults.all());
    }
    RuleCompiler.Compilation compiled = RuleCompiler.compile(programme);
    compiled.problems().forEach(problem -> faults.add(problem.path(), problem.message()));
    return faults.isEmpty()
        ? new LoadResult.Loaded(programme, new CelRuleBook(programme, compiled))
        : new LoadResult.Faulty(faults.all());
  }

  /// The programme without compiling its expressions, for one that the build has checked.
  static Programme structure(ProgrammeFiles files) {
    FaultList faults = new FaultList();
    Programme programme = read(files, faults);
    if (programme == null || !faults.isEmpty()) {
      throw new IllegalStateException("a built-in programme is faulty:\n" + faults.all());
    }
    return programme;
  }

  private static @Nullable Programme read(ProgrammeFiles files, FaultList faults) {
    Optional<String> text = files.text(ProgrammeFiles.MAIN);
    if (text.isEmpty()) {
      faults.add(new Fault(ProgrammeFiles.MAIN, 0, 0, "", "there is no such file"));
      return null;
    }
    Optional<Node> root = compose(text.get(), faults);
    return root.map(node -> new ProgrammeReader(files, faults).read(new YamlNode(node, "", faults)))
        .orElse(null);
  }

  private static Optional<Node> compose(String text, FaultList faults) {
    LoadSettings settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(ALIASES_ALLOWED)
            .setLabel(ProgrammeFiles.MAIN)
            .build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        faults.add(new Fault(ProgrammeFiles.MAIN, 0, 0, "", "the file is empty"));
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(0);
      faults.add(new Fault(ProgrammeFiles.MAIN, line, column, "", "not YAML: " + e.getProblem()));
    } catch (YamlEngineException e) {
      faults.add(new Fault(ProgrammeFiles.MAIN, 0, 0, "", "not YAML: " + e.getMessage()));
    }
    return Optional.empty();
  }
}
