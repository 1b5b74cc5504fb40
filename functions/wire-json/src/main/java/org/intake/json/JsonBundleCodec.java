package org.intake.json;

import org.intake.application.port.BundleCodec;

/// Bundles in the same JSON as everything else that is kept.
public final class JsonBundleCodec implements BundleCodec {
  @Override
  public byte[] write(Object value) {
    return IntakeJson.write(value);
  }

  @Override
  public <T> T read(byte[] json, Class<T> type) {
    return IntakeJson.read(json, type);
  }
}
