package org.intake.testkit.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.intake.application.port.DocumentReader;
import org.intake.application.port.DocumentReader.Step;
import org.intake.application.port.PagePictures;
import org.intake.application.port.Programmes;
import org.intake.application.port.RuleBook;
import org.intake.domain.Sha256;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.QuotaPolicy;
import org.intake.domain.programme.RuleDefinition;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;
import org.intake.domain.reading.ReadPage;
import org.intake.domain.reading.SealReport;
import org.intake.domain.screening.CaseDocument;
import org.intake.domain.screening.CaseFacts;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.Effect;
import org.intake.domain.screening.Evidence;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.jspecify.annotations.Nullable;

/// Paper whose content says how it is read and judged: `FORM city verdict parks…`. So ten thousand
/// packages are read in seconds, by the real assembly and the real screening.
final class ScriptedPaper {
  /// What a form says of its own case.
  enum Verdict {
    CLEAN,
    /// Something that the province can cure.
    DEFECT,
    /// Something that a person must look at.
    DOUBT,
    /// Something that leads to a refusal, which a person confirms.
    REFUSAL
  }

  private static final String VERDICT = "verdict";

  private ScriptedPaper() {}

  static byte[] form(String city, Verdict verdict, List<String> parks, String nonce) {
    return bytes("FORM " + city + " " + verdict + " " + nonce + " " + String.join(" ", parks));
  }

  static byte[] letter(List<String> cities, String nonce) {
    return bytes("LETTER " + nonce + " " + String.join(" ", cities));
  }

  /// A file that no reader can make anything of.
  static byte[] plan(String city, String nonce) {
    return bytes("PLAN " + city + " " + nonce);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// A call with the words, places and calendar of another, few of its rules, and a rule book that
  /// says what the paper says.
  static Programmes judged(Programmes base, Policy policy) {
    return new Judged(base, policy);
  }

  static DocumentReader reader() {
    return (file, _, _, _) -> {
      try {
        byte[] content = Files.readAllBytes(file.content());
        return new Step.Finished(List.of(read(file.name(), content)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  static PagePictures noPictures() {
    return (_, wanted) -> wanted.stream().map(_ -> new byte[0]).toList();
  }

  private static FileReading read(String name, byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    String[] words = text.split(" ", -1);
    List<ReadDocument> documents = new ArrayList<>();
    switch (words[0]) {
      case "FORM" -> {
        documents.add(
            document(
                DocumentType.FORM_PART_1,
                null,
                field("cityName", new FieldValue.Division(words[1], words[1])),
                field(VERDICT, new FieldValue.Text(words[2]))));
        for (int i = 4; i < words.length; i++) {
          documents.add(
              document(
                  DocumentType.FORM_PART_2,
                  words[i],
                  field("parkName", new FieldValue.Text(words[i]))));
        }
      }
      case "LETTER" -> {
        List<FieldValue> cities = new ArrayList<>();
        for (int i = 2; i < words.length; i++) {
          cities.add(new FieldValue.Division(words[i], words[i]));
        }
        documents.add(
            document(
                DocumentType.LETTER,
                null,
                field("recommendedCities", new FieldValue.Many(cities))));
      }
      default ->
          documents.add(
              document(
                  DocumentType.PLAN,
                  null,
                  field("cityName", new FieldValue.Division(words[1], words[1]))));
    }
    ReadPage page = new ReadPage(1, 1, 1, PageSource.OFFICE, text);
    return new FileReading(
        name,
        Sha256.of(content),
        content.length,
        "text/plain",
        List.of(),
        List.of(page),
        documents);
  }

  private static ReadDocument document(
      DocumentType type, @Nullable String park, ReadField... fields) {
    return new ReadDocument(
        type, 1, 1, 1, park, List.of(fields), List.of(), SealReport.NOT_EXPECTED, List.of());
  }

  private static ReadField field(String name, FieldValue value) {
    return new ReadField(
        name,
        name,
        value,
        value.display(),
        null,
        Method.FORM_TABLE,
        1,
        1,
        Set.of(),
        Place.ofPage(1, value.display()));
  }

  /// Which policies a world runs under.
  record Policy(
      Programme.Acceptance acceptance, QuotaPolicy.OverQuota overQuota, boolean withdrawalFrees) {}

  private static final class Judged implements Programmes {
    private final Programmes base;
    private final Map<String, Programme> shortened = new HashMap<>();

    Judged(Programmes base, Policy policy) {
      this.base = base;
      for (String call : base.calls()) {
        base.programme(call).ifPresent(whole -> shortened.put(call, shortened(whole, policy)));
      }
    }

    @Override
    public List<String> calls() {
      return base.calls();
    }

    @Override
    public Optional<Programme> programme(String call) {
      return Optional.ofNullable(shortened.get(call));
    }

    private static Programme shortened(Programme whole, Policy policy) {
      QuotaPolicy quota = whole.quota();
      return new Programme(
          whole.id(),
          whole.title(),
          whole.documentNumber(),
          Sha256.ofText("simulated " + whole.hash()),
          whole.reading(),
          whole.calendar(),
          policy.acceptance(),
          new QuotaPolicy(
              quota.limit(),
              quota.ownLimits(),
              quota.exempt(),
              policy.overQuota(),
              policy.withdrawalFrees()),
          whole.review(),
          whole.corroboration(),
          whole.dropContacts(),
          whole.notices(),
          whole.policies(),
          whole.duties(),
          whole.publicFields(),
          rulesOf(whole));
    }

    @Override
    public Optional<RuleBook> rules(String call) {
      return programme(call).map(judged -> new SaysWhatThePaperSays(judged.rules()));
    }

    @Override
    public SortedMap<String, byte[]> files(String call) {
      return base.files(call);
    }
  }

  /// One rule that can be cured, one that refuses, one of the parts with a threshold.
  private static List<RuleDefinition> rulesOf(Programme whole) {
    return List.of(
        first(whole, RuleDefinition.Scope.CASE, Effect.FIX),
        first(whole, RuleDefinition.Scope.CASE, Effect.BLOCK),
        first(whole, RuleDefinition.Scope.PART, Effect.FIX));
  }

  private static RuleDefinition first(Programme whole, RuleDefinition.Scope scope, Effect effect) {
    return whole.rules().stream()
        .filter(rule -> rule.scope() == scope && rule.effect() == effect && !rule.merit())
        .filter(rule -> rule.threshold() == (scope == RuleDefinition.Scope.PART))
        .filter(rule -> rule.cases().stream().allMatch(each -> each.effect() == null))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no rule of " + scope + " and " + effect));
  }

  private record SaysWhatThePaperSays(List<RuleDefinition> rules) implements RuleBook {
    @Override
    public List<Finding> screen(CaseFacts facts) {
      Optional<CaseField> said =
          facts.fields().stream().filter(field -> field.read().name().equals(VERDICT)).findFirst();
      Verdict verdict =
          said.map(field -> Verdict.valueOf(field.read().raw())).orElse(Verdict.DOUBT);
      List<Evidence> evidence =
          said.map(field ->
                  List.of(new Evidence(field.documentId(), field.id(), field.read().place())))
              .orElse(List.of());
      List<Finding> findings = new ArrayList<>();
      for (RuleDefinition rule : rules) {
        if (rule.scope() == RuleDefinition.Scope.PART) {
          facts.documents().stream()
              .map(CaseDocument::park)
              .filter(park -> park != null)
              .distinct()
              .forEach(park -> findings.add(finding(rule, park, Outcome.PASS, List.of())));
        } else {
          findings.add(finding(rule, null, outcome(rule.effect(), verdict), evidence));
        }
      }
      return findings.stream().sorted(Finding.ORDER).toList();
    }

    private static Outcome outcome(Effect effect, Verdict verdict) {
      boolean cures = effect == Effect.FIX;
      return switch (verdict) {
        case CLEAN -> Outcome.PASS;
        case DEFECT -> cures ? Outcome.FAIL : Outcome.PASS;
        case DOUBT -> cures ? Outcome.NEEDS_HUMAN : Outcome.PASS;
        case REFUSAL -> cures ? Outcome.PASS : Outcome.FAIL;
      };
    }

    private static Finding finding(
        RuleDefinition rule, @Nullable String park, Outcome outcome, List<Evidence> evidence) {
      return new Finding(
          rule.check(),
          park,
          outcome,
          rule.effect(),
          rule.merit(),
          rule.clause(),
          rule.cases().getFirst().message(),
          Map.of(),
          evidence,
          Finding.BY_RULE);
    }
  }
}
