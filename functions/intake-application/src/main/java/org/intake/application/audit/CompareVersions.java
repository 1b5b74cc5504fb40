package org.intake.application.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.intake.application.Answer;
import org.intake.application.PermanentFault;
import org.intake.application.Refusal;
import org.intake.application.port.BundleCodec;
import org.intake.application.port.Contents;
import org.intake.application.port.Ledger;
import org.intake.domain.Sha256;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.screening.CaseDocument;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.domain.screening.RuleRun;
import org.jspecify.annotations.Nullable;

/// What changed in a case from one version of its submission to another. A version is what the last
/// run of the rules over it read and said; every run is kept, so no version is ever lost.
public final class CompareVersions {
  private static final String VERSION = "version";

  private final Ledger ledger;
  private final Contents contents;
  private final BundleCodec codec;

  public CompareVersions(Ledger ledger, Contents contents, BundleCodec codec) {
    this.ledger = ledger;
    this.contents = contents;
    this.codec = codec;
  }

  public record Difference(
      int from, int to, Documents documents, List<FieldChange> fields, Findings findings) {
    public Difference {
      fields = List.copyOf(fields);
    }
  }

  public record Documents(
      List<CaseDocument> added, List<Replaced> replaced, List<CaseDocument> removed) {
    public Documents {
      added = List.copyOf(added);
      replaced = List.copyOf(replaced);
      removed = List.copyOf(removed);
    }
  }

  public record Replaced(CaseDocument old, CaseDocument by) {}

  /// A field whose readings differ. The same field of several documents has several readings.
  public record FieldChange(
      DocumentType type,
      @Nullable String park,
      String name,
      List<CaseField> from,
      List<CaseField> to) {
    public FieldChange {
      from = List.copyOf(from);
      to = List.copyOf(to);
    }
  }

  /// By the rules, before any officer's word. `remaining` is as the later version says it.
  public record Findings(List<Finding> cured, List<Finding> remaining, List<Finding> fresh) {
    public Findings {
      cured = List.copyOf(cured);
      remaining = List.copyOf(remaining);
      fresh = List.copyOf(fresh);
    }
  }

  /// A version that brought the case nothing is the one before it.
  public Answer<Difference> compare(CaseRecord of, int from, int to) {
    NavigableMap<Integer, Sha256> runs = runs(of);
    if (runs.isEmpty()) {
      return Answer.refused(Refusal.of(Refusal.Code.WRONG_STATE, "该申报件尚未完成形式审查，没有可比较的版本。"));
    }
    Optional<RuleRun> before =
        Optional.ofNullable(runs.floorEntry(from)).map(e -> run(e.getValue()));
    Optional<RuleRun> after = Optional.ofNullable(runs.floorEntry(to)).map(e -> run(e.getValue()));
    return Answer.done(
        new Difference(
            from,
            to,
            documents(documents(before), documents(after)),
            fields(before, after),
            findings(findings(before), findings(after))));
  }

  private NavigableMap<Integer, Sha256> runs(CaseRecord of) {
    NavigableMap<Integer, Sha256> runs = new TreeMap<>();
    int version = 1;
    for (Event event : ledger.history(of.stream())) {
      String named = event.data().get(VERSION);
      boolean brings =
          event.type() == EventType.CASE_OPENED || event.type() == EventType.CASE_SUPPLEMENTED;
      if (brings && named != null) {
        version = Integer.parseInt(named);
      }
      String run = event.data().get(KeepRuns.RUN);
      if (event.type() == EventType.CASE_SCREENED && run != null) {
        runs.put(version, new Sha256(run));
      }
    }
    return runs;
  }

  private RuleRun run(Sha256 hash) {
    byte[] json =
        contents
            .run(hash)
            .orElseThrow(() -> new PermanentFault("a run that a history names is not kept"));
    return codec.read(json, RuleRun.class);
  }

  private static List<CaseDocument> documents(Optional<RuleRun> run) {
    return run.map(r -> r.facts().documents()).orElse(List.of());
  }

  private static List<Finding> findings(Optional<RuleRun> run) {
    return run.map(RuleRun::findings).orElse(List.of());
  }

  private static Documents documents(List<CaseDocument> before, List<CaseDocument> after) {
    List<CaseDocument> gone = new ArrayList<>(without(before, after));
    List<CaseDocument> added = new ArrayList<>();
    List<Replaced> replaced = new ArrayList<>();
    for (CaseDocument document : without(after, before)) {
      Optional<CaseDocument> old =
          gone.stream().filter(candidate -> isSameKind(candidate, document)).findFirst();
      if (old.isPresent()) {
        gone.remove(old.get());
        replaced.add(new Replaced(old.get(), document));
      } else {
        added.add(document);
      }
    }
    return new Documents(added, replaced, gone);
  }

  /// The same bytes at the same place of a file are the same document, whatever the file is called.
  private static List<CaseDocument> without(List<CaseDocument> all, List<CaseDocument> known) {
    return all.stream()
        .filter(document -> known.stream().noneMatch(other -> other.id().equals(document.id())))
        .toList();
  }

  private static boolean isSameKind(CaseDocument one, CaseDocument other) {
    boolean sameConditions =
        one.covers().stream()
            .map(cover -> cover.condition())
            .sorted()
            .toList()
            .equals(other.covers().stream().map(cover -> cover.condition()).sorted().toList());
    return one.type().equals(other.type())
        && Objects.equals(one.park(), other.park())
        && sameConditions;
  }

  private record Key(DocumentType type, @Nullable String park, String name) {}

  private static List<FieldChange> fields(Optional<RuleRun> before, Optional<RuleRun> after) {
    Map<Key, List<CaseField>> from = byKey(before);
    Map<Key, List<CaseField>> to = byKey(after);
    Map<Key, List<CaseField>> all = new LinkedHashMap<>(from);
    to.forEach(all::putIfAbsent);
    return all.keySet().stream()
        .filter(key -> !values(from.get(key)).equals(values(to.get(key))))
        .map(key ->
            new FieldChange(
                key.type(),
                key.park(),
                key.name(),
                from.getOrDefault(key, List.of()),
                to.getOrDefault(key, List.of())))
        .toList();
  }

  private static Map<Key, List<CaseField>> byKey(Optional<RuleRun> run) {
    Map<Key, List<CaseField>> fields = new LinkedHashMap<>();
    run.ifPresent(r -> {
      for (CaseField field : r.facts().fields()) {
        r.facts()
            .document(field.documentId())
            .map(d -> new Key(d.type(), d.park(), field.read().name()))
            .ifPresent(key -> fields.computeIfAbsent(key, _ -> new ArrayList<>()).add(field));
      }
    });
    return fields;
  }

  /// A field that is not there and one that is blank say the same.
  private static List<FieldValue> values(@Nullable List<CaseField> fields) {
    return fields == null
        ? List.of()
        : fields.stream()
            .map(field -> field.read().value())
            .flatMap(value -> value == null ? Stream.<FieldValue>empty() : Stream.of(value))
            .toList();
  }

  private static Findings findings(List<Finding> before, List<Finding> after) {
    List<Finding> cured = new ArrayList<>();
    List<Finding> remaining = new ArrayList<>();
    List<Finding> fresh = new ArrayList<>();
    for (Finding old : before) {
      if (isTrouble(old) && trouble(after, old).isEmpty()) {
        cured.add(old);
      }
    }
    for (Finding now : after) {
      if (isTrouble(now)) {
        (trouble(before, now).isPresent() ? remaining : fresh).add(now);
      }
    }
    return new Findings(cured, remaining, fresh);
  }

  private static Optional<Finding> trouble(List<Finding> findings, Finding like) {
    return findings.stream()
        .filter(CompareVersions::isTrouble)
        .filter(finding ->
            finding.check().equals(like.check()) && Objects.equals(finding.park(), like.park()))
        .findFirst();
  }

  private static boolean isTrouble(Finding finding) {
    return finding.outcome() == Outcome.FAIL
        || (finding.outcome() == Outcome.NEEDS_HUMAN && !finding.merit());
  }
}
