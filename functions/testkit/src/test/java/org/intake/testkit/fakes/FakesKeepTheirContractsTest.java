package org.intake.testkit.fakes;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.intake.application.port.Census;
import org.intake.application.port.Contents;
import org.intake.application.port.Ledger;
import org.intake.application.port.Mailer;
import org.intake.application.port.Messages;
import org.intake.application.port.Uploads;
import org.intake.testkit.contracts.CensusContract;
import org.intake.testkit.contracts.ContentsContract;
import org.intake.testkit.contracts.LedgerContract;
import org.intake.testkit.contracts.MailerContract;
import org.intake.testkit.contracts.MessagesContract;
import org.intake.testkit.contracts.UploadsContract;
import org.junit.jupiter.api.Nested;

class FakesKeepTheirContractsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2017-07-20T01:00:00Z"), ZoneOffset.UTC);

  @Nested
  class InMemoryLedgerTest extends LedgerContract {
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Override
    protected Ledger ledger() {
      return ledger;
    }
  }

  @Nested
  class InMemoryCensusTest extends CensusContract {
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Override
    protected Ledger ledger() {
      return ledger;
    }

    @Override
    protected Census census() {
      return ledger;
    }
  }

  @Nested
  class InMemoryUploadsTest extends UploadsContract {
    private final InMemoryUploads uploads = new InMemoryUploads(CLOCK);

    @Override
    protected Uploads uploads() {
      return uploads;
    }

    @Override
    protected boolean send(String key, Uploads.PresignedPut request, byte[] content) {
      try {
        uploads.put(key, content);
        return true;
      } catch (IllegalArgumentException _) {
        return false;
      }
    }

    @Override
    protected void drop(String key, byte[] content) {
      uploads.put(key, content);
    }
  }

  @Nested
  class InMemoryContentsTest extends ContentsContract {
    private final InMemoryUploads uploads = new InMemoryUploads(CLOCK);
    private final InMemoryContents contents = new InMemoryContents(uploads);

    @Override
    protected Contents contents() {
      return contents;
    }

    @Override
    protected void drop(String key, byte[] content) {
      uploads.put(key, content);
    }
  }

  @Nested
  class RecordingMessagesTest extends MessagesContract {
    private final RecordingMessages messages = new RecordingMessages();

    @Override
    protected Messages messages() {
      return messages;
    }

    @Override
    protected List<Messages.Message> received() {
      return messages.drain();
    }
  }

  @Nested
  class RecordingMailerTest extends MailerContract {
    private final RecordingMailer mailer = new RecordingMailer();

    @Override
    protected Mailer mailer() {
      return mailer;
    }

    @Override
    protected List<Mailer.Mail> arrived() {
      return mailer.sent();
    }
  }
}
