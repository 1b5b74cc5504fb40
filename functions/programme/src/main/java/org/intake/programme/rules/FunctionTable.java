package org.intake.programme.rules;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The functions that expressions may call, as the compiler wants them declared and the runtime
/// bound. One name may stand for several functions that differ in their arguments.
final class FunctionTable {
  private final Map<String, List<CelOverloadDecl>> declarations = new LinkedHashMap<>();
  private final List<CelFunctionBinding> bindings = new ArrayList<>();

  List<CelFunctionDecl> declarations() {
    return declarations.entrySet().stream()
        .map(entry -> CelFunctionDecl.newFunctionDeclaration(entry.getKey(), entry.getValue()))
        .toList();
  }

  Collection<CelFunctionBinding> bindings() {
    return bindings;
  }

  @FunctionalInterface
  interface Three<A, B, C, R> {
    R apply(A one, B two, C three);
  }

  @FunctionalInterface
  interface Four<A, B, C, D, R> {
    R apply(A one, B two, C three, D four);
  }

  /// What a function is given, and its work on it.
  record Body<R>(List<RuleType<?>> arguments, Function<Object[], R> work) {
    static <A, R> Body<R> of(RuleType<A> a, Function<A, R> work) {
      return new Body<>(List.of(a), given -> work.apply(a.of(given[0])));
    }

    static <A, B, R> Body<R> of(RuleType<A> a, RuleType<B> b, BiFunction<A, B, R> work) {
      return new Body<>(List.of(a, b), given -> work.apply(a.of(given[0]), b.of(given[1])));
    }

    static <A, B, C, R> Body<R> of(
        RuleType<A> a, RuleType<B> b, RuleType<C> c, Three<A, B, C, R> work) {
      return new Body<>(
          List.of(a, b, c), given -> work.apply(a.of(given[0]), b.of(given[1]), c.of(given[2])));
    }

    static <A, B, C, D, R> Body<R> of(
        RuleType<A> a, RuleType<B> b, RuleType<C> c, RuleType<D> d, Four<A, B, C, D, R> work) {
      return new Body<>(
          List.of(a, b, c, d),
          given -> work.apply(a.of(given[0]), b.of(given[1]), c.of(given[2]), d.of(given[3])));
    }

    private List<CelType> types() {
      return arguments.stream().<CelType>map(RuleType::cel).toList();
    }
  }

  <R> void function(String name, String id, RuleType<R> result, Body<R> body) {
    add(name, CelOverloadDecl.newGlobalOverload(id, result.cel(), body.types()), body);
  }

  /// A function that is called on its first argument.
  <R> void member(String name, String id, RuleType<R> result, Body<R> body) {
    add(name, CelOverloadDecl.newMemberOverload(id, result.cel(), body.types()), body);
  }

  // Every body is a lambda that captures nothing, or only such lambdas.
  @SuppressWarnings("Immutable")
  private void add(String name, CelOverloadDecl declaration, Body<?> body) {
    declarations.computeIfAbsent(name, _ -> new ArrayList<>()).add(declaration);
    List<Class<?>> classes = new ArrayList<>();
    body.arguments().forEach(argument -> classes.add(argument.java()));
    bindings.add(
        CelFunctionBinding.from(
            declaration.overloadId(), classes, arguments -> body.work().apply(arguments)));
  }
}
