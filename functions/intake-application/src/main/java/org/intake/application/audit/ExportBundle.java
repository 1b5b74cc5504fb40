package org.intake.application.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intake.application.Answer;
import org.intake.application.LocalCopy;
import org.intake.application.PermanentFault;
import org.intake.application.Refusal;
import org.intake.application.TransientFault;
import org.intake.application.inspect.InspectFile;
import org.intake.application.port.BundleCodec;
import org.intake.application.port.Contents;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.application.port.Programmes;
import org.intake.application.review.Calls;
import org.intake.application.review.Lists;
import org.intake.application.review.Seats;
import org.intake.domain.Sha256;
import org.intake.domain.call.CallRecord;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.Province;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.Stored;
import org.intake.domain.notice.Notice;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FileReading;
import org.intake.domain.review.Review;
import org.intake.domain.screening.CaseFile;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;
import org.jspecify.annotations.Nullable;

/// Writes the decision bundle of a case: originals, what was read from them, the programme's files,
/// the last run of the rules, the case with its findings, and the histories, with the hash of each.
///
/// Reviews are in it once the round is closed. Objections are not: who objected stays secret.
public final class ExportBundle {
  private static final int PAGE = 100;

  private final Ledger ledger;
  private final Contents contents;
  private final Programmes programmes;
  private final BundleCodec codec;

  public ExportBundle(Ledger ledger, Contents contents, Programmes programmes, BundleCodec codec) {
    this.ledger = ledger;
    this.contents = contents;
    this.programmes = programmes;
    this.codec = codec;
  }

  /// Writes to the stream and leaves it open. Refused before the first byte, or not at all.
  public Answer<BundleManifest> export(String caseId, OutputStream out) throws IOException {
    Optional<Stored<CaseRecord>> found = ledger.load(CaseRecord.class, caseId);
    Optional<Programme> programme = found.flatMap(c -> programmes.programme(c.value().call()));
    if (found.isEmpty() || programme.isEmpty()) {
      return Answer.refused(Refusal.of(Refusal.Code.NOT_FOUND, "没有这个申报件。"));
    }
    Stored<Submission> submission =
        ledger
            .load(Submission.class, found.get().value().submission())
            .orElseThrow(() -> new PermanentFault("a case has its submission"));
    try (BundleWriter bundle = new BundleWriter(out)) {
      return Answer.done(new Export(bundle, found.get(), submission, programme.get()).writeAll());
    }
  }

  /// Keeps the bundle and gives a short link to it: originals may be larger than any answer.
  public Answer<Kept> keep(String caseId, Duration valid) {
    Path local = null;
    try {
      local = Files.createTempFile("bundle-", ".zip");
      Answer<BundleManifest> exported;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(local))) {
        exported = export(caseId, out);
      }
      Path written = local;
      return exported.then(manifest -> {
        Sha256 sha256 = contents.keep(written);
        URI link = contents.link(sha256, caseId + ".zip", "application/zip", valid);
        return Answer.done(new Kept(manifest, sha256, link));
      });
    } catch (IOException e) {
      throw new TransientFault("a bundle could not be written", e);
    } finally {
      delete(local);
    }
  }

  /// A bundle that is kept under its hash.
  public record Kept(BundleManifest manifest, Sha256 sha256, URI link) {}

  private static void delete(@Nullable Path local) {
    try {
      if (local != null) {
        Files.deleteIfExists(local);
      }
    } catch (IOException e) {
      throw new TransientFault("a temporary file could not be deleted", e);
    }
  }

  /// One export on its way.
  private final class Export {
    private final BundleWriter bundle;
    private final Stored<CaseRecord> record;
    private final Stored<Submission> submission;
    private final Programme programme;
    private final List<BundleManifest.Stream> streams = new ArrayList<>();

    Export(
        BundleWriter bundle,
        Stored<CaseRecord> record,
        Stored<Submission> submission,
        Programme programme) {
      this.bundle = bundle;
      this.record = record;
      this.submission = submission;
      this.programme = programme;
    }

    BundleManifest writeAll() throws IOException {
      CaseRecord value = record.value();
      bundle.add(BundleManifest.CASE, codec.write(value));
      bundle.add(BundleManifest.SUBMISSION, codec.write(submission.value()));
      state();
      List<Event> history = histories();
      Optional<Sha256> run = run(history);
      for (var file : new TreeMap<>(programmes.files(value.call())).entrySet()) {
        bundle.add(BundleManifest.PROGRAMME + file.getKey(), file.getValue());
      }
      files();
      BundleManifest manifest =
          new BundleManifest(
              BundleManifest.FORMAT,
              value.id(),
              value.call(),
              value.programme(),
              run.orElse(null),
              streams,
              bundle.entries());
      bundle.add(BundleManifest.PATH, codec.write(manifest));
      return manifest;
    }

    private void state() throws IOException {
      CaseRecord value = record.value();
      CallRecord call = Calls.state(ledger, value.call()).value();
      bundle.add(BundleManifest.CALL, codec.write(call));
      List<Review> reviews =
          call.roundClosedAt() == null ? List.of() : seats().map(Stored::value).toList();
      bundle.add(BundleManifest.REVIEWS, codec.write(reviews.toArray(Review[]::new)));
      List<Notice> notices = notices();
      bundle.add(BundleManifest.NOTICES, codec.write(notices.toArray(Notice[]::new)));
    }

    private Stream<Stored<Review>> seats() {
      return new Seats(ledger).of(record.value().id()).stream();
    }

    private List<Notice> notices() {
      CaseRecord value = record.value();
      return Lists.all(ledger, new Listing.NoticesOfProvince(value.call(), value.province()), PAGE)
          .stream()
          .map(Stored::value)
          .filter(notice ->
              value.id().equals(notice.caseId())
                  || (notice.caseId() == null && value.submission().equals(notice.submission())))
          .sorted(Comparator.comparing(Notice::id))
          .toList();
    }

    /// The case's own history is returned; those of what it depends on go along.
    private List<Event> histories() throws IOException {
      CaseRecord value = record.value();
      List<Event> own = history(value, "case");
      history(submission.value(), "submission");
      Optional<Stored<Province>> book =
          ledger.load(Province.class, Province.idOf(value.call(), value.province()));
      if (book.isPresent()) {
        history(book.get().value(), "province");
      }
      history(Calls.state(ledger, value.call()).value(), "call");
      if (Calls.isRoundClosed(ledger, value.call())) {
        for (Stored<Review> seat : seats().toList()) {
          history(seat.value(), "review-" + seat.value().seat());
        }
      }
      return own;
    }

    private List<Event> history(Aggregate of, String name) throws IOException {
      List<Event> events = ledger.history(of.stream());
      String path = BundleManifest.HISTORY + name + ".json";
      bundle.add(path, codec.write(events.toArray(Event[]::new)));
      Sha256 head = events.isEmpty() ? Event.GENESIS : events.getLast().hash();
      streams.add(new BundleManifest.Stream(of.stream(), path, events.size(), head));
      return events;
    }

    private Optional<Sha256> run(List<Event> history) throws IOException {
      Optional<Sha256> last = KeepRuns.lastOf(history);
      Optional<byte[]> json = last.flatMap(contents::run);
      if (json.isPresent()) {
        bundle.add(BundleManifest.RUN, json.get());
      }
      return last;
    }

    /// The originals that the case was made of, each once, and what was read from them.
    private void files() throws IOException {
      Set<String> used =
          Stream.concat(
                  record.value().documents().stream().map(document -> document.fileId()),
                  record.value().files().stream().map(CaseFile::id))
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> written = new TreeSet<>();
      for (SubmissionFile file : submission.value().files()) {
        if (used.contains(file.id()) && file.sha256() != null) {
          original(file.sha256(), written);
          readings(file, written);
        }
      }
    }

    private void original(Sha256 content, Set<String> written) throws IOException {
      String path = BundleManifest.ORIGINALS + content.hex();
      if (written.add(path)) {
        try (LocalCopy local = LocalCopy.of(contents, content)) {
          bundle.add(path, local.path(), content);
        }
      }
    }

    private void readings(SubmissionFile file, Set<String> written) throws IOException {
      Optional<List<FileReading>> readings =
          contents.readings(InspectFile.readingKey(programme, file));
      String path =
          BundleManifest.READINGS
              + Objects.requireNonNull(file.sha256(), "a used file was received").hex()
              + "-"
              + Sha256.ofText(file.name()).shortForm()
              + ".json";
      if (readings.isPresent() && written.add(path)) {
        bundle.add(path, codec.write(readings.get().toArray(FileReading[]::new)));
      }
    }
  }
}
