package org.intake.testkit.fakes;

import java.util.concurrent.atomic.AtomicLong;
import org.intake.application.port.IdSource;

/// Ids that a test can foresee: `id-1`, `id-2` and so on.
public final class CountingIds implements IdSource {
  private final String prefix;
  private final AtomicLong last = new AtomicLong();

  public CountingIds() {
    this("id");
  }

  public CountingIds(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public String next() {
    return prefix + "-" + last.incrementAndGet();
  }
}
