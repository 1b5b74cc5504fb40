package org.intake.documents.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.intake.application.port.DocumentReader;
import org.intake.application.port.PagePictures;
import org.intake.documents.sandbox.SandboxChild.Service;
import org.intake.domain.Sha256;
import org.intake.domain.reading.FileReading;

/// A child whose reader does what the file's name says.
public final class BehavingChild {
  private BehavingChild() {}

  public static void main(String[] arguments) throws IOException {
    DocumentReader reader =
        (file, parts, budget, progress) ->
            file.name().equals("long")
                ? longFile(parts.size(), budget, progress)
                : new DocumentReader.Step.Finished(behave(file.name(), progress));
    PagePictures pictures =
        (file, wanted) -> wanted.stream().map(page -> drawn(file.name(), page.number())).toList();
    SandboxChild.serve(() -> new Service(reader, pictures));
  }

  /// Ten pages in steps of as many as the budget has.
  private static DocumentReader.Step longFile(
      int step, DocumentReader.Budget budget, DocumentReader.Progress progress) {
    int done = Math.min(10, (step + 1) * budget.pages());
    progress.page("long", done, 10);
    return done < 10
        ? new DocumentReader.Step.Paused(new byte[] {(byte) done}, done, 10)
        : new DocumentReader.Step.Finished(List.of(reading("after " + step + " steps")));
  }

  private static byte[] drawn(String name, int page) {
    if (name.equals("breaks on page 2") && page == 2) {
      Runtime.getRuntime().halt(134);
    }
    return new byte[] {1, 2, (byte) page};
  }

  private static List<FileReading> behave(String name, DocumentReader.Progress progress) {
    switch (name) {
      case "crash" -> Runtime.getRuntime().halt(134);
      case "hang" -> hang();
      case "swell" -> swell();
      case "throw" -> throw new IllegalStateException("a file that breaks the reader");
      case "slow pages" -> slowPages(progress);
      case "chatter" -> System.out.println("what libraries print must not reach the parent");
      case "flood" -> {
        return List.of(reading("x".repeat(3 << 20)));
      }
      case "network" -> {
        return List.of(reading(network()));
      }
      case "environment" -> {
        return List.of(reading(String.join(",", System.getenv().keySet())));
      }
      default -> {}
    }
    return List.of(reading(name));
  }

  private static String network() {
    try (java.io.InputStream in = java.net.URI.create("http://127.0.0.1:9/").toURL().openStream()) {
      return "open " + in.read();
    } catch (IOException e) {
      return "closed";
    }
  }

  private static void hang() {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  private static void swell() {
    List<byte[]> kept = new ArrayList<>();
    while (kept.size() < 1_000_000) {
      kept.add(new byte[8 << 20]);
    }
  }

  private static void slowPages(DocumentReader.Progress progress) {
    for (int page = 1; page <= 5; page++) {
      try {
        Thread.sleep(300);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      progress.page("slow pages", page, 5);
    }
  }

  private static FileReading reading(String name) {
    return new FileReading(
        name, Sha256.of(new byte[0]), 0, "text/plain", List.of(), List.of(), List.of());
  }
}
