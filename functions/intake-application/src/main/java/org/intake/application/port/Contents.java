package org.intake.application.port;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.intake.domain.Sha256;
import org.intake.domain.reading.FileReading;

/// Originals kept under the hash of their content, and what was made of them: readings, page
/// pictures, runs of the rules. Written once, never changed.
public interface Contents {
  /// Reads an uploaded object once, hashes it and keeps it under its hash.
  Kept keep(String uploadKey, long atMost);

  /// Keeps a file that we made ourselves, such as a bundle, under its hash.
  Sha256 keep(Path local);

  /// Brings an original to local disk; the caller deletes the file.
  Path fetch(Sha256 content);

  /// A short presigned GET of an original, offered under a file name.
  URI link(Sha256 content, String fileName, String mediaType, Duration valid);

  void putReadings(String key, List<FileReading> readings);

  Optional<List<FileReading>> readings(String key);

  /// Keeps what a step of a long reading gave; steps count from 1. False when that step is there
  /// already: somebody else went on with the file.
  boolean putPart(String key, int step, byte[] part);

  /// The parts of a reading so far, in order.
  List<byte[]> parts(String key);

  /// A page's picture; one without bytes says that the page cannot be drawn.
  void putPicture(String key, byte[] png);

  Optional<byte[]> picture(String key);

  /// A run of the rules as JSON, under the hash of these bytes.
  void putRun(Sha256 hash, byte[] json);

  Optional<byte[]> run(Sha256 hash);

  /// What came of keeping an object.
  sealed interface Kept {
    record Done(Sha256 sha256, long size) implements Kept {}

    /// The object is larger than allowed; it was not read to its end.
    record TooLarge(long size) implements Kept {}

    /// No such object: deleted, or the event was not about it.
    record Missing() implements Kept {}
  }
}
