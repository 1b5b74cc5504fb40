package org.intake.api.routes;

import java.util.Optional;
import org.intake.domain.ledger.Role;

/// Of which province a list is: a province sees its own, others the one that the query names, or
/// all. `nothing` says that a province asks for another: what it may not see does not exist for it.
record NamedProvince(Optional<String> code, boolean nothing) {
  /// Empty when the query names what cannot be a province's code.
  static Optional<NamedProvince> of(Exchange exchange) {
    Optional<String> asked = exchange.request().parameter("province");
    if (asked.isPresent() && !asked.get().matches("\\d{6}")) {
      return Optional.empty();
    }
    if (!exchange.is(Role.PROVINCE)) {
      return Optional.of(new NamedProvince(asked, false));
    }
    Optional<String> own = Optional.ofNullable(exchange.actor().province());
    return Optional.of(new NamedProvince(own, asked.isPresent() && !asked.equals(own)));
  }
}
