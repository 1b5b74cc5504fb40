package org.intake.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.intake.application.port.DocumentReader;
import org.intake.documents.fields.DocumentFinder;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.ocr.ScanReader;
import org.intake.documents.office.OfficeReader;
import org.intake.documents.office.OfficeSheet;
import org.intake.documents.source.Detected;
import org.intake.documents.source.FileType;
import org.intake.documents.source.TypeDetector;
import org.intake.documents.source.Unpacker;
import org.intake.domain.Sha256;
import org.intake.domain.programme.ReadingGuide;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;
import org.intake.domain.reading.ReadDocument;

/// Reads files of every kind: what they are, what they hold, which documents and fields. Made once,
/// used for many files by one thread at a time.
public final class IntakeDocumentReader implements DocumentReader {
  private final Limits limits;
  private final TypeDetector types = new TypeDetector();
  private final DocumentFinder documents;
  private final PageReaders pages;

  public IntakeDocumentReader(ReadingGuide guide, Limits limits, ScanReader scans) {
    this(guide, limits, scans, Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 2));
  }

  /// `threads` recognise the scanned pages of a file beside each other; each holds a page's
  /// pictures and the language models.
  public IntakeDocumentReader(ReadingGuide guide, Limits limits, ScanReader scans, int threads) {
    this.limits = limits;
    this.documents = new DocumentFinder(guide);
    this.pages = new PageReaders(limits, new OfficeReader(limits), scans, documents, threads);
  }

  @Override
  public Step readOn(SourceFile file, List<byte[]> parts, Budget budget, Progress progress) {
    Walk walk = new Walk(ReadingPart.all(parts), new StepMeter(budget), progress);
    try {
      read(file.name(), file.content(), List.of(), 1, walk);
      return new Step.Finished(walk.readings);
    } catch (StepMeter.Pause _) {
      ReadingPart part = new ReadingPart(walk.finishedNow(), walk.added);
      return new Step.Paused(part.write(), walk.pagesDone, walk.pagesTotal);
    } catch (IOException e) {
      throw new UncheckedIOException("the file on local disk cannot be read", e);
    }
  }

  /// One step through a file and, if it is an archive, its members. What earlier steps finished is
  /// not read again; members come in the same order each time.
  private final class Walk {
    private final ReadingPart before;
    private final StepMeter meter;
    private final Progress progress;
    private final Unpacker unpacker = new Unpacker(limits.archives());
    private final List<FileReading> readings = new ArrayList<>();
    private ReadingPart.OpenFile added = ReadingPart.OpenFile.NOTHING;
    private int pagesDone;
    private int pagesTotal;

    Walk(ReadingPart before, StepMeter meter, Progress progress) {
      this.before = before;
      this.meter = meter;
      this.progress = progress;
    }

    boolean replayed() {
      boolean known = readings.size() < before.finished().size();
      if (known) {
        readings.add(before.finished().get(readings.size()));
      }
      return known;
    }

    /// The pages that are known of the file that is about to be read.
    ReadingPart.OpenFile known() {
      return readings.size() == before.finished().size()
          ? before.open()
          : ReadingPart.OpenFile.NOTHING;
    }

    void page(String name, int done, int total) {
      pagesDone = done;
      pagesTotal = total;
      progress.page(name, done, total);
    }

    List<FileReading> finishedNow() {
      return readings.subList(before.finished().size(), readings.size());
    }
  }

  private void read(String name, Path content, List<Problem> known, int depth, Walk walk)
      throws IOException {
    Detected detected = types.detect(content);
    if (detected.type().isArchive() && Files.size(content) <= limits.files().maxBytes()) {
      archive(name, content, detected.type(), depth, walk);
    } else if (!walk.replayed()) {
      walk.meter.file();
      walk.readings.add(file(name, content, detected, known, walk));
    }
  }

  private FileReading file(
      String name, Path content, Detected detected, List<Problem> known, Walk walk)
      throws IOException {
    long size = Files.size(content);
    Sha256 hash = hash(content);
    if (size > limits.files().maxBytes()) {
      return new FileReading(
          name,
          hash,
          size,
          FileType.UNSUPPORTED.mediaType(),
          with(known, Problems.of(Code.TOO_LARGE)),
          List.of(),
          List.of());
    }
    return single(new Head(name, hash, size, detected.mediaType()), content, detected, known, walk);
  }

  private record Head(String name, Sha256 hash, long size, String mediaType) {
    FileReading refused(List<Problem> problems) {
      return new FileReading(name, hash, size, mediaType, problems, List.of(), List.of());
    }
  }

  private static List<Problem> with(List<Problem> problems, Problem another) {
    List<Problem> all = new ArrayList<>(problems);
    all.add(another);
    return all;
  }

  private void archive(String name, Path content, FileType type, int depth, Walk walk)
      throws IOException {
    walk.unpacker.unpack(
        content,
        type,
        name,
        depth,
        new Unpacker.Receiver() {
          @Override
          public void member(String member, Path file, List<Problem> problems) throws IOException {
            read(member, file, problems, depth + 1, walk);
          }

          @Override
          public void problem(String member, Problem problem) {
            if (walk.replayed()) {
              return;
            }
            boolean whole = member.equals(name);
            walk.readings.add(
                new FileReading(
                    member,
                    whole ? hash(content) : Sha256.of(new byte[0]),
                    whole ? content.toFile().length() : 0,
                    whole ? type.mediaType() : FileType.UNSUPPORTED.mediaType(),
                    List.of(problem),
                    List.of(),
                    List.of()));
          }
        });
  }

  private FileReading single(
      Head head, Path content, Detected detected, List<Problem> known, Walk walk) {
    List<Problem> problems = new ArrayList<>(known);
    FileType type = detected.type();
    if (type == FileType.EMPTY) {
      return head.refused(with(problems, Problems.of(Code.EMPTY)));
    }
    if (type == FileType.ENCRYPTED_OFFICE) {
      return head.refused(with(problems, Problems.of(Code.ENCRYPTED)));
    }
    if (type == FileType.UNSUPPORTED) {
      return head.refused(
          with(
              problems,
              Problems.with(Code.UNSUPPORTED_TYPE, Map.of("type", detected.mediaType()))));
    }
    if (!type.fits(head.name())) {
      problems.add(Problems.with(Code.WRONG_EXTENSION, Map.of("type", type.shownName())));
    }
    try (PageReaders.Pages read = pages.open(walk.known(), walk.meter)) {
      try {
        pages.read(head.name(), content, type, walk::page, read);
      } catch (StepMeter.Pause pause) {
        walk.added = read.added();
        throw pause;
      }
      problems.addAll(read.problems());
      DocumentFinder.Found found =
          documents.find(head.name(), read.layouts(), read::readAgain, read.isHiddenLayer());
      problems.addAll(found.problems());
      if (read.pages().stream().anyMatch(page -> page.source() == PageSource.OCR)) {
        problems.add(Problems.of(Code.RECOGNISED));
      }
      return new FileReading(
          head.name(),
          head.hash(),
          head.size(),
          head.mediaType(),
          problems,
          read.pages(),
          placed(read.layouts(), found.documents()));
    } catch (UnreadableFile e) {
      return head.refused(with(problems, e.problem()));
    } catch (StackOverflowError e) {
      // Structures nested to exhaust a parser; the stack is whole again here.
      return head.refused(with(problems, Problems.of(Code.CORRUPT)));
    }
  }

  /// What was read in a file without pages has its boxes on the sheet that is drawn of it.
  private static List<ReadDocument> placed(
      List<LaidOutPage> layouts, List<ReadDocument> documents) {
    return layouts.stream()
        .filter(layout -> layout.number() == 0 && layout.source() == PageSource.OFFICE)
        .findFirst()
        .map(layout -> OfficeSheet.of(layout.blocks()).placed(documents))
        .orElse(documents);
  }

  /// What the file on disk is known by.
  public static Sha256 hash(Path content) {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(content), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException("the file on local disk cannot be read", e);
    }
    return new Sha256(HexFormat.of().formatHex(digest.digest()));
  }
}
