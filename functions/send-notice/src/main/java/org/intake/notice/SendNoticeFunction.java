package org.intake.notice;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.intake.application.notify.RecordDelivery;
import org.intake.application.notify.SendNotice;
import org.intake.application.port.Ledger;
import org.intake.application.port.Mailer;
import org.intake.aws.AwsPorts;
import org.intake.aws.AwsPorts.Service;
import org.intake.lambda.QueueLoop;
import org.intake.mail.SmtpMailer;

/// Sends the notices that the queue `notices` names.
public final class SendNoticeFunction implements RequestStreamHandler {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final QueueLoop loop;

  public SendNoticeFunction() {
    this(System.getenv(), InstantSource.system());
    AwsPorts.warmUp(Service.TABLE, Service.MAIL);
  }

  public SendNoticeFunction(Map<String, String> variables, InstantSource clock) {
    NoticeEnvironment environment = NoticeEnvironment.from(variables);
    AwsPorts ports = new AwsPorts(variables);
    Ledger ledger = ports.ledger(environment.table(), environment.derived());
    Notices notices =
        new Notices(
            new SendNotice(ledger, mailer(environment, ports, clock), clock),
            new RecordDelivery(ledger, clock));
    this.loop =
        new QueueLoop(notices::work, ports.parked(environment.deadLetters())::park, LONGEST);
  }

  private static Mailer mailer(NoticeEnvironment environment, AwsPorts ports, InstantSource clock) {
    return environment
        .relay()
        .<Mailer>map(relay -> new SmtpMailer(relay, clock))
        .orElseGet(() -> ports.mailer(environment.from(), environment.mailEvents()));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream response, Context context)
      throws IOException {
    loop.run(event, response, context);
  }
}
