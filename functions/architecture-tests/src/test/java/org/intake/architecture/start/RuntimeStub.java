package org.intake.architecture.start;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// Lambda's runtime API for one process: hands out the same event again and again and keeps when
/// what happened.
final class RuntimeStub implements AutoCloseable {
  private static final String BASE = "/2018-06-01/runtime/";

  /// A moment (`System.nanoTime`) at which the process asked for work or had done it.
  record Moment(String what, long nanos) {}

  private final HttpServer server;
  private final byte[] event;
  private final BlockingQueue<Moment> moments = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> allowed = new LinkedBlockingQueue<>();

  RuntimeStub(byte[] event) throws IOException {
    this.event = event;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(BASE, this::answer);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// Lets the process have one more event.
  void allow() {
    allowed.add(true);
  }

  Moment next() throws InterruptedException {
    Moment moment = moments.poll(60, java.util.concurrent.TimeUnit.SECONDS);
    if (moment == null) {
      throw new IllegalStateException("the function is silent");
    }
    return moment;
  }

  private void answer(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    String path = exchange.getRequestURI().getPath().substring(BASE.length());
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (path.equals("invocation/next")) {
      moments.add(new Moment("next", now));
      try {
        allowed.take();
      } catch (InterruptedException _) {
        return;
      }
      Map.of(
              "Lambda-Runtime-Aws-Request-Id", List.of("8476a536-e9f4-11e8-9739-2dfe598c3fcd"),
              "Lambda-Runtime-Deadline-Ms",
                  List.of(Long.toString(System.currentTimeMillis() + 900_000)),
              "Lambda-Runtime-Invoked-Function-Arn",
                  List.of("arn:aws:lambda:ap-southeast-1:000000000000:function:f"),
              "Content-Type", List.of("application/json"))
          .forEach((name, value) -> exchange.getResponseHeaders().put(name, value));
      moments.add(new Moment("given", System.nanoTime()));
      send(exchange, 200, event);
    } else {
      moments.add(
          new Moment(
              path.endsWith("/response")
                  ? "done"
                  : "error " + new String(body, java.nio.charset.StandardCharsets.UTF_8),
              now));
      send(exchange, 202, new byte[0]);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
