package org.intake.application.audit;

import java.util.List;
import org.intake.domain.Sha256;
import org.jspecify.annotations.Nullable;

/// What a decision bundle holds. It names no time of its own: the same state gives the same bytes.
///
/// `run` is the hash of the last run of the rules, null where none was kept; `streams` are the
/// histories with their length and last hash, so that a cut-off one is seen.
public record BundleManifest(
    String format,
    String caseId,
    String call,
    Sha256 programme,
    @Nullable Sha256 run,
    List<Stream> streams,
    List<Entry> entries) {
  public static final String FORMAT = "intake-bundle-1";
  static final String PATH = "manifest.json";
  static final String CASE = "case.json";
  static final String SUBMISSION = "submission.json";
  static final String CALL = "call.json";
  static final String REVIEWS = "reviews.json";
  static final String NOTICES = "notices.json";
  static final String RUN = "run.json";
  static final String HISTORY = "history/";
  static final String PROGRAMME = "programme/";
  static final String ORIGINALS = "originals/";
  static final String READINGS = "readings/";

  public BundleManifest {
    streams = List.copyOf(streams);
    entries = List.copyOf(entries);
  }

  public record Stream(String stream, String path, long events, Sha256 head) {}

  public record Entry(String path, long size, Sha256 sha256) {}
}
