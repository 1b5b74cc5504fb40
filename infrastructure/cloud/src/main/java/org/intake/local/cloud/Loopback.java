package org.intake.local.cloud;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.Set;

/// Tells requests of this machine from those that a foreign page makes a browser send here.
final class Loopback {
  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  static boolean isLocal(HttpExchange exchange) {
    var headers = exchange.getRequestHeaders();
    var host = headers.getFirst("Host");
    var origin = headers.getFirst("Origin");
    return exchange.getRemoteAddress().getAddress().isLoopbackAddress()
        // A name that an attacker's DNS points here still shows in Host.
        && host != null
        && isLocal("http://" + host)
        && (origin == null || isLocal(origin));
  }

  static boolean isLocal(String address) {
    try {
      var host = URI.create(address).getHost();
      return host != null && NAMES.contains(host);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private Loopback() {}
}
