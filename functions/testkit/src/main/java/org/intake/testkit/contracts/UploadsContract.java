package org.intake.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.intake.application.port.Uploads;
import org.intake.application.port.Uploads.Arrived;
import org.intake.application.port.Uploads.PresignedPut;
import org.intake.domain.Sha256;
import org.junit.jupiter.api.Test;

/// A presigned request takes exactly the promised bytes, once; what has arrived is found.
public abstract class UploadsContract {
  private static final byte[] CONTENT = "申报书".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SAME_LENGTH = "申报信".getBytes(StandardCharsets.UTF_8);
  private static final byte[] LONGER = "申报书等".getBytes(StandardCharsets.UTF_8);

  private final String folder = "drop/" + Unique.name("call") + "/320000/苏州 市+一/";

  protected abstract Uploads uploads();

  /// Sends content by a presigned request, as a province's client does; whether it was taken.
  protected abstract boolean send(String key, PresignedPut request, byte[] content);

  /// Stores an object with a plain storage client.
  protected abstract void drop(String key, byte[] content);

  private PresignedPut presign(String key) {
    return uploads()
        .presign(
            key, CONTENT.length, Sha256.of(CONTENT), "application/pdf", Duration.ofMinutes(15));
  }

  @Test
  void takesThePromisedBytesUnderAnyName() {
    String key = folder + "申报书 (1).pdf";
    assertThat(send(key, presign(key), CONTENT)).isTrue();

    Arrived arrived = uploads().find(key).orElseThrow();
    assertThat(arrived.key()).isEqualTo(key);
    assertThat(arrived.size()).isEqualTo(CONTENT.length);
  }

  @Test
  void refusesOtherBytesOfTheSameLength() {
    String key = folder + "other";
    assertThat(send(key, presign(key), SAME_LENGTH)).isFalse();
    assertThat(uploads().find(key)).isEmpty();
  }

  @Test
  void refusesMoreBytesThanPromised() {
    String key = folder + "more";
    assertThat(send(key, presign(key), LONGER)).isFalse();
    assertThat(uploads().find(key)).isEmpty();
  }

  @Test
  void refusesToOverwrite() {
    String key = folder + "twice";
    PresignedPut request = presign(key);
    assertThat(send(key, request, CONTENT)).isTrue();
    assertThat(send(key, request, CONTENT)).isFalse();
  }

  @Test
  void findsNothingWhereNothingArrived() {
    assertThat(uploads().find(folder + "nothing")).isEmpty();
  }

  @Test
  void listsByPrefixInTheOrderOfKeysAndGoesOnAfterOne() {
    for (String name : List.of("c", "a", "b", "d")) {
      drop(folder + "list/" + name, CONTENT);
    }
    drop(folder + "elsewhere", CONTENT);

    List<Arrived> first = uploads().list(folder + "list/", null, 3);
    assertThat(first)
        .extracting(Arrived::key)
        .containsExactly(folder + "list/a", folder + "list/b", folder + "list/c");
    assertThat(uploads().list(folder + "list/", first.getLast().key(), 3))
        .extracting(Arrived::key)
        .containsExactly(folder + "list/d");
  }
}
