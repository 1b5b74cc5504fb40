package org.intake.documents.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.intake.application.port.DocumentReader;
import org.intake.application.port.PagePictures;
import org.intake.documents.Problems;
import org.intake.documents.sandbox.Child.Event;
import org.intake.documents.sandbox.Frame.DrawRequest;
import org.intake.documents.sandbox.Frame.Kind;
import org.intake.documents.sandbox.Frame.PageDone;
import org.intake.documents.sandbox.Frame.ReadRequest;
import org.intake.documents.sandbox.Frame.Readings;
import org.intake.domain.Sha256;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.Problem.Code;
import org.intake.json.IntakeJson;
import org.jspecify.annotations.Nullable;

/// Reads and draws in a child process. Whatever a file does to the child, the outcome here is a
/// reading with a named problem; this process never dies of a document.
public final class SandboxedDocumentReader implements DocumentReader, PagePictures, AutoCloseable {
  private final SandboxSettings settings;
  private @Nullable Child child;

  public SandboxedDocumentReader(SandboxSettings settings) {
    this.settings = settings;
  }

  /// What came of one request.
  private sealed interface Answer {
    record Given(Frame frame) implements Answer {}

    record Failed(Code code, boolean childWasFresh) implements Answer {}
  }

  /// Starts the child ahead of the first document.
  public synchronized void warmUp() {
    fresh();
  }

  @Override
  public synchronized Step readOn(
      SourceFile file, List<byte[]> parts, Budget budget, Progress progress) {
    List<Path> stored = stored(parts);
    try {
      return step(file, stored, budget, progress);
    } finally {
      stored.forEach(path -> path.toFile().delete());
    }
  }

  private Step step(SourceFile file, List<Path> parts, Budget budget, Progress progress) {
    byte[] request =
        IntakeJson.write(
            new ReadRequest(
                file.name(),
                file.content().toAbsolutePath().toString(),
                parts.stream().map(Path::toString).toList(),
                budget.pages(),
                budget.time().toMillis()));
    Reached reached = new Reached(progress);
    Answer answer = ask(Kind.READ, request, settings.budget().perDocument(), reached);
    if (answer instanceof Answer.Failed(var code, var fresh)
        && code == Code.READER_CRASHED
        && !fresh) {
      // What an earlier document left behind may have broken the child: once more in a clean one.
      answer = ask(Kind.READ, request, settings.budget().perDocument(), reached);
    }
    return switch (answer) {
      case Answer.Given(Frame(var kind, var body)) when kind == Kind.READINGS ->
          new Step.Finished(IntakeJson.read(body, Readings.class).readings());
      case Answer.Given(Frame(var kind, var body)) when kind == Kind.PAUSED ->
          new Step.Paused(body, reached.done, reached.total);
      case Answer.Given _ -> new Step.Finished(List.of(failed(file, Code.READER_CRASHED)));
      case Answer.Failed(var code, _) -> new Step.Finished(List.of(failed(file, code)));
    };
  }

  /// The last page that the child told of.
  private static final class Reached implements Progress {
    private final Progress told;
    private int done;
    private int total;

    Reached(Progress told) {
      this.told = told;
    }

    @Override
    public void page(String file, int pagesDone, int pagesTotal) {
      done = pagesDone;
      total = pagesTotal;
      told.page(file, pagesDone, pagesTotal);
    }
  }

  private static List<Path> stored(List<byte[]> parts) {
    List<Path> stored = new ArrayList<>();
    try {
      for (byte[] part : parts) {
        stored.add(Files.write(Files.createTempFile("part-", ".json.gz"), part));
      }
      return stored;
    } catch (IOException e) {
      throw new UncheckedIOException("a part of a reading cannot be handed over", e);
    }
  }

  @Override
  public synchronized List<byte[]> draw(SourceFile file, List<Page> wanted) {
    byte[] request =
        IntakeJson.write(
            new DrawRequest(file.name(), file.content().toAbsolutePath().toString(), wanted));
    List<byte[]> drawn = new ArrayList<>();
    Duration budget =
        settings
            .budget()
            .perDocument()
            .plus(settings.budget().perPage().multipliedBy(wanted.size()));
    Answer answer = ask(Kind.DRAW, request, budget, Progress.SILENT);
    while (drawn.size() < wanted.size()) {
      if (!(answer instanceof Answer.Given(Frame(var kind, var body))) || kind != Kind.PICTURE) {
        // The child is gone: one page broke it, so each of the others gets a child's attention.
        for (Page page : wanted.subList(drawn.size(), wanted.size())) {
          drawn.add(wanted.size() == 1 ? new byte[0] : draw(file, List.of(page)).getFirst());
        }
        return drawn;
      }
      drawn.add(body);
      if (drawn.size() < wanted.size()) {
        answer = answer(Objects.requireNonNull(child), false, budget, Progress.SILENT);
      }
    }
    return drawn;
  }

  private Child fresh() {
    Child current = child;
    if (current != null
        && current.isAlive()
        && current.served() < settings.budget().recycleAfter()) {
      return current;
    }
    end();
    Child started = Child.start(settings);
    if (started == null) {
      throw new IllegalStateException("the reading child does not start: check its command line");
    }
    child = started;
    return started;
  }

  private Answer ask(Kind kind, byte[] request, Duration patience, Progress progress) {
    Child asked = fresh();
    boolean fresh = asked.served() == 0;
    if (!asked.send(kind, request)) {
      end();
      return new Answer.Failed(Code.READER_CRASHED, fresh);
    }
    return answer(asked, fresh, patience, progress);
  }

  private Answer answer(Child asked, boolean fresh, Duration patience, Progress progress) {
    long started = System.nanoTime();
    Duration budget = patience;
    while (true) {
      Duration left = budget.minusNanos(System.nanoTime() - started);
      switch (asked.next(left)) {
        case Event.Message(var frame) -> {
          if (frame.kind() == Kind.PROGRESS) {
            PageDone page = IntakeJson.read(frame.body(), PageDone.class);
            budget = budget.plus(settings.budget().perPage());
            progress.page(page.file(), page.done(), page.total());
          } else if (frame.kind() == Kind.FAILED) {
            // The child caught it, but nobody knows what state it is in.
            end();
            return new Answer.Failed(Code.READER_CRASHED, fresh);
          } else {
            return new Answer.Given(frame);
          }
        }
        case Event.Silence _ -> {
          end();
          return new Answer.Failed(Code.TIME_LIMIT, fresh);
        }
        case Event.TooLarge _ -> {
          end();
          return new Answer.Failed(Code.MEMORY_LIMIT, fresh);
        }
        case Event.Gone _ -> {
          int status = asked.exitStatus();
          end();
          boolean memory = status == ChildCommand.OUT_OF_MEMORY;
          return new Answer.Failed(memory ? Code.MEMORY_LIMIT : Code.READER_CRASHED, fresh);
        }
      }
    }
  }

  private void end() {
    Child current = child;
    child = null;
    if (current != null) {
      current.kill();
    }
  }

  private static FileReading failed(SourceFile file, Code code) {
    Path content = file.content();
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(content)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return new FileReading(
          file.name(),
          new Sha256(HexFormat.of().formatHex(digest.digest())),
          Files.size(content),
          "application/octet-stream",
          List.of(Problems.of(code)),
          List.of(),
          List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("the file on local disk cannot be read", e);
    }
  }

  @Override
  public synchronized void close() {
    end();
  }
}
