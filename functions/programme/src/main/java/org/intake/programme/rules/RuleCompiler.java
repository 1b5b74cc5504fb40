package org.intake.programme.rules;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.intake.domain.programme.CorroborationPolicy.Computation;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.RuleDefinition;
import org.intake.domain.programme.RuleDefinition.Read;
import org.jspecify.annotations.Nullable;

/// Compiles and type-checks every expression of a programme. A decimal compared with a binary
/// number, an unknown function, a misspelt name: each is found here and not in a verdict.
public final class RuleCompiler {
  /// Far more than any rule needs; a limit for files that are not ours.
  private static final int LONGEST_EXPRESSION = 4_000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(LONGEST_EXPRESSION)
          .comprehensionMaxIterations(10_000)
          .enableHeterogeneousNumericComparisons(false)
          .build();

  private final FunctionTable functions = RuleFunctions.all();
  private final CelRuntime runtime =
      CelRuntimeFactory.standardCelRuntimeBuilder()
          .setOptions(OPTIONS)
          .addFunctionBindings(functions.bindings())
          .build();
  private final Map<Map<String, CelType>, CelCompiler> compilers = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private RuleCompiler() {}

  /// What is wrong with an expression; `path` as in the programme file.
  public record Problem(String path, String message) {}

  /// A rule ready to run, its cases and values in the order of the definition.
  record CompiledRule(
      RuleDefinition definition,
      List<CelRuntime.Program> cases,
      Map<String, CelRuntime.Program> values) {
    CompiledRule {
      cases = List.copyOf(cases);
      values = Collections.unmodifiableMap(values);
    }
  }

  /// The outcome: no rules when there are problems.
  public static final class Compilation {
    private final List<Problem> problems;
    private final List<CompiledRule> rules;
    private final List<CelRuntime.Program> computations;

    private Compilation(
        List<Problem> problems, List<CompiledRule> rules, List<CelRuntime.Program> computations) {
      this.problems = List.copyOf(problems);
      this.rules = List.copyOf(rules);
      this.computations = List.copyOf(computations);
    }

    public List<Problem> problems() {
      return problems;
    }

    List<CompiledRule> rules() {
      return rules;
    }

    /// Whether figures corroborate each other; what cannot be computed does not.
    boolean holds(int computation, Map<String, Object> figures) {
      try {
        return Boolean.TRUE.equals(computations.get(computation).eval(figures));
      } catch (CelEvaluationException _) {
        return false;
      }
    }
  }

  public static Compilation compile(Programme programme) {
    return new RuleCompiler().run(programme);
  }

  private Compilation run(Programme programme) {
    List<CelRuntime.Program> computations = new ArrayList<>();
    List<Computation> declared = programme.corroboration().computations();
    for (int i = 0; i < declared.size(); i++) {
      CelCompiler compiler = compiler(programme, declared.get(i).reads());
      CelRuntime.Program program =
          program(
              compiler,
              declared.get(i).holds(),
              "corroboration.computations[" + i + "].holds",
              SimpleType.BOOL);
      if (program != null) {
        computations.add(program);
      }
    }
    List<CompiledRule> rules = new ArrayList<>();
    for (int i = 0; i < programme.rules().size(); i++) {
      rules.add(rule(programme, programme.rules().get(i), "rules[" + i + "]"));
    }
    return new Compilation(problems, rules, computations);
  }

  private CompiledRule rule(Programme programme, RuleDefinition rule, String path) {
    CelCompiler compiler = compiler(programme, rule.reads());
    List<CelRuntime.Program> cases = new ArrayList<>();
    for (int i = 0; i < rule.cases().size(); i++) {
      RuleDefinition.Case each = rule.cases().get(i);
      CelRuntime.Program program =
          program(compiler, each.when(), path + ".cases[" + i + "]", SimpleType.BOOL);
      if (program != null) {
        cases.add(program);
      }
    }
    Map<String, CelRuntime.Program> values = new TreeMap<>();
    rule.values()
        .forEach((name, expression) -> {
          CelRuntime.Program program =
              program(compiler, expression, path + ".values." + name, null);
          if (program != null) {
            values.put(name, program);
          }
        });
    return new CompiledRule(rule, cases, new LinkedHashMap<>(values));
  }

  /// Rules that read the same names share a compiler: making one costs more than using it.
  private CelCompiler compiler(Programme programme, List<Read> reads) {
    Map<String, CelType> variables = new TreeMap<>();
    reads.forEach(read -> variables.put(read.name(), type(programme, read)));
    return compilers.computeIfAbsent(variables, this::compiler);
  }

  private CelCompiler compiler(Map<String, CelType> variables) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addFunctionDeclarations(functions.declarations())
            .addVar("facts", RuleType.FACTS.cel())
            .addVar("given", MapType.create(SimpleType.STRING, SimpleType.BOOL))
            .addVar("raw", MapType.create(SimpleType.STRING, SimpleType.STRING))
            .addVar("confirmed", MapType.create(SimpleType.STRING, SimpleType.BOOL));
    variables.forEach(builder::addVar);
    return builder.build();
  }

  private static CelType type(Programme programme, Read read) {
    CelType type = Values.type(definition(programme, read).type());
    return read.presence() && !(type instanceof ListType) ? SimpleType.STRING : type;
  }

  /// The loader has checked that every read names a field.
  static FieldDefinition definition(Programme programme, Read read) {
    return programme
        .reading()
        .definition(read.document())
        .flatMap(document -> document.field(read.field()))
        .orElseThrow(
            () -> new IllegalStateException("no field " + read.document() + "." + read.field()));
  }

  private CelRuntime.@Nullable Program program(
      CelCompiler compiler, String expression, String path, @Nullable CelType wanted) {
    CelValidationResult result = compiler.compile(expression);
    if (result.hasError()) {
      result
          .getErrors()
          .forEach(issue ->
              problems.add(
                  new Problem(
                      path,
                      "at character "
                          + (issue.getSourceLocation().getColumn() + 1)
                          + ": "
                          + issue.getMessage())));
      return null;
    }
    try {
      CelType type = result.getAst().getResultType();
      if (wanted != null && !type.equals(wanted)) {
        problems.add(new Problem(path, "is a " + type.name() + ", not true or false"));
        return null;
      }
      return runtime.createProgram(result.getAst());
    } catch (dev.cel.common.CelValidationException | CelEvaluationException e) {
      problems.add(new Problem(path, String.valueOf(e.getMessage())));
      return null;
    }
  }
}
