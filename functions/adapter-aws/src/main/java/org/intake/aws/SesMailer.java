package org.intake.aws;

import java.util.Optional;
import java.util.stream.Stream;
import org.intake.application.TransientFault;
import org.intake.application.port.Mailer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/// Mail by SES. Our id goes along as a header, for the addressee's office, and as a tag, for the
/// events of the provider.
final class SesMailer implements Mailer {
  /// Below it the provider says that it did not take the mail: throttled, paused, not allowed.
  private static final int SERVERS_FAULT = 500;

  private final SesV2Client client;
  private final String from;
  private final @Nullable String events;

  /// `events` is the configuration set that publishes what becomes of each mail; null for none.
  SesMailer(SesV2Client client, String from, @Nullable String events) {
    this.client = client;
    this.from = from;
    this.events = events;
  }

  @Override
  public Sending send(Mail mail) {
    if (Stream.of(mail.id(), mail.to(), mail.subject())
        .anyMatch(line -> line.chars().anyMatch(Character::isISOControl))) {
      return new Sending.Rejected("a header field holds one line");
    }
    try {
      var response =
          client.sendEmail(request ->
              request
                  .fromEmailAddress(from)
                  .destination(to -> to.toAddresses(mail.to()))
                  .configurationSetName(events)
                  .emailTags(
                      MessageTag.builder()
                          .name(NoticeTag.NAME)
                          .value(NoticeTag.of(mail.id()))
                          .build())
                  .content(content ->
                      content.simple(message ->
                          message
                              .subject(text(mail.subject()))
                              .body(body -> body.text(text(mail.text())).html(text(mail.html())))
                              .headers(
                                  MessageHeader.builder()
                                      .name("X-Intake-Notice")
                                      .value(mail.id())
                                      .build()))));
      return new Sending.Sent(response.messageId());
    } catch (MessageRejectedException | BadRequestException e) {
      return new Sending.Rejected("the provider refused it: " + Faults.code(e));
    } catch (SesV2Exception e) {
      if (e.statusCode() < SERVERS_FAULT) {
        return new Sending.NotTaken(Faults.code(e));
      }
      throw new TransientFault("sending a mail did not work", e);
    } catch (SdkException e) {
      if (Faults.neverReached(e)) {
        return new Sending.NotTaken("no connection");
      }
      throw new TransientFault("sending a mail did not work", e);
    }
  }

  /// SES keeps no list of what it sent; its events tell ([SesEvents]).
  @Override
  public Optional<Boolean> wasSent(String id) {
    return Optional.empty();
  }

  private static Content text(String data) {
    return Content.builder().data(data).charset("UTF-8").build();
  }
}
