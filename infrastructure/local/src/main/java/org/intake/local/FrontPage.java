package org.intake.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import org.intake.local.cloud.Endpoints;
import org.intake.local.cloud.Names;

/// The page behind `ready http://…`: where everything is, for a person who has just started it.
final class FrontPage implements HttpHandler {
  private final byte[] page;

  FrontPage(Endpoints at) {
    // No text of others is on this page; addresses are our own.
    var links =
        row("API", at.apiUri() + "/v1/health")
            + row("OpenAPI", at.apiUri() + "/v1/openapi.json")
            + row("Mail", at.mailUri() + "/")
            + row("S3", at.s3Uri() + "/" + Names.UPLOADS)
            + row("SQS", at.sqsUri() + "/")
            + row("DynamoDB", at.dynamoDbUri() + "/");
    page =
        ("<!doctype html><html lang=\"zh-Hans\"><meta charset=\"utf-8\"><title>Intake</title>"
                + "<style>body{font:16px/1.6 system-ui,sans-serif;margin:3rem auto;max-width:40rem}"
                + "th{text-align:left;padding-right:2rem}</style>"
                + "<h1>Intake</h1><p>本机运行中。The runtime of one machine is up."
                + "<table>"
                + links
                + "</table></html>")
            .getBytes(UTF_8);
  }

  private static String row(String name, String address) {
    return "<tr><th>" + name + "<td><a href=\"" + address + "\">" + address + "</a>";
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean found = exchange.getRequestURI().getPath().equals("/");
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", found ? "text/html; charset=utf-8" : "application/problem+json");
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
      var body =
          found
              ? page
              : "{\"type\":\"about:blank\",\"status\":404,\"code\":\"not-found\"}".getBytes(UTF_8);
      exchange.sendResponseHeaders(found ? 200 : 404, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
