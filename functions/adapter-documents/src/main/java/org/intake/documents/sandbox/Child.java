package org.intake.documents.sandbox;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.intake.documents.sandbox.Frame.Kind;
import org.jspecify.annotations.Nullable;

/// One child process: started, spoken to, killed.
final class Child {
  /// What comes from the child's side.
  sealed interface Event {
    record Message(Frame frame) implements Event {}

    /// The stream ended or broke; the exit status tells why.
    record Gone() implements Event {}

    record TooLarge() implements Event {}

    record Silence() implements Event {}
  }

  private final Process process;
  private final DataOutputStream out;
  private final Path scratch;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private int served;

  private Child(Process process, Path scratch, int maxAnswerBytes) {
    this.process = process;
    this.scratch = scratch;
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    Thread.ofVirtual().name("sandbox-answers").start(() -> pump(maxAnswerBytes));
  }

  /// Starts a child and waits until it is warm; null when it does not get there.
  static @Nullable Child start(SandboxSettings settings) {
    try {
      Files.createDirectories(settings.scratch());
      ProcessBuilder builder = new ProcessBuilder(settings.command());
      builder.environment().clear();
      builder.environment().putAll(settings.environment());
      builder.directory(settings.scratch().toFile());
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      Child child =
          new Child(builder.start(), settings.scratch(), settings.budget().maxAnswerBytes());
      if (child.next(settings.budget().start()) instanceof Event.Message(Frame(var kind, _))
          && kind == Kind.READY) {
        return child;
      }
      child.kill();
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("the reading child cannot be started", e);
    }
  }

  private void pump(int maxAnswerBytes) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
      while (true) {
        events.add(new Event.Message(Frame.readFrom(in, maxAnswerBytes)));
      }
    } catch (Frame.TooLarge e) {
      events.add(new Event.TooLarge());
    } catch (IOException e) {
      events.add(new Event.Gone());
    }
  }

  boolean send(Kind kind, byte[] body) {
    served++;
    try {
      new Frame(kind, body).writeTo(out);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  Event next(Duration patience) {
    try {
      Event event = events.poll(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
      return event == null ? new Event.Silence() : event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Event.Silence();
    }
  }

  int served() {
    return served;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// The exit status of a child that went by itself.
  int exitStatus() {
    try {
      return process.waitFor(2, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  /// Ends the child with everything it started and wipes what it left on disk.
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    exitStatus();
    wipe();
  }

  private void wipe() {
    try (Stream<Path> left = Files.walk(scratch)) {
      left.filter(path -> !path.equals(scratch))
          .sorted(Comparator.reverseOrder())
          .forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException("the child's scratch folder cannot be wiped", e);
    }
  }
}
