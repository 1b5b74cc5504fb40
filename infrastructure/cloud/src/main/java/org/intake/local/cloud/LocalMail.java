package org.intake.local.cloud;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Mail that goes nowhere: an SES v2 address and an SMTP server in front of one store, and pages to
/// read it.
final class LocalMail implements Service {
  /// GreenMail wants a mailbox to report a delivery to; this one stays empty.
  private static final String MAILBOX = "store";

  private final HttpServer http;
  private final GreenMail smtp;
  private final ExecutorService workers;

  private LocalMail(HttpServer http, GreenMail smtp, ExecutorService workers) {
    this.http = http;
    this.smtp = smtp;
    this.workers = workers;
  }

  static LocalMail start(Endpoints endpoints, Path directory, Clock clock, Clock real)
      throws IOException, UserException {
    var store = new MailStore(directory.resolve("mail"), clock, real);
    var http = HttpServer.create(Endpoints.loopback(endpoints.mail()), 0);
    var workers = Executors.newVirtualThreadPerTaskExecutor();
    http.setExecutor(workers);
    http.createContext("/v2/", new SesV2Api(store));
    http.createContext("/", new MailPages(store));
    http.start();
    var smtp =
        new GreenMail(new ServerSetup(endpoints.smtp(), Endpoints.HOST, ServerSetup.PROTOCOL_SMTP));
    var mailbox = smtp.getUserManager().createUser(MAILBOX, MAILBOX, MAILBOX);
    smtp.getUserManager()
        .setMessageDeliveryHandler((message, to) -> {
          keep(store, message, to);
          empty(smtp);
          return mailbox;
        });
    smtp.start();
    return new LocalMail(http, smtp, workers);
  }

  /// Called once for each recipient, before the server says 250; the mail is kept at the first.
  private static void keep(MailStore store, MovingMessage message, MailAddress to)
      throws MessagingException {
    var recipients = message.getToAddresses().stream().map(MailAddress::getEmail).toList();
    if (!recipients.getFirst().equals(to.getEmail())) {
      return;
    }
    try {
      var bytes = new ByteArrayOutputStream();
      message.getMessage().writeTo(bytes);
      store.accept(bytes.toByteArray(), recipients);
    } catch (IOException e) {
      throw new MessagingException("not stored", e);
    }
  }

  /// GreenMail keeps what it delivered in memory; ours is on disk already.
  private static void empty(GreenMail smtp) throws MessagingException {
    try {
      smtp.purgeEmailFromAllMailboxes();
    } catch (FolderException e) {
      throw new MessagingException("mailbox not emptied", e);
    }
  }

  @Override
  public void stop() {
    http.stop(0);
    workers.close();
    smtp.stop();
  }
}
