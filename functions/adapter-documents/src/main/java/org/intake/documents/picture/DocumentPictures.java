package org.intake.documents.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.intake.application.port.DocumentReader.SourceFile;
import org.intake.application.port.PagePictures;
import org.intake.documents.Limits;
import org.intake.documents.UnreadableFile;
import org.intake.documents.ofd.OfdFile;
import org.intake.documents.ofd.OfdPicture;
import org.intake.documents.pdf.PdfFile;
import org.intake.documents.source.FileType;
import org.intake.documents.source.TypeDetector;

/// Draws pages as PNG. PDF, OFD and pictures are drawn here; office files by LibreOffice where it
/// is installed, and not at all where it is not.
public final class DocumentPictures implements PagePictures {
  private static final int LONGER_SIDE = 1600;

  private final Limits limits;
  private final Optional<Path> libreOffice;
  private final TypeDetector types = new TypeDetector();

  public DocumentPictures(Limits limits, Optional<Path> libreOffice) {
    this.limits = limits;
    this.libreOffice = libreOffice;
  }

  @Override
  public Optional<byte[]> draw(SourceFile file, int page) {
    try {
      FileType type = types.detect(file.content()).type();
      return switch (type) {
        case PDF -> pdf(file.content(), page);
        case OFD -> ofd(file.content(), page);
        case JPEG, PNG, TIFF, BMP, GIF -> picture(file.content(), type, page);
        case DOCX, XLSX, DOC, XLS, RTF -> office(file.content(), page);
        // No decoder for it in the JDK; HTML and text have no pages.
        case JPEG_2000, HTML, TEXT -> Optional.empty();
        case ZIP, RAR, SEVEN_ZIP, ENCRYPTED_OFFICE, EMPTY, UNSUPPORTED -> Optional.empty();
      };
    } catch (IOException | UnreadableFile e) {
      // A page that cannot be drawn has no picture; why the file is unreadable its reading says.
      return Optional.empty();
    }
  }

  private Optional<byte[]> pdf(Path content, int page) throws IOException, UnreadableFile {
    try (PdfFile pdf = PdfFile.open(content, limits)) {
      return page < 1 || page > pdf.pages()
          ? Optional.empty()
          : Optional.of(Pictures.png(pdf.draw(page, LONGER_SIDE)));
    }
  }

  private Optional<byte[]> ofd(Path content, int page) throws IOException, UnreadableFile {
    try (OfdFile ofd = OfdFile.open(content, limits)) {
      return page < 1 || page > ofd.pages()
          ? Optional.empty()
          : Optional.of(Pictures.png(OfdPicture.draw(ofd, page, LONGER_SIDE)));
    }
  }

  private Optional<byte[]> picture(Path content, FileType type, int page)
      throws IOException, UnreadableFile {
    try (Pictures pictures = Pictures.open(content, type, limits)) {
      return page < 1 || page > pictures.count()
          ? Optional.empty()
          : Optional.of(Pictures.png(scaled(pictures.image(page))));
    }
  }

  private static BufferedImage scaled(BufferedImage image) {
    double scale =
        Math.min(1, LONGER_SIDE / (double) Math.max(image.getWidth(), image.getHeight()));
    int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return small;
  }

  /// LibreOffice prints to PDF in a profile of its own, which is thrown away afterwards.
  private Optional<byte[]> office(Path content, int page) throws IOException, UnreadableFile {
    if (libreOffice.isEmpty()) {
      return Optional.empty();
    }
    Path folder = Files.createTempDirectory("office");
    try {
      Process process =
          new ProcessBuilder(
                  List.of(
                      libreOffice.get().toString(),
                      "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                      "--headless",
                      "--norestore",
                      "--convert-to",
                      "pdf",
                      "--outdir",
                      folder.toString(),
                      content.toAbsolutePath().toString()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(25, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return Optional.empty();
      }
      try (Stream<Path> made = Files.list(folder)) {
        Optional<Path> pdf = made.filter(path -> path.toString().endsWith(".pdf")).findFirst();
        return pdf.isEmpty() ? Optional.empty() : pdf(pdf.get(), Math.max(1, page));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      wipe(folder);
    }
  }

  private static void wipe(Path folder) throws IOException {
    try (Stream<Path> left = Files.walk(folder)) {
      left.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }
}
