package org.intake.local.cloud;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/// Small HTTP answers.
final class Replies {

  static void json(HttpExchange exchange, int status, byte[] body) throws IOException {
    send(exchange, status, "application/json; charset=utf-8", body);
  }

  /// A page without scripts; what it shows was written by others.
  static void page(HttpExchange exchange, int status, byte[] body) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'");
    headers.set("Referrer-Policy", "no-referrer");
    send(exchange, status, "text/html; charset=utf-8", body);
  }

  static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cache-Control", "no-store");
    boolean bodyless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    exchange.sendResponseHeaders(status, bodyless ? -1 : body.length);
    if (!bodyless) {
      exchange.getResponseBody().write(body);
    }
  }

  private Replies() {}
}
