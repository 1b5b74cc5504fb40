package org.intake.aws;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A client that is made when it is first needed: not every function needs every one, and each
/// takes a part of the start.
final class LazyClient<T> {
  private final Supplier<T> make;
  private @Nullable T made;

  LazyClient(Supplier<T> make) {
    this.make = make;
  }

  synchronized T get() {
    T client = made;
    if (client == null) {
      client = make.get();
      made = client;
    }
    return client;
  }
}
