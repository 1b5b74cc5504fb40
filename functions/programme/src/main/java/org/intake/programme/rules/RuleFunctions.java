package org.intake.programme.rules;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intake.domain.reading.FieldValue;

/// The functions that expressions of a programme file may call, beyond those of CEL itself.
///
/// Values: `dec('48.4')` an exact decimal, with `<` `<=` `>` `>=` `==` `!=` `+` `-` `*` among
/// decimals only; `apart(a, b)` the distance; `halfUnit(a)` half a unit of the last digit written;
/// `whole(a)`; `quotient(a, b, digits)` for messages; `tenfold(a, b)` a slip by powers of ten;
/// `total(amounts)` the sum over years; `day('2016-12-31')` a date, compared like a decimal;
/// `same(a, b)` names without regard to width, space and seal brackets; `written(text)` how many
/// letters, digits and characters a text has; `noneIs(figures, number)` whether figures were stated
/// and none of them is the number; `noListIs(counts, number)` the same of lists, which may also add
/// up to it.
///
/// `facts.…` asks for the case: each is a method of {@link RuleFacts} of the same name.
///
/// In every expression there are also `facts` itself and the maps `given` (whether a read has a
/// value), `raw` (what was written) and `confirmed` (whether a person confirmed it), by the name of
/// the read.
final class RuleFunctions {
  static final OpaqueType DECIMAL = OpaqueType.create("decimal");
  static final OpaqueType DAY = OpaqueType.create("day");
  static final OpaqueType AMOUNTS = OpaqueType.create("amounts");

  /// A value that has its own words in each language.
  static final OpaqueType TEXTS = OpaqueType.create("texts");

  static final OpaqueType FACTS = OpaqueType.create("facts");

  private static final CelType STRING = SimpleType.STRING;
  private static final CelType BOOL = SimpleType.BOOL;
  private static final CelType INT = SimpleType.INT;
  private static final CelType DECIMALS = ListType.create(DECIMAL);
  private static final CelType STRINGS = ListType.create(SimpleType.STRING);
  private static final CelType KINDS = MapType.create(SimpleType.STRING, SimpleType.STRING);

  private final Map<String, List<CelOverloadDecl>> declarations = new LinkedHashMap<>();
  private final List<CelFunctionBinding> bindings = new ArrayList<>();

  private RuleFunctions() {}

  static RuleFunctions all() {
    RuleFunctions functions = new RuleFunctions();
    functions.decimals();
    functions.figures();
    functions.days();
    functions.words();
    functions.questions();
    return functions;
  }

  List<CelFunctionDecl> declarations() {
    return declarations.entrySet().stream()
        .map(entry -> CelFunctionDecl.newFunctionDeclaration(entry.getKey(), entry.getValue()))
        .toList();
  }

  Collection<CelFunctionBinding> bindings() {
    return bindings;
  }

  /// A function's work on its arguments, whose classes the binding has checked.
  @FunctionalInterface
  private interface Body {
    Object apply(Object[] arguments);
  }

  private void function(String name, String id, CelType result, Body body, CelType... types) {
    declarations
        .computeIfAbsent(name, key -> new ArrayList<>())
        .add(CelOverloadDecl.newGlobalOverload(id, result, types));
    bind(id, body, types);
  }

  // Every body here is a lambda that captures nothing, or only such lambdas.
  @SuppressWarnings("Immutable")
  private void bind(String id, Body body, CelType... types) {
    List<Class<?>> classes = new ArrayList<>();
    for (CelType type : types) {
      classes.add(javaClass(type));
    }
    bindings.add(CelFunctionBinding.from(id, classes, body::apply));
  }

  private static Class<?> javaClass(CelType type) {
    return switch (type.kind()) {
      case STRING -> String.class;
      case INT -> Long.class;
      case LIST -> List.class;
      case MAP -> Map.class;
      default ->
          type.equals(DECIMAL)
              ? Decimal.class
              : type.equals(DAY)
                  ? LocalDate.class
                  : type.equals(AMOUNTS) ? FieldValue.ByYear.class : RuleFacts.class;
    };
  }

  private static Decimal decimal(Object value) {
    return (Decimal) value;
  }

  private void decimals() {
    function("dec", "dec_string", DECIMAL, a -> Decimal.of((String) a[0]), STRING);
    compare("decimal", DECIMAL, (a, b) -> decimal(a).compareTo(decimal(b)));
    function(
        "_+_", "add_decimal", DECIMAL, a -> decimal(a[0]).plus(decimal(a[1])), DECIMAL, DECIMAL);
    function(
        "_-_",
        "subtract_decimal",
        DECIMAL,
        a -> decimal(a[0]).minus(decimal(a[1])),
        DECIMAL,
        DECIMAL);
    function(
        "_*_",
        "multiply_decimal",
        DECIMAL,
        a -> decimal(a[0]).times(decimal(a[1])),
        DECIMAL,
        DECIMAL);
    function(
        "apart",
        "apart_decimal",
        DECIMAL,
        a -> decimal(a[0]).apart(decimal(a[1])),
        DECIMAL,
        DECIMAL);
    function("halfUnit", "half_unit_decimal", DECIMAL, a -> decimal(a[0]).halfUnit(), DECIMAL);
    function("whole", "whole_decimal", BOOL, a -> decimal(a[0]).isWhole(), DECIMAL);
    function(
        "quotient",
        "quotient_decimal",
        DECIMAL,
        a -> decimal(a[0]).quotient(decimal(a[1]), Math.toIntExact((Long) a[2])),
        DECIMAL,
        DECIMAL,
        INT);
    function(
        "tenfold",
        "tenfold_decimal",
        BOOL,
        a -> decimal(a[0]).isTenfold(decimal(a[1])),
        DECIMAL,
        DECIMAL);
    function(
        "total",
        "total_amounts",
        DECIMAL,
        a ->
            new Decimal(
                ((FieldValue.ByYear) a[0])
                    .amounts().values().stream()
                        .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)),
        AMOUNTS);
  }

  private void figures() {
    function(
        "noneIs",
        "none_is_decimal",
        BOOL,
        a -> Stated.noneIs(decimals(a[0]), decimal(a[1])),
        DECIMALS,
        DECIMAL);
    function(
        "noListIs",
        "no_list_is_decimal",
        BOOL,
        a -> Stated.noListIs(decimals(a[0]), decimal(a[1])),
        DECIMALS,
        DECIMAL);
    member(
        "stated",
        DECIMALS,
        a -> ((RuleFacts) a[0]).stated().in((String) a[1], (String) a[2]),
        FACTS,
        STRING,
        STRING);
    member(
        "against",
        STRINGS,
        a -> ((RuleFacts) a[0]).stated().against((String) a[1], (String) a[2], (String) a[3]),
        FACTS,
        STRING,
        STRING,
        STRING);
    member(
        "evidenced",
        DECIMALS,
        a -> ((RuleFacts) a[0]).stated().evidenced((String) a[1], (String) a[2]),
        FACTS,
        STRING,
        STRING);
    member(
        "evidenceUnsure",
        BOOL,
        a -> ((RuleFacts) a[0]).stated().unsure((String) a[1], (String) a[2]),
        FACTS,
        STRING,
        STRING);
    askOf("unnamed", STRINGS, (facts, text) -> facts.stated().unnamed(text));
    askOf("ofOtherPlaces", STRINGS, (facts, field) -> facts.stated().ofOtherPlaces(field));
    askOf("isOfAnotherCity", BOOL, RuleFacts::isOfAnotherCity);
  }

  @SuppressWarnings("unchecked")
  private static List<Decimal> decimals(Object value) {
    return (List<Decimal>) value;
  }

  private void days() {
    function("day", "day_string", DAY, a -> LocalDate.parse((String) a[0]), STRING);
    compare("day", DAY, (a, b) -> ((LocalDate) a).compareTo((LocalDate) b));
  }

  @FunctionalInterface
  private interface Comparison {
    int compare(Object one, Object other);
  }

  private void compare(String kind, CelType type, Comparison by) {
    function("_<_", "less_" + kind, BOOL, a -> by.compare(a[0], a[1]) < 0, type, type);
    function("_<=_", "less_equals_" + kind, BOOL, a -> by.compare(a[0], a[1]) <= 0, type, type);
    function("_>_", "greater_" + kind, BOOL, a -> by.compare(a[0], a[1]) > 0, type, type);
    function("_>=_", "greater_equals_" + kind, BOOL, a -> by.compare(a[0], a[1]) >= 0, type, type);
  }

  private void words() {
    function(
        "same", "same_string", BOOL, a -> Names.same((String) a[0], (String) a[1]), STRING, STRING);
    function("written", "written_string", INT, a -> (long) Names.written((String) a[0]), STRING);
  }

  /// A question to the facts without further arguments.
  @FunctionalInterface
  private interface Question {
    Object of(RuleFacts facts);
  }

  private void ask(String name, CelType result, Question question) {
    member(name, result, a -> question.of((RuleFacts) a[0]), FACTS);
  }

  @FunctionalInterface
  private interface WordQuestion {
    Object of(RuleFacts facts, String word);
  }

  private void askOf(String name, CelType result, WordQuestion question) {
    member(name, result, a -> question.of((RuleFacts) a[0], (String) a[1]), FACTS, STRING);
  }

  private void member(String name, CelType result, Body body, CelType... types) {
    String id = "facts_" + name;
    declarations
        .computeIfAbsent(name, key -> new ArrayList<>())
        .add(CelOverloadDecl.newMemberOverload(id, result, types));
    bind(id, body, types);
  }

  @SuppressWarnings("unchecked")
  private static List<String> strings(Object value) {
    return (List<String>) value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> kinds(Object value) {
    return (Map<String, String>) value;
  }

  private void questions() {
    ask("park", STRING, RuleFacts::park);
    askOf("policy", STRING, RuleFacts::policy);
    ask("acceptance", STRING, RuleFacts::acceptance);
    askOf("count", INT, RuleFacts::count);
    askOf("readable", BOOL, RuleFacts::readable);
    ask("lost", BOOL, RuleFacts::lost);
    ask("refused", STRINGS, RuleFacts::refused);
    ask("partlyRead", STRINGS, RuleFacts::partlyRead);
    ask("saidOfRefused", TEXTS, RuleFacts::saidOfRefused);
    ask("saidOfPartlyRead", TEXTS, RuleFacts::saidOfPartlyRead);
    ask("parks", STRINGS, RuleFacts::parks);
    ask("forms", INT, RuleFacts::forms);
    ask("hasForm", BOOL, RuleFacts::hasForm);
    member("likeliest", STRING, a -> ((RuleFacts) a[0]).likeliest(strings(a[1])), FACTS, STRINGS);
    member("unlisted", BOOL, a -> ((RuleFacts) a[0]).unlisted(strings(a[1])), FACTS, STRINGS);
    askOf("covered", BOOL, RuleFacts::covered);
    askOf("untagged", BOOL, RuleFacts::untagged);
    ask("uncovered", STRINGS, RuleFacts::uncovered);
    member(
        "notUploaded",
        STRINGS,
        a -> ((RuleFacts) a[0]).notUploaded(strings(a[1]), kinds(a[2])),
        FACTS,
        STRINGS,
        KINDS);
    member(
        "titles",
        STRINGS,
        a -> ((RuleFacts) a[0]).titles((String) a[1], strings(a[2])),
        FACTS,
        STRING,
        STRINGS);
    member("blank", STRINGS, a -> ((RuleFacts) a[0]).blank(strings(a[1])), FACTS, STRINGS);
    member(
        "perhapsBlank",
        STRINGS,
        a -> ((RuleFacts) a[0]).perhapsBlank(strings(a[1])),
        FACTS,
        STRINGS);
    ask("severalInOneForm", BOOL, RuleFacts::severalInOneForm);
    member(
        "otherLetterTo",
        BOOL,
        a -> ((RuleFacts) a[0]).otherLetterTo((String) a[1], strings(a[2])),
        FACTS,
        STRING,
        STRINGS);
    ask("conflicts", STRINGS, RuleFacts::conflicts);
    member(
        "otherParks", STRINGS, a -> ((RuleFacts) a[0]).otherParks(strings(a[1])), FACTS, STRINGS);
    ask("cityCode", STRING, RuleFacts::cityCode);
    ask("cityName", STRING, RuleFacts::cityName);
    ask("cityType", STRING, RuleFacts::cityType);
    ask("cityLabel", STRING, RuleFacts::cityLabel);
    askOf("isCity", BOOL, RuleFacts::isCity);
    askOf("namesCity", BOOL, RuleFacts::namesCity);
    ask("cityExempt", BOOL, RuleFacts::cityExempt);
    ask("cityBelongs", BOOL, RuleFacts::cityBelongs);
    ask("recommender", STRING, RuleFacts::recommender);
    ask("recommenderName", STRING, RuleFacts::recommenderName);
    ask("separateRecommender", BOOL, RuleFacts::separateRecommender);
    askOf("lies", STRING, RuleFacts::lies);
    ask("letters", INT, RuleFacts::letters);
    ask("lettersSure", BOOL, RuleFacts::lettersSure);
    ask("unresolved", STRINGS, RuleFacts::unresolved);
    ask("counted", STRINGS, RuleFacts::counted);
    ask("exempt", STRINGS, RuleFacts::exempt);
    member("ofType", STRINGS, a -> ((RuleFacts) a[0]).ofType(strings(a[1])), FACTS, STRINGS);
    ask("underPlanned", STRINGS, RuleFacts::underPlanned);
    member("names", STRINGS, a -> ((RuleFacts) a[0]).names(strings(a[1])), FACTS, STRINGS);
    ask("limit", INT, RuleFacts::limit);
    ask("rank", INT, RuleFacts::rank);
    ask("lettersWithoutCase", STRINGS, RuleFacts::lettersWithoutCase);
    ask("casesWithoutLetter", STRINGS, RuleFacts::casesWithoutLetter);
    ask("otherCase", STRING, RuleFacts::otherCase);
    member(
        "signer",
        STRING,
        a -> ((RuleFacts) a[0]).signer((String) a[1], (String) a[2]),
        FACTS,
        STRING,
        STRING);
    member(
        "addresses",
        BOOL,
        a -> ((RuleFacts) a[0]).addresses(strings(a[1]), (String) a[2]),
        FACTS,
        STRINGS,
        STRING);
    member(
        "seals",
        STRING,
        a -> ((RuleFacts) a[0]).seals((String) a[1], strings(a[2])),
        FACTS,
        STRING,
        STRINGS);
    ask("late", BOOL, RuleFacts::late);
    ask("lateness", STRING, RuleFacts::lateness);
    ask("lastDay", DAY, RuleFacts::lastDay);
    ask("noticeDay", DAY, RuleFacts::noticeDay);
    ask("receivedAt", STRING, RuleFacts::receivedAt);
    member(
        "tally",
        INT,
        a -> ((RuleFacts) a[0]).tally((String) a[1], (String) a[2]),
        FACTS,
        STRING,
        STRING);
    procedure();
  }

  private void procedure() {
    askOf("reached", BOOL, RuleFacts::reached);
    ask("confirmations", INT, RuleFacts::confirmations);
    ask("confirmingAgencies", INT, RuleFacts::confirmingAgencies);
    ask("roundClosed", BOOL, RuleFacts::roundClosed);
    ask("seatsComplete", INT, RuleFacts::seatsComplete);
    ask("seats", INT, RuleFacts::seats);
    ask("publicityDays", INT, RuleFacts::publicityDays);
    ask("publicityOver", BOOL, RuleFacts::publicityOver);
    ask("openObjections", INT, RuleFacts::openObjections);
    ask("approvalNumber", STRING, RuleFacts::approvalNumber);
    ask("approvalIssuers", INT, RuleFacts::approvalIssuers);
    ask("approvalParks", INT, RuleFacts::approvalParks);
    ask("pilotStart", STRING, RuleFacts::pilotStart);
    ask("pilotEnd", STRING, RuleFacts::pilotEnd);
    askOf("owed", STRINGS, RuleFacts::owed);
    askOf("handedIn", STRINGS, RuleFacts::handedIn);
    askOf("reportsUnread", STRINGS, RuleFacts::reportsUnread);
    member(
        "reportsSilent",
        STRINGS,
        a -> ((RuleFacts) a[0]).reportsSilent((String) a[1], (String) a[2]),
        FACTS,
        STRING,
        STRING);
    member(
        "reportsNotTo",
        STRINGS,
        a -> ((RuleFacts) a[0]).reportsNotTo((String) a[1], strings(a[2])),
        FACTS,
        STRING,
        STRINGS);
    member(
        "reportsWithout",
        STRINGS,
        a -> ((RuleFacts) a[0]).reportsWithout((String) a[1], (String) a[2]),
        FACTS,
        STRING,
        STRING);
  }
}
