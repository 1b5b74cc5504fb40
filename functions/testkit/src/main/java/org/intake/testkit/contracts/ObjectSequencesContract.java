package org.intake.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.intake.application.PermanentFault;
import org.intake.application.port.Contents;
import org.intake.application.port.Uploads;
import org.intake.application.port.Uploads.Arrived;
import org.intake.domain.Sha256;
import org.intake.testkit.fakes.InMemoryContents;
import org.intake.testkit.fakes.InMemoryUploads;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Scorecard R9 for objects: whatever arrives under whatever name, is overwritten, listed, kept and
/// fetched, the real stores answer what the fakes answer. The same seed asks the same.
public abstract class ObjectSequencesContract {
  private static final int STEPS = 50;

  protected abstract Uploads uploads();

  protected abstract Contents contents();

  /// Stores an object with a plain storage client.
  protected abstract void drop(String key, byte[] content);

  static LongStream seeds() {
    return Sequences.seeds();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void answersWhatTheFakesAnswer(long seed) {
    Sequence sequence = new Sequence(new Random(seed));
    for (int step = 0; step < STEPS; step++) {
      sequence.step("seed " + seed + ", step " + step);
    }
  }

  private final class Sequence {
    /// What names are made of: blanks, signs of addresses, full-width brackets, a character outside
    /// the first plane, which sorts before those in UTF-16 and after them in UTF-8.
    private static final List<String> PIECES =
        List.of("a", "B", "苏州 市", "+1", "（盖章）", "𠮷", "é", "%2F", "～", "&x=y", "/", "..x");

    private final Random random;
    private final InMemoryUploads fakeUploads = new InMemoryUploads(Clock.systemUTC());
    private final InMemoryContents fakeContents = new InMemoryContents(fakeUploads);
    private final String folder = "drop/" + Unique.name("call") + "/320000/";
    private final String run = Unique.name("run");
    private final List<String> keys = new ArrayList<>();

    Sequence(Random random) {
      this.random = random;
    }

    void step(String where) {
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> arrive();
        case 3 -> find(where);
        case 4, 5 -> list(where);
        case 6 -> keep(where);
        case 7 -> keepOurs(where);
        case 8 -> part(where);
        default -> picture(where);
      }
    }

    private String someKey() {
      if (!keys.isEmpty() && random.nextInt(3) > 0) {
        return keys.get(random.nextInt(keys.size()));
      }
      StringBuilder key = new StringBuilder(folder).append('f');
      for (int i = random.nextInt(4); i >= 0; i--) {
        key.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      return key.append('z').toString().replace("//", "/");
    }

    /// Of a few bytes, so that the same content comes again.
    private byte[] content() {
      return (run + random.nextInt(4)).getBytes(StandardCharsets.UTF_8);
    }

    private void arrive() {
      String key = someKey();
      boolean clashes =
          keys.stream().anyMatch(has -> has.startsWith(key + "/") || key.startsWith(has + "/"));
      // An object "a" beside one "a/b" is S3's alone; a folder on disk cannot hold both.
      if (!clashes) {
        byte[] content = random.nextInt(6) == 0 ? new byte[0] : content();
        drop(key, content);
        fakeUploads.put(key, content);
        keys.add(key);
      }
    }

    private void find(String where) {
      String key = someKey();
      assertThat(uploads().find(key).map(Sequence::told))
          .as(where)
          .isEqualTo(fakeUploads.find(key).map(Sequence::told));
    }

    private void list(String where) {
      String prefix = random.nextBoolean() ? folder : folder + "f" + PIECES.get(random.nextInt(4));
      int limit = 1 + random.nextInt(4);
      assertThat(pages(uploads(), prefix, limit))
          .as(where)
          .isEqualTo(pages(fakeUploads, prefix, limit));
    }

    private static List<String> pages(Uploads uploads, String prefix, int limit) {
      List<String> found = new ArrayList<>();
      List<Arrived> page = uploads.list(prefix, null, limit);
      while (!page.isEmpty()) {
        page.forEach(arrived -> found.add(told(arrived)));
        page = uploads.list(prefix, page.getLast().key(), limit);
      }
      return found;
    }

    private static String told(Arrived arrived) {
      return arrived.key() + " " + arrived.size();
    }

    private void keep(String where) {
      String key = someKey();
      long atMost = random.nextInt(3) == 0 ? 3 : 1_000;
      Contents.Kept expected = fakeContents.keep(key, atMost);
      assertThat(contents().keep(key, atMost)).as(where).isEqualTo(expected);
      fetch(where);
    }

    private void keepOurs(String where) {
      Path local = file(content());
      try {
        assertThat(contents().keep(local)).as(where).isEqualTo(fakeContents.keep(local));
      } finally {
        delete(local);
      }
      fetch(where);
    }

    private void fetch(String where) {
      Sha256 hash = Sha256.of(content());
      assertThat(fetched(contents(), hash)).as(where).isEqualTo(fetched(fakeContents, hash));
    }

    /// The bytes as text; empty when there are none.
    private static Optional<String> fetched(Contents contents, Sha256 hash) {
      try {
        Path local = contents.fetch(hash);
        try {
          return Optional.of(Files.readString(local));
        } finally {
          delete(local);
        }
      } catch (PermanentFault _) {
        return Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void part(String where) {
      String key = run + random.nextInt(2);
      int step = 1 + random.nextInt(3);
      byte[] part = content();
      assertThat(contents().putPart(key, step, part))
          .as(where)
          .isEqualTo(fakeContents.putPart(key, step, part));
      assertThat(texts(contents().parts(key))).as(where).isEqualTo(texts(fakeContents.parts(key)));
    }

    private void picture(String where) {
      String key = run + "/" + random.nextInt(3) + ".png";
      if (random.nextBoolean()) {
        byte[] png = content();
        contents().putPicture(key, png);
        fakeContents.putPicture(key, png);
      }
      assertThat(texts(contents().picture(key).stream().toList()))
          .as(where)
          .isEqualTo(texts(fakeContents.picture(key).stream().toList()));
    }

    private static List<String> texts(List<byte[]> contents) {
      return contents.stream().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList();
    }

    private static Path file(byte[] content) {
      try {
        return Files.write(Files.createTempFile("contract-", ".bin"), content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void delete(Path local) {
      try {
        Files.delete(local);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
