package org.intake.testkit.simulation;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.intake.application.port.Contents;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.application.port.Mailer;
import org.intake.application.port.Messages;
import org.intake.application.port.Uploads;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.Stored;
import org.intake.domain.reading.FileReading;
import org.jspecify.annotations.Nullable;

/// The ports with a gate before each call.
final class FaultyPorts {
  private FaultyPorts() {}

  record FaultyLedger(Ledger ledger, Gate gate) implements Ledger {
    @Override
    public <T extends Aggregate> Optional<Stored<T>> load(Class<T> type, String id) {
      return gate.call("ledger.load", () -> ledger.load(type, id));
    }

    @Override
    public Commit commit(Change change) {
      return gate.call(
          "ledger.commit",
          () -> ledger.commit(change),
          () -> new Commit.Conflict(change.saves().getFirst().value().stream()));
    }

    @Override
    public <T extends Aggregate> Page<T> list(
        Listing<T> listing, int limit, @Nullable String cursor) {
      return gate.call("ledger.list", () -> ledger.list(listing, limit, cursor));
    }

    @Override
    public List<Event> history(String stream) {
      return gate.call("ledger.history", () -> ledger.history(stream));
    }
  }

  record FaultyUploads(Uploads uploads, Gate gate) implements Uploads {
    /// Signing is arithmetic: nothing leaves the process.
    @Override
    public PresignedPut presign(
        String key, long size, Sha256 sha256, String mediaType, Duration valid) {
      return uploads.presign(key, size, sha256, mediaType, valid);
    }

    @Override
    public Optional<Arrived> find(String key) {
      return gate.call("uploads.find", () -> uploads.find(key));
    }

    @Override
    public List<Arrived> list(String prefix, @Nullable String after, int limit) {
      return gate.call("uploads.list", () -> uploads.list(prefix, after, limit));
    }
  }

  record FaultyContents(Contents contents, Gate gate) implements Contents {
    @Override
    public Kept keep(String uploadKey, long atMost) {
      return gate.call("contents.keep", () -> contents.keep(uploadKey, atMost));
    }

    @Override
    public Sha256 keep(Path local) {
      return gate.call("contents.keepLocal", () -> contents.keep(local));
    }

    @Override
    public Path fetch(Sha256 content) {
      return gate.call("contents.fetch", () -> contents.fetch(content));
    }

    @Override
    public URI link(Sha256 content, String fileName, String mediaType, Duration valid) {
      return contents.link(content, fileName, mediaType, valid);
    }

    @Override
    public void putReadings(String key, List<FileReading> readings) {
      gate.call(
          "contents.putReadings",
          () -> {
            contents.putReadings(key, readings);
            return true;
          });
    }

    @Override
    public Optional<List<FileReading>> readings(String key) {
      return gate.call("contents.readings", () -> contents.readings(key));
    }

    @Override
    public boolean putPart(String key, int step, byte[] part) {
      return gate.call("contents.putPart", () -> contents.putPart(key, step, part));
    }

    @Override
    public List<byte[]> parts(String key) {
      return gate.call("contents.parts", () -> contents.parts(key));
    }

    @Override
    public void putPicture(String key, byte[] png) {
      gate.call(
          "contents.putPicture",
          () -> {
            contents.putPicture(key, png);
            return true;
          });
    }

    @Override
    public Optional<byte[]> picture(String key) {
      return gate.call("contents.picture", () -> contents.picture(key));
    }

    @Override
    public void putRun(Sha256 hash, byte[] json) {
      gate.call(
          "contents.putRun",
          () -> {
            contents.putRun(hash, json);
            return true;
          });
    }

    @Override
    public Optional<byte[]> run(Sha256 hash) {
      return gate.call("contents.run", () -> contents.run(hash));
    }
  }

  record FaultyMailer(Mailer mailer, Gate gate) implements Mailer {
    @Override
    public Sending send(Mail mail) {
      return gate.call("mailer.send", () -> mailer.send(mail));
    }

    @Override
    public Optional<Boolean> wasSent(String id) {
      return gate.call("mailer.wasSent", () -> mailer.wasSent(id));
    }
  }

  record FaultyMessages(Messages messages, Gate gate) implements Messages {
    @Override
    public void send(List<Message> batch) {
      gate.call(
          "messages.send",
          () -> {
            messages.send(batch);
            return true;
          });
    }
  }
}
