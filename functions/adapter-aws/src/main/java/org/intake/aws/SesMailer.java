package org.intake.aws;

import java.util.Optional;
import java.util.stream.Stream;
import org.intake.application.TransientFault;
import org.intake.application.port.Mailer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;

/// Mail by SES. Our id goes along as a header, for the addressee's office, and as a tag, for the
/// events of the provider.
final class SesMailer implements Mailer {
  private final SesV2Client client;
  private final String from;

  SesMailer(SesV2Client client, String from) {
    this.client = client;
    this.from = from;
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
                  .emailTags(MessageTag.builder().name("notice").value(tag(mail.id())).build())
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
    } catch (SdkException e) {
      throw new TransientFault("sending a mail did not work", e);
    }
  }

  /// SES keeps no list of what it sent.
  @Override
  public Optional<Boolean> wasSent(String id) {
    return Optional.empty();
  }

  private static Content text(String data) {
    return Content.builder().data(data).charset("UTF-8").build();
  }

  /// A tag's value has letters, digits, `_` and `-` only.
  private static String tag(String id) {
    return id.replaceAll("[^A-Za-z0-9_-]", "_");
  }
}
