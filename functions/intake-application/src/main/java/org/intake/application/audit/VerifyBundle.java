package org.intake.application.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.intake.application.PermanentFault;
import org.intake.application.port.BundleCodec;
import org.intake.application.port.ProgrammeParser;
import org.intake.application.port.ProgrammeParser.Parsed;
import org.intake.application.port.RuleBook;
import org.intake.domain.Sha256;
import org.intake.domain.call.CallRecord;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Event;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FileReading;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.RuleRun;
import org.intake.domain.submission.Submission;

/// Checks a decision bundle with nothing but the bundle: every hash, every link of every history,
/// the programme, the rules run again on the kept facts, the case's findings against that run. Each
/// check that fails names its first difference.
public final class VerifyBundle {
  /// A bundle is stored, not compressed: nothing in it grows when it is read.
  private static final long LARGEST_RECORD = 256L * 1024 * 1024;

  private static final int MOST_ENTRIES = 20_000;
  private static final int BUFFER = 1 << 16;

  private final BundleCodec codec;
  private final ProgrammeParser programmes;

  public VerifyBundle(BundleCodec codec, ProgrammeParser programmes) {
    this.codec = codec;
    this.programmes = programmes;
  }

  /// One check; `difference` is the first thing that is wrong, empty when nothing is.
  public record Check(String name, Optional<String> difference) {
    public boolean holds() {
      return difference.isEmpty();
    }
  }

  public record Verification(String caseId, List<Check> checks) {
    public Verification {
      checks = List.copyOf(checks);
    }

    public boolean holds() {
      return checks.stream().allMatch(Check::holds);
    }
  }

  public Verification verify(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new Reading(zip).verify();
    } catch (PermanentFault | IllegalArgumentException e) {
      return new Verification("", List.of(unreadable(e)));
    }
  }

  private static Check unreadable(RuntimeException fault) {
    return new Check("bundle", Optional.of("不是可读的决定包：" + fault.getMessage()));
  }

  /// One bundle, opened.
  private final class Reading {
    private final ZipFile zip;

    Reading(ZipFile zip) {
      this.zip = zip;
    }

    Verification verify() throws IOException {
      BundleManifest manifest = read(BundleManifest.PATH, BundleManifest.class);
      List<Check> checks = new ArrayList<>();
      checks.add(new Check("hashes", hashes(manifest)));
      try {
        addRest(manifest, checks);
      } catch (PermanentFault | IllegalArgumentException e) {
        checks.add(unreadable(e));
      }
      return new Verification(manifest.caseId(), checks);
    }

    /// What needs the records to be readable; a member that was changed has been named before.
    private void addRest(BundleManifest manifest, List<Check> checks) throws IOException {
      CaseRecord record = read(BundleManifest.CASE, CaseRecord.class);
      checks.add(new Check("manifest", manifest(manifest, record)));
      checks.add(new Check("histories", histories(manifest, record)));
      Parsed parsed = programmes.parse(programmeFiles());
      checks.add(new Check("programme", programme(parsed, record)));
      Optional<RuleRun> run = run();
      checks.add(new Check("run", run(manifest, record, run)));
      checks.add(new Check("originals", originals()));
      checks.add(new Check("readings", BundleSources.readings(readings(), run)));
      checks.add(new Check("rules", rerun(parsed, run)));
      checks.add(new Check("findings", findings(record, run)));
    }

    private Optional<String> manifest(BundleManifest manifest, CaseRecord record) {
      if (!manifest.format().equals(BundleManifest.FORMAT)) {
        return Optional.of(BundleManifest.PATH + " has format " + manifest.format());
      }
      boolean same =
          manifest.caseId().equals(record.id())
              && manifest.call().equals(record.call())
              && manifest.programme().equals(record.programme());
      return same
          ? Optional.empty()
          : Optional.of(BundleManifest.PATH + " names another case, call or programme");
    }

    private Optional<String> hashes(BundleManifest manifest) throws IOException {
      Set<String> listed = new TreeSet<>();
      for (BundleManifest.Entry entry : manifest.entries()) {
        if (!listed.add(entry.path())) {
          return Optional.of(entry.path() + " is listed twice");
        }
        ZipEntry stored = zip.getEntry(entry.path());
        if (stored == null) {
          return Optional.of(entry.path() + " is missing");
        }
        Sha256 actual = hash(stored);
        if (!actual.equals(entry.sha256())) {
          return Optional.of(entry.path() + " has hash " + actual + ", not " + entry.sha256());
        }
        if (stored.getSize() != entry.size()) {
          return Optional.of(
              entry.path() + " has " + stored.getSize() + " bytes, not " + entry.size());
        }
        boolean original = entry.path().startsWith(BundleManifest.ORIGINALS);
        if (original && !entry.path().endsWith("/" + actual.hex())) {
          return Optional.of(entry.path() + " does not bear the name of its content");
        }
      }
      listed.add(BundleManifest.PATH);
      Set<String> there = new HashSet<>();
      if (zip.size() > MOST_ENTRIES) {
        return Optional.of("more than " + MOST_ENTRIES + " entries");
      }
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!there.add(entry.getName()) || !listed.contains(entry.getName())) {
          return Optional.of(entry.getName() + " is not in the manifest, or is there twice");
        }
      }
      return Optional.empty();
    }

    private Sha256 hash(ZipEntry entry) throws IOException {
      MessageDigest digest = Sha256.digest();
      byte[] buffer = new byte[BUFFER];
      try (InputStream in = zip.getInputStream(entry)) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
        }
      }
      return new Sha256(HexFormat.of().formatHex(digest.digest()));
    }

    private Optional<String> histories(BundleManifest manifest, CaseRecord record)
        throws IOException {
      // A history without events does not say whose it is.
      Map<String, String> streams =
          Map.of(
              BundleManifest.HISTORY + "case.json",
              record.stream(),
              BundleManifest.HISTORY + "submission.json",
              read(BundleManifest.SUBMISSION, Submission.class).stream(),
              BundleManifest.HISTORY + "call.json",
              read(BundleManifest.CALL, CallRecord.class).stream());
      Set<String> unlisted = new TreeSet<>();
      manifest.entries().stream()
          .map(BundleManifest.Entry::path)
          .filter(path -> path.startsWith(BundleManifest.HISTORY))
          .forEach(unlisted::add);
      manifest.streams().forEach(stream -> unlisted.remove(stream.path()));
      if (!unlisted.isEmpty()) {
        return Optional.of(unlisted.iterator().next() + " is no stream of the manifest");
      }
      for (BundleManifest.Stream stream : manifest.streams()) {
        if (!streams.getOrDefault(stream.path(), stream.stream()).equals(stream.stream())) {
          return Optional.of(stream.path() + " is not the history of " + stream.stream());
        }
        List<Event> events = List.of(read(stream.path(), Event[].class));
        Optional<String> broken = Chain.firstBreak(stream.stream(), events);
        if (broken.isPresent()) {
          return broken.map(what -> stream.path() + ": " + what);
        }
        Sha256 head = events.isEmpty() ? Event.GENESIS : events.getLast().hash();
        if (events.size() != stream.events() || !head.equals(stream.head())) {
          return Optional.of(stream.path() + " does not end where the manifest says");
        }
      }
      return Optional.empty();
    }

    private Optional<String> programme(Parsed parsed, CaseRecord record) {
      return switch (parsed) {
        case Parsed.Faulty(List<String> faults) ->
            Optional.of(faults.isEmpty() ? "no programme" : faults.getFirst());
        case Parsed.Programmed(Programme programme, RuleBook _) ->
            programme.hash().equals(record.programme())
                ? Optional.empty()
                : Optional.of(
                    "the case is bound to programme "
                        + record.programme()
                        + ", the bundle holds "
                        + programme.hash());
      };
    }

    private List<String> under(String folder) {
      return Collections.list(zip.entries()).stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(folder))
          .toList();
    }

    private Optional<String> originals() throws IOException {
      String history = BundleManifest.HISTORY + "submission.json";
      return BundleSources.originals(
          under(BundleManifest.ORIGINALS), List.of(read(history, Event[].class)));
    }

    private List<FileReading> readings() throws IOException {
      List<FileReading> readings = new ArrayList<>();
      for (String path : under(BundleManifest.READINGS)) {
        readings.addAll(List.of(read(path, FileReading[].class)));
      }
      return readings;
    }

    private Optional<RuleRun> run() throws IOException {
      return zip.getEntry(BundleManifest.RUN) == null
          ? Optional.empty()
          : Optional.of(read(BundleManifest.RUN, RuleRun.class));
    }

    private Optional<String> run(BundleManifest manifest, CaseRecord record, Optional<RuleRun> run)
        throws IOException {
      List<Event> own = List.of(read(BundleManifest.HISTORY + "case.json", Event[].class));
      Optional<Sha256> named = KeepRuns.lastOf(own);
      if (run.isEmpty() || named.isEmpty()) {
        return Optional.of("the bundle holds no run of the rules");
      }
      Sha256 actual = Sha256.of(bytes(BundleManifest.RUN));
      if (!actual.equals(named.get()) || !actual.equals(manifest.run())) {
        return Optional.of("the history names run " + named.get() + ", the bundle holds " + actual);
      }
      return run.get().programme().equals(record.programme())
          ? Optional.empty()
          : Optional.of("the run is of programme " + run.get().programme());
    }

    private SortedMap<String, byte[]> programmeFiles() throws IOException {
      SortedMap<String, byte[]> files = new TreeMap<>();
      for (String path : under(BundleManifest.PROGRAMME)) {
        files.put(path.substring(BundleManifest.PROGRAMME.length()), bytes(path));
      }
      return files;
    }

    private <T> T read(String path, Class<T> type) throws IOException {
      byte[] json = bytes(path);
      try {
        return codec.read(json, type);
      } catch (PermanentFault e) {
        throw new PermanentFault(path + " is " + e.getMessage(), e);
      }
    }

    private byte[] bytes(String path) throws IOException {
      ZipEntry entry = zip.getEntry(path);
      if (entry == null) {
        throw new PermanentFault(path + " is missing");
      }
      if (entry.getSize() > LARGEST_RECORD) {
        throw new PermanentFault(path + " is too large");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return in.readNBytes(Math.toIntExact(LARGEST_RECORD));
      }
    }
  }

  /// The rules, run again on the same facts, must say the same.
  private static Optional<String> rerun(Parsed parsed, Optional<RuleRun> run) {
    return switch (parsed) {
      case Parsed.Faulty(List<String> _) -> Optional.of("there is no programme to run");
      case Parsed.Programmed(Programme _, RuleBook rules) ->
          run.map(kept -> firstDifference(kept.findings(), rules.screen(kept.facts())))
              .orElse(Optional.of("there are no facts to run on"));
    };
  }

  public static Optional<String> firstDifference(List<Finding> kept, List<Finding> again) {
    for (int i = 0; i < Math.max(kept.size(), again.size()); i++) {
      if (i >= kept.size() || i >= again.size()) {
        return Optional.of(kept.size() + " findings were kept, now there are " + again.size());
      }
      if (!kept.get(i).equals(again.get(i))) {
        return Optional.of(
            name(kept.get(i)) + " was " + said(kept.get(i)) + ", now " + said(again.get(i)));
      }
    }
    return Optional.empty();
  }

  /// What the case shows is what the run said, or what a named person said instead.
  public static Optional<String> findings(CaseRecord record, Optional<RuleRun> run) {
    if (run.isEmpty()) {
      return Optional.of("there is no run to compare with");
    }
    Set<String> settled =
        record.settlements().stream()
            .map(settlement -> settlement.check() + "/" + settlement.park())
            .collect(Collectors.toSet());
    List<Finding> shown = record.findings().stream().sorted(Finding.ORDER).toList();
    List<Finding> said = run.get().findings().stream().sorted(Finding.ORDER).toList();
    if (shown.size() != said.size()) {
      return Optional.of(
          "the case shows " + shown.size() + " findings, the run has " + said.size());
    }
    for (int i = 0; i < shown.size(); i++) {
      Finding finding = shown.get(i);
      boolean byRule = finding.decidedBy().equals(Finding.BY_RULE);
      boolean right =
          byRule
              ? finding.equals(said.get(i))
              : settled.contains(finding.check() + "/" + finding.park())
                  && isSameCheck(finding, said.get(i));
      if (!right) {
        return Optional.of(
            name(finding) + " shows " + said(finding) + ", the run said " + said(said.get(i)));
      }
    }
    return Optional.empty();
  }

  private static boolean isSameCheck(Finding one, Finding other) {
    return one.check().equals(other.check())
        && Objects.equals(one.park(), other.park())
        && one.values().equals(other.values())
        && one.evidence().equals(other.evidence());
  }

  private static String name(Finding finding) {
    return finding.park() == null ? finding.check() : finding.check() + " (" + finding.park() + ")";
  }

  private static String said(Finding finding) {
    return finding.outcome() + " " + finding.values();
  }
}
