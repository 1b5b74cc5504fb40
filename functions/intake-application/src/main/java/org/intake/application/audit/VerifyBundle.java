package org.intake.application.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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
import org.intake.domain.screening.RuleRun;
import org.intake.domain.submission.Submission;

/// Checks a decision bundle with nothing but the bundle: every hash, every link of every history,
/// the programme, the rules run again on the kept facts, the case's findings against that run. Each
/// check that fails names its first difference.
public final class VerifyBundle {
  private static final int MOST_ENTRIES = 20_000;

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
      return new Opened(new BundleReader(zip, codec)).verify();
    } catch (PermanentFault | IllegalArgumentException e) {
      return new Verification("", List.of(unreadable(e)));
    }
  }

  private static Check unreadable(RuntimeException fault) {
    return new Check("bundle", Optional.of("不是可读的决定包：" + fault.getMessage()));
  }

  /// One bundle, opened.
  private final class Opened {
    private final BundleReader bundle;

    Opened(BundleReader bundle) {
      this.bundle = bundle;
    }

    Verification verify() throws IOException {
      BundleManifest manifest = bundle.read(BundleManifest.PATH, BundleManifest.class);
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
      CaseRecord record = bundle.read(BundleManifest.CASE, CaseRecord.class);
      checks.add(new Check("manifest", manifest(manifest, record)));
      checks.add(new Check("histories", histories(manifest, record)));
      Parsed parsed = programmes.parse(programmeFiles());
      checks.add(new Check("programme", programme(parsed, record)));
      Optional<RuleRun> run = run();
      checks.add(new Check("run", run(manifest, record, run)));
      checks.add(new Check("originals", originals()));
      checks.add(new Check("readings", BundleSources.readings(readings(), run)));
      checks.add(new Check("rules", rerun(parsed, run)));
      checks.add(new Check("findings", FindingDifference.shown(record, run)));
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
        ZipEntry stored = bundle.zip().getEntry(entry.path());
        if (stored == null) {
          return Optional.of(entry.path() + " is missing");
        }
        Sha256 actual = bundle.hash(stored);
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
      if (bundle.zip().size() > MOST_ENTRIES) {
        return Optional.of("more than " + MOST_ENTRIES + " entries");
      }
      for (String path : bundle.paths()) {
        if (!there.add(path) || !listed.contains(path)) {
          return Optional.of(path + " is not in the manifest, or is there twice");
        }
      }
      return Optional.empty();
    }

    private Optional<String> histories(BundleManifest manifest, CaseRecord record)
        throws IOException {
      // A history without events does not say whose it is.
      Map<String, String> streams =
          Map.of(
              BundleManifest.HISTORY + "case.json",
              record.stream(),
              BundleManifest.HISTORY + "submission.json",
              bundle.read(BundleManifest.SUBMISSION, Submission.class).stream(),
              BundleManifest.HISTORY + "call.json",
              bundle.read(BundleManifest.CALL, CallRecord.class).stream());
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
        List<Event> events = List.of(bundle.read(stream.path(), Event[].class));
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

    private Optional<String> originals() throws IOException {
      String history = BundleManifest.HISTORY + "submission.json";
      return BundleSources.originals(
          bundle.under(BundleManifest.ORIGINALS), List.of(bundle.read(history, Event[].class)));
    }

    private List<FileReading> readings() throws IOException {
      List<FileReading> readings = new ArrayList<>();
      for (String path : bundle.under(BundleManifest.READINGS)) {
        readings.addAll(List.of(bundle.read(path, FileReading[].class)));
      }
      return readings;
    }

    private Optional<RuleRun> run() throws IOException {
      return bundle.zip().getEntry(BundleManifest.RUN) == null
          ? Optional.empty()
          : Optional.of(bundle.read(BundleManifest.RUN, RuleRun.class));
    }

    private Optional<String> run(BundleManifest manifest, CaseRecord record, Optional<RuleRun> run)
        throws IOException {
      List<Event> own = List.of(bundle.read(BundleManifest.HISTORY + "case.json", Event[].class));
      Optional<Sha256> named = KeepRuns.lastOf(own);
      if (run.isEmpty() || named.isEmpty()) {
        return Optional.of("the bundle holds no run of the rules");
      }
      Sha256 actual = Sha256.of(bundle.bytes(BundleManifest.RUN));
      if (!actual.equals(named.get()) || !actual.equals(manifest.run())) {
        return Optional.of("the history names run " + named.get() + ", the bundle holds " + actual);
      }
      return run.get().programme().equals(record.programme())
          ? Optional.empty()
          : Optional.of("the run is of programme " + run.get().programme());
    }

    private SortedMap<String, byte[]> programmeFiles() throws IOException {
      SortedMap<String, byte[]> files = new TreeMap<>();
      for (String path : bundle.under(BundleManifest.PROGRAMME)) {
        files.put(path.substring(BundleManifest.PROGRAMME.length()), bundle.bytes(path));
      }
      return files;
    }
  }

  /// The rules, run again on the same facts, must say the same.
  private static Optional<String> rerun(Parsed parsed, Optional<RuleRun> run) {
    return switch (parsed) {
      case Parsed.Faulty(List<String> _) -> Optional.of("there is no programme to run");
      case Parsed.Programmed(Programme _, RuleBook rules) ->
          run.map(kept -> FindingDifference.between(kept.findings(), rules.screen(kept.facts())))
              .orElse(Optional.of("there are no facts to run on"));
    };
  }
}
