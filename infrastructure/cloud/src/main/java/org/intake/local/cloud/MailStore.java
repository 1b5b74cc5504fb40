package org.intake.local.cloud;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/// Every mail that was handed over, one `.eml` file each, on disk before the sender is told so.
final class MailStore {
  /// Trace headers that we put on top, as a receiving mail server does.
  private static final String ENVELOPE = "X-Envelope-To";

  private static final String RECEIVED_AT = "X-Received-At";
  private static final Session SESSION = Session.getInstance(new Properties());

  private final Path directory;
  private final Clock clock;
  private final AtomicLong sequence;

  MailStore(Path directory, Clock clock, Clock real) {
    this.directory = directory;
    this.clock = clock;
    this.sequence = new AtomicLong(real.millis() << 12);
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A mail as a client of the mail address sees it.
  record StoredMail(
      String id,
      List<String> to,
      String from,
      String subject,
      String text,
      String html,
      Map<String, String> headers,
      Instant receivedAt) {}

  String accept(byte[] mime, List<String> recipients) {
    var id = String.format(Locale.ROOT, "%016x", sequence.incrementAndGet());
    var stored = new ByteArrayOutputStream(mime.length + 200);
    stored.writeBytes((RECEIVED_AT + ": " + clock.instant() + "\r\n").getBytes(US_ASCII));
    for (var recipient : recipients) {
      stored.writeBytes((ENVELOPE + ": " + encoded(recipient) + "\r\n").getBytes(US_ASCII));
    }
    stored.writeBytes(mime);
    DurableFile.replace(directory.resolve(id + ".eml"), stored.toByteArray());
    return id;
  }

  List<StoredMail> all() {
    var files = new ArrayList<Path>();
    try (var found = Files.newDirectoryStream(directory, "*.eml")) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(files);
    return files.stream().map(MailStore::read).toList();
  }

  Optional<StoredMail> find(String id) {
    if (!id.matches("[0-9a-f]{16}")) {
      return Optional.empty();
    }
    var file = directory.resolve(id + ".eml");
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  private static StoredMail read(Path file) {
    try {
      var message = new MimeMessage(SESSION, new ByteArrayInputStream(Files.readAllBytes(file)));
      var headers = new LinkedHashMap<String, String>();
      for (var all = message.getAllHeaders(); all.hasMoreElements(); ) {
        Header header = all.nextElement();
        if (!header.getName().equals(ENVELOPE) && !header.getName().equals(RECEIVED_AT)) {
          headers.merge(header.getName(), decoded(header.getValue()), (a, b) -> a + ", " + b);
        }
      }
      var recipients = message.getHeader(ENVELOPE);
      return new StoredMail(
          file.getFileName().toString().replace(".eml", ""),
          recipients == null
              ? List.of()
              : List.of(recipients).stream().map(MailStore::decoded).toList(),
          headers.getOrDefault("From", ""),
          message.getSubject() == null ? "" : message.getSubject(),
          content(message, "text/plain"),
          content(message, "text/html"),
          headers,
          Instant.parse(message.getHeader(RECEIVED_AT, null)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException("unreadable mail " + file.getFileName(), e);
    }
  }

  /// The first part of the type that is not an attachment, or nothing.
  private static String content(Part part, String type) throws MessagingException, IOException {
    if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
      return "";
    }
    if (part.isMimeType(type)) {
      return part.getContent().toString().replace("\r\n", "\n");
    }
    if (part.getContent() instanceof Multipart several) {
      for (int i = 0; i < several.getCount(); i++) {
        BodyPart inner = several.getBodyPart(i);
        var found = content(inner, type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  private static String encoded(String value) {
    try {
      return MimeUtility.encodeText(value.replaceAll("[\\r\\n]", " "), "UTF-8", "B");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String decoded(String value) {
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(value));
    } catch (IOException _) {
      // An encoding that this machine does not know: the value as it was sent still says more.
      return value;
    }
  }
}
