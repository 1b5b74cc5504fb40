package org.intake.application.port;

/// Records as JSON for what leaves the system and must be read again offline: runs of the rules,
/// decision bundles.
public interface BundleCodec {
  byte[] write(Object value);

  /// A fault of the bytes is a [org.intake.application.PermanentFault].
  <T> T read(byte[] json, Class<T> type);
}
