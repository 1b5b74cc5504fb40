package org.intake.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/// The part of SES v2 that sends mail, on the wire as the SDK speaks it. Errors are typed as there.
final class SesV2Api implements HttpHandler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Session SESSION = Session.getInstance(new Properties());
  private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-~]+");

  /// SES takes 40 MB a message; our notices are far smaller and this is one laptop.
  private static final int LARGEST_REQUEST = 10 << 20;

  private final MailStore store;

  SesV2Api(MailStore store) {
    this.store = store;
  }

  private static final class Refusal extends Exception {
    private final int status;
    private final String type;

    Refusal(int status, String type, String message) {
      super(message);
      this.status = status;
      this.type = type;
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        Replies.json(exchange, 200, JSON.writeValueAsBytes(answer(exchange)));
      } catch (Refusal e) {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", e.type);
        var body = JSON.createObjectNode().put("message", e.getMessage());
        Replies.json(exchange, e.status, JSON.writeValueAsBytes(body));
      }
    }
  }

  private JsonNode answer(HttpExchange exchange) throws IOException, Refusal {
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization == null || !authorization.startsWith("AWS4-HMAC-SHA256 ")) {
      throw new Refusal(403, "MissingAuthenticationTokenException", "the request is not signed");
    }
    var call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    return switch (call) {
      case "POST /v2/email/outbound-emails" -> send(body(exchange));
      case "GET /v2/email/account" -> account();
      default -> throw new Refusal(404, "NotFoundException", "no such operation here: " + call);
    };
  }

  private static JsonNode body(HttpExchange exchange) throws IOException, Refusal {
    var bytes = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
    if (bytes.length > LARGEST_REQUEST) {
      throw new Refusal(400, "BadRequestException", "the message is too large");
    }
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new Refusal(400, "BadRequestException", "the body is not JSON");
    }
  }

  private static JsonNode account() {
    var account = JSON.createObjectNode();
    account.put("SendingEnabled", true).put("ProductionAccessEnabled", true);
    account.put("EnforcementStatus", "HEALTHY");
    account
        .putObject("SendQuota")
        .put("Max24HourSend", 50_000)
        .put("MaxSendRate", 14)
        .put("SentLast24Hours", 0);
    return account;
  }

  private JsonNode send(JsonNode request) throws Refusal {
    var recipients = new ArrayList<String>();
    for (var kind : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
      for (var address : addresses(request.at("/Destination/" + kind))) {
        recipients.add(address.getAddress());
      }
    }
    if (recipients.isEmpty()) {
      throw new Refusal(400, "BadRequestException", "no recipient");
    }
    try {
      var message =
          request.at("/Content/Raw").isObject()
              ? raw(request.at("/Content/Raw/Data"))
              : simple(request);
      var tags = new ArrayList<String>();
      for (var tag : request.path("EmailTags")) {
        tags.add(clean(tag.path("Name")) + "=" + clean(tag.path("Value")));
      }
      if (!tags.isEmpty()) {
        message.setHeader("X-SES-MESSAGE-TAGS", String.join(", ", tags));
      }
      var bytes = new ByteArrayOutputStream();
      message.writeTo(bytes);
      return JSON.createObjectNode()
          .put("MessageId", store.accept(bytes.toByteArray(), recipients));
    } catch (MessagingException | IOException e) {
      throw new Refusal(400, "BadRequestException", "the message cannot be built: " + e);
    }
  }

  private static MimeMessage raw(JsonNode data) throws MessagingException, IOException {
    return new MimeMessage(SESSION, new ByteArrayInputStream(data.binaryValue()));
  }

  private static MimeMessage simple(JsonNode request) throws MessagingException, Refusal {
    var simple = request.at("/Content/Simple");
    var from = addresses(request.path("FromEmailAddress"));
    if (!simple.isObject() || from.isEmpty()) {
      throw new Refusal(400, "BadRequestException", "a sender and a message are needed");
    }
    var message = new MimeMessage(SESSION);
    message.setFrom(from.getFirst());
    message.setRecipients(RecipientType.TO, array(request.at("/Destination/ToAddresses")));
    message.setRecipients(RecipientType.CC, array(request.at("/Destination/CcAddresses")));
    if (request.path("ReplyToAddresses").size() > 0) {
      message.setReplyTo(array(request.path("ReplyToAddresses")));
    }
    message.setSubject(clean(simple.at("/Subject/Data")), UTF_8.name());
    for (var header : simple.path("Headers")) {
      var name = header.path("Name").asText();
      if (!HEADER_NAME.matcher(name).matches()) {
        throw new Refusal(400, "BadRequestException", "not the name of a header");
      }
      message.setHeader(name, clean(header.path("Value")));
    }
    var bodies = new MimeMultipart("alternative");
    addBody(bodies, simple.at("/Body/Text/Data"), "plain");
    addBody(bodies, simple.at("/Body/Html/Data"), "html");
    message.setContent(bodies);
    return message;
  }

  private static void addBody(MimeMultipart bodies, JsonNode data, String subtype)
      throws MessagingException {
    if (data.isTextual()) {
      var part = new MimeBodyPart();
      part.setText(data.asText(), UTF_8.name(), subtype);
      bodies.addBodyPart(part);
    }
  }

  private static InternetAddress[] array(JsonNode node) throws Refusal {
    return addresses(node).toArray(InternetAddress[]::new);
  }

  private static List<InternetAddress> addresses(JsonNode node) throws Refusal {
    var texts = new ArrayList<String>();
    if (node.isTextual()) {
      texts.add(clean(node));
    }
    for (var element : node) {
      texts.add(clean(element));
    }
    var addresses = new ArrayList<InternetAddress>();
    for (var text : texts) {
      try {
        var address = new InternetAddress(text, true);
        addresses.add(address);
      } catch (AddressException e) {
        throw new Refusal(400, "BadRequestException", "not a mail address");
      }
    }
    return addresses;
  }

  /// A line break in what becomes a header would let a caller write further headers.
  private static String clean(JsonNode node) throws Refusal {
    var text = node.asText();
    if (text.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new Refusal(400, "BadRequestException", "control characters in a header");
    }
    return text;
  }
}
