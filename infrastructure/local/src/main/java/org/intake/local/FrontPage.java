package org.intake.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intake.local.cloud.Endpoints;
import org.intake.local.cloud.Names;

/// The page behind `ready http://…`: where everything is, for a person who has just started it. The
/// links of the mails lead here as well, for there is no portal on one machine: the page then names
/// the address of the API that shows what the mail is about.
final class FrontPage implements HttpHandler {
  /// The addresses that mails name; what they name is told by the API to whom may see it.
  private static final Pattern OF_MAILS =
      Pattern.compile("/(?:cases|submissions)/[A-Za-z0-9~._-]{1,100}");

  private final Endpoints at;
  private final String links;

  FrontPage(Endpoints at) {
    this.at = at;
    // No text of others is on this page; addresses are our own.
    links =
        row("API", at.apiUri() + "/v1/health")
            + row("OpenAPI", at.apiUri() + "/v1/openapi.json")
            + row("Mail", at.mailUri() + "/")
            + row("S3", at.s3Uri() + "/" + Names.UPLOADS)
            + row("SQS", at.sqsUri() + "/")
            + row("DynamoDB", at.dynamoDbUri() + "/");
  }

  private static String page(String says) {
    return "<!doctype html><html lang=\"zh-Hans\"><meta charset=\"utf-8\"><title>Intake</title>"
        + "<style>body{font:16px/1.6 system-ui,sans-serif;margin:3rem auto;max-width:40rem}"
        + "th{text-align:left;padding-right:2rem}</style>"
        + "<h1>Intake</h1><p>"
        + says
        + "</html>";
  }

  private static String row(String name, String address) {
    return "<tr><th>" + name + "<td><a href=\"" + address + "\">" + address + "</a>";
  }

  private Optional<String> says(String path) {
    if (path.equals("/")) {
      return Optional.of("本机运行中。The runtime of one machine is up.<table>" + links + "</table>");
    }
    return OF_MAILS.matcher(path).matches()
        ? Optional.of(
            "本机没有门户，请凭令牌读取。There is no portal on one machine; read it with a token:"
                + "<pre>curl -H \"Authorization: Bearer $token\" "
                + at.apiUri()
                + "/v1"
                + path
                + "</pre>")
        : Optional.empty();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var page = says(exchange.getRequestURI().getPath()).map(FrontPage::page);
      var headers = exchange.getResponseHeaders();
      headers.set(
          "Content-Type",
          page.isPresent() ? "text/html; charset=utf-8" : "application/problem+json");
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
      var body =
          page.orElse("{\"type\":\"about:blank\",\"status\":404,\"code\":\"not-found\"}")
              .getBytes(UTF_8);
      exchange.sendResponseHeaders(page.isPresent() ? 200 : 404, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
