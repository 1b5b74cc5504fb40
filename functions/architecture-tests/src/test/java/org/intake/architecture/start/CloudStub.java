package org.intake.architecture.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Executors;

/// A cloud in which nothing is stored yet: tables are empty, objects missing, messages taken.
final class CloudStub implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;

  CloudStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", CloudStub::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (target != null) {
      String operation = target.substring(target.indexOf('.') + 1);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      send(exchange, 200, json(operation, body));
    } else if (exchange.getRequestURI().toString().contains("list-type=2")) {
      send(exchange, 200, "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>");
    } else if (exchange.getRequestMethod().equals("PUT")) {
      send(exchange, 200, "");
    } else {
      send(exchange, 404, "<Error><Code>NoSuchKey</Code><Message>none</Message></Error>");
    }
  }

  private static String json(String operation, byte[] body) throws IOException {
    return switch (operation) {
      case "Query" -> "{\"Items\":[],\"Count\":0,\"ScannedCount\":0}";
      case "BatchGetItem" -> "{\"Responses\":{},\"UnprocessedKeys\":{}}";
      case "SendMessage" ->
          "{\"MessageId\":\"1\",\"MD5OfMessageBody\":\"%s\"}"
              .formatted(md5(JSON.readTree(body).path("MessageBody").asText()));
      case "SendMessageBatch" -> batch(body);
      case String _ -> "{}";
    };
  }

  private static String batch(byte[] body) throws IOException {
    StringBuilder sent = new StringBuilder("{\"Failed\":[],\"Successful\":[");
    String comma = "";
    for (var entry : JSON.readTree(body).path("Entries")) {
      sent.append(comma)
          .append(
              "{\"Id\":\"%s\",\"MessageId\":\"1\",\"MD5OfMessageBody\":\"%s\"}"
                  .formatted(entry.path("Id").asText(), md5(entry.path("MessageBody").asText())));
      comma = ",";
    }
    return sent.append("]}").toString();
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
