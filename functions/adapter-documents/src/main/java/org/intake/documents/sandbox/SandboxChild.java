package org.intake.documents.sandbox;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.intake.application.port.DocumentReader;
import org.intake.application.port.DocumentReader.Budget;
import org.intake.application.port.DocumentReader.SourceFile;
import org.intake.application.port.DocumentReader.Step;
import org.intake.application.port.PagePictures;
import org.intake.documents.sandbox.Frame.DrawRequest;
import org.intake.documents.sandbox.Frame.Kind;
import org.intake.documents.sandbox.Frame.PageDone;
import org.intake.documents.sandbox.Frame.ReadRequest;
import org.intake.documents.sandbox.Frame.Readings;
import org.intake.domain.reading.FileReading;
import org.intake.json.IntakeJson;

/// The child's side: reads requests until its input ends. A composition root's `main` calls
/// [#serve] with the reader that it wires.
public final class SandboxChild {
  /// Requests are a name and a path.
  private static final int LARGEST_REQUEST = 1 << 20;

  /// A heap of this size holds the pages in work; beyond it mostly pictures of pages that are done.
  private static final long ROOMY = 96 << 20;

  private final DocumentReader reader;
  private final PagePictures pictures;
  private final DataInputStream in;
  private final DataOutputStream out;
  private long roomy = ROOMY;

  private SandboxChild(
      DocumentReader reader, PagePictures pictures, InputStream in, OutputStream out) {
    this.reader = reader;
    this.pictures = pictures;
    this.in = new DataInputStream(new BufferedInputStream(in));
    this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
  }

  /// What a child serves: made after the network is closed, so that nothing slips out while warming
  /// up.
  public record Service(DocumentReader reader, PagePictures pictures) {}

  /// Serves over the process's own standard streams until the parent closes them. Whatever
  /// libraries print goes to standard error.
  public static void serve(java.util.function.Supplier<Service> service) throws IOException {
    OutputStream frames = System.out;
    System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    NoNetwork.close();
    Service made = service.get();
    run(made.reader(), made.pictures(), System.in, frames);
  }

  /// Serves over any streams.
  public static void run(
      DocumentReader reader, PagePictures pictures, InputStream in, OutputStream out)
      throws IOException {
    new SandboxChild(reader, pictures, in, out).loop();
  }

  private void loop() throws IOException {
    send(Kind.READY, new byte[0]);
    while (true) {
      Frame request;
      try {
        request = Frame.readFrom(in, LARGEST_REQUEST);
      } catch (EOFException e) {
        return;
      }
      switch (request.kind()) {
        case READ -> read(IntakeJson.read(request.body(), ReadRequest.class));
        case DRAW -> draw(IntakeJson.read(request.body(), DrawRequest.class));
        case READY, PROGRESS, READINGS, PAUSED, PICTURE, FAILED ->
            throw new IOException("not a request: " + request.kind());
      }
    }
  }

  private void read(ReadRequest request) throws IOException {
    Step step;
    try {
      List<byte[]> parts = new ArrayList<>();
      for (String part : request.parts()) {
        parts.add(Files.readAllBytes(Path.of(part)));
      }
      step =
          reader.readOn(
              new SourceFile(request.name(), Path.of(request.path())),
              parts,
              new Budget(request.pages(), Duration.ofMillis(request.millis())),
              (file, done, total) -> progress(new PageDone(file, done, total)));
    } catch (RuntimeException | StackOverflowError e) {
      // A file that breaks the reader is that file's failure; a child that broke says so and lives.
      send(Kind.FAILED, new byte[0]);
      return;
    }
    switch (step) {
      case Step.Finished(List<FileReading> readings) ->
          send(Kind.READINGS, IntakeJson.write(new Readings(readings)));
      case Step.Paused(byte[] part, int _, int _) -> send(Kind.PAUSED, part);
    }
  }

  private void progress(PageDone page) {
    giveBack();
    try {
      send(Kind.PROGRESS, IntakeJson.write(page));
    } catch (IOException e) {
      // The parent is gone; the next read of the input ends the child.
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// The serial collector lets the heap grow to its limit before it looks at old pictures again,
  /// and native recognition needs that memory. What stays after looking raises the mark, so that a
  /// large document is not looked at with every page.
  private void giveBack() {
    Runtime java = Runtime.getRuntime();
    if (java.totalMemory() > roomy) {
      System.gc();
      roomy = Math.max(ROOMY, (java.totalMemory() - java.freeMemory()) * 2);
    }
  }

  private void draw(DrawRequest request) throws IOException {
    List<byte[]> drawn;
    try {
      drawn =
          pictures.draw(new SourceFile(request.name(), Path.of(request.path())), request.wanted());
    } catch (RuntimeException | StackOverflowError e) {
      send(Kind.FAILED, new byte[0]);
      return;
    }
    for (byte[] picture : drawn) {
      send(Kind.PICTURE, picture);
    }
  }

  private void send(Kind kind, byte[] body) throws IOException {
    new Frame(kind, body).writeTo(out);
  }
}
