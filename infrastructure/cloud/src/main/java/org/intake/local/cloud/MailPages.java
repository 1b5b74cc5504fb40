package org.intake.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.intake.local.cloud.MailStore.StoredMail;

/// What was mailed: as JSON for programs, as pages for people. Mail holds what others wrote, so
/// everything is escaped and a mail's own HTML is shown in a frame that can do nothing.
final class MailPages implements HttpHandler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Shanghai"));
  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#222}
      table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #ddd;vertical-align:top}
      pre{white-space:pre-wrap;background:#f6f6f4;padding:1rem}iframe{width:100%;height:28rem;border:1px solid #ccc}
      """;

  private final MailStore store;

  MailPages(MailStore store) {
    this.store = store;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
        Replies.json(exchange, 405, "{\"message\":\"GET only\"}".getBytes(UTF_8));
      } else if (path.equals("/messages")) {
        Replies.json(exchange, 200, json(store.all()));
      } else if (path.equals("/")) {
        Replies.page(exchange, 200, list(store.all()).getBytes(UTF_8));
      } else {
        var mail = path.startsWith("/messages/") ? store.find(path.substring(10)) : null;
        if (mail != null && mail.isPresent()) {
          Replies.page(exchange, 200, one(mail.get()).getBytes(UTF_8));
        } else {
          Replies.json(exchange, 404, "{\"message\":\"no such mail\"}".getBytes(UTF_8));
        }
      }
    }
  }

  private static byte[] json(List<StoredMail> mails) throws IOException {
    var all = JSON.createArrayNode();
    for (var mail : mails) {
      var node = all.addObject();
      node.put("id", mail.id());
      mail.to().forEach(node.putArray("to")::add);
      node.put("from", mail.from());
      node.put("subject", mail.subject());
      node.put("text", mail.text());
      node.put("html", mail.html());
      mail.headers().forEach(node.putObject("headers")::put);
      node.put("receivedAt", mail.receivedAt().toString());
    }
    return JSON.writeValueAsBytes(all);
  }

  private static String list(List<StoredMail> mails) {
    var rows = new StringBuilder();
    for (var mail : mails.reversed()) {
      rows.append("<tr><td>").append(TIME.format(mail.receivedAt()));
      rows.append("<td>").append(escaped(String.join(", ", mail.to())));
      rows.append("<td><a href=\"/messages/").append(mail.id()).append("\">");
      rows.append(escaped(mail.subject().isBlank() ? "(no subject)" : mail.subject()));
      rows.append("</a>\n");
    }
    return page(
        "Mail",
        "<h1>Mail</h1><p>"
            + mails.size()
            + " sent, none left this machine. <a href=\"/messages\">As JSON</a>.</p>"
            + "<table><tr><th>Time (Asia/Shanghai)<th>To<th>Subject\n"
            + rows
            + "</table>");
  }

  private static String one(StoredMail mail) {
    var headers = new StringBuilder();
    mail.headers()
        .forEach((name, value) ->
            headers
                .append("<tr><th>")
                .append(escaped(name))
                .append("<td>")
                .append(escaped(value))
                .append('\n'));
    var html =
        mail.html().isEmpty()
            ? ""
            : "<h2>HTML</h2><iframe sandbox=\"\" srcdoc=\"" + escaped(mail.html()) + "\"></iframe>";
    return page(
        mail.subject(),
        "<p><a href=\"/\">All mail</a></p><h1>"
            + escaped(mail.subject())
            + "</h1><p>To: "
            + escaped(String.join(", ", mail.to()))
            + "<br>"
            + TIME.format(mail.receivedAt())
            + " (Asia/Shanghai)</p><pre>"
            + escaped(mail.text())
            + "</pre>"
            + html
            + "<h2>Headers</h2><table>"
            + headers
            + "</table>");
  }

  private static String page(String title, String body) {
    return "<!doctype html><html lang=\"zh-Hans\"><meta charset=\"utf-8\"><title>"
        + escaped(title)
        + "</title><style>"
        + STYLE
        + "</style><body>"
        + body
        + "</body></html>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
