package org.intake.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.intake.application.TransientFault;
import org.intake.application.port.Mailer;
import org.jspecify.annotations.Nullable;

/// Mail by an SMTP relay. Our id is the message's id, so that two copies of one mail are one in
/// most mail clients; a relay cannot tell what it took.
public final class SmtpMailer implements Mailer {
  private static final String TIMEOUT_MILLIS = "10000";

  /// Replies from 500 on are for good (RFC 5321, 4.2.1); these few are about us, not about the
  /// mail: 530 and 535 authentication, 538 encryption, 554 before any mail is no service here.
  private static final int PERMANENT = 500;

  /// From here to 499: not now.
  private static final int LATER = 400;

  private static final Sending NO_CONNECTION =
      new Sending.NotTaken("no session with the relay: address, encryption, user or password");

  private final SmtpSettings settings;
  private final Session session;
  private final InstantSource clock;

  public SmtpMailer(SmtpSettings settings, InstantSource clock) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings));
    this.clock = clock;
  }

  private static Properties properties(SmtpSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", settings.host());
    properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
    properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
    switch (settings.encryption()) {
      case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
    }
    return properties;
  }

  @Override
  public Sending send(Mail mail) {
    if (Stream.of(mail.id(), mail.to(), mail.subject())
        .anyMatch(line -> line.chars().anyMatch(Character::isISOControl))) {
      return new Sending.Rejected("a header field holds one line");
    }
    try {
      MimeMessage message = message(mail);
      Transport transport = session.getTransport("smtp");
      try {
        return connected(transport) ? handOver(transport, message) : NO_CONNECTION;
      } finally {
        close(transport);
      }
    } catch (AddressException _) {
      return new Sending.Rejected("not an address");
    } catch (MessagingException e) {
      throw new TransientFault("sending a mail did not work", e);
    }
  }

  /// Nothing was sent as long as there is no session with the relay, whatever the reason.
  private boolean connected(Transport transport) {
    try {
      transport.connect(settings.user(), settings.password());
      return true;
    } catch (MessagingException _) {
      return false;
    }
  }

  /// A fault without a reply leaves open whether the relay has the mail.
  private static Sending handOver(Transport transport, MimeMessage message)
      throws MessagingException {
    try {
      transport.sendMessage(message, message.getAllRecipients());
      return new Sending.Sent(message.getMessageID());
    } catch (SendFailedException e) {
      Integer reply = reply(e);
      if (reply == null || reply < LATER) {
        throw e;
      }
      return reply < PERMANENT
          ? new Sending.NotTaken("the relay put it off: " + reply)
          : new Sending.Rejected("the relay refused it: " + reply);
    }
  }

  /// What was taken is taken, whether the goodbye works or not.
  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException _) {
      // The relay notices by itself that nobody is there.
    }
  }

  /// The relay's reply to the addressee or to the mail; null when there was none.
  private static @Nullable Integer reply(SendFailedException failed) {
    @Nullable Exception cause = failed;
    while (cause != null) {
      if (cause instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      }
      if (cause instanceof SMTPSendFailedException data) {
        return data.getReturnCode();
      }
      cause = cause instanceof MessagingException next ? next.getNextException() : null;
    }
    return null;
  }

  private MimeMessage message(Mail mail) throws MessagingException {
    MimeMessage message = new OurMessage(session, mail.id(), domain());
    message.setFrom(new InternetAddress(settings.from(), true));
    message.setRecipients(
        Message.RecipientType.TO, new Address[] {new InternetAddress(mail.to(), true)});
    message.setSubject(mail.subject(), "UTF-8");
    message.setHeader("X-Intake-Notice", mail.id());
    message.setSentDate(Date.from(clock.instant()));
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), "UTF-8", "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(mail.html(), "UTF-8", "html");
    message.setContent(new MimeMultipart("alternative", text, html));
    message.saveChanges();
    return message;
  }

  private String domain() {
    return settings.from().substring(settings.from().lastIndexOf('@') + 1);
  }

  /// SMTP keeps no list of what was sent.
  @Override
  public Optional<Boolean> wasSent(String id) {
    return Optional.empty();
  }

  /// A message that keeps the id that we give it.
  private static final class OurMessage extends MimeMessage {
    private final String ourId;

    OurMessage(Session session, String id, String domain) {
      super(session);
      this.ourId = "<" + id.replaceAll("[^A-Za-z0-9._-]", "_") + "@" + domain + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", ourId);
    }
  }
}
