package org.intake.api;

import java.time.InstantSource;
import org.intake.api.access.Guard;
import org.intake.api.access.Precondition;
import org.intake.api.routes.Routes;
import org.intake.application.port.Ledger;

/// The composition root of the API: ports in, routes out.
final class Composition {
  private Composition() {}

  static Api of(ApiPorts ports) {
    Ledger ledger = Precondition.heeding(ports.ledger());
    InstantSource clock = ports.clock();
    Routes routes =
        new Routes(
            new Routes.Ports(
                ledger,
                ports.uploads(),
                ports.contents(),
                ports.programmes(),
                ports.ids(),
                clock,
                ports.portal()));
    return new Api(
        routes.all(),
        ports.tokens(),
        new Guard(ledger, ports.programmes(), routes.reviews()),
        new Idempotency(ports.ledger(), clock));
  }
}
