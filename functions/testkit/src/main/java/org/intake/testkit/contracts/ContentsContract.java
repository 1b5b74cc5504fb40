package org.intake.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.intake.application.PermanentFault;
import org.intake.application.port.Contents;
import org.intake.application.port.Contents.Kept;
import org.intake.domain.Sha256;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.ReadPage;
import org.junit.jupiter.api.Test;

/// Originals are kept once under the hash of their bytes; readings and pictures beside them.
public abstract class ContentsContract {
  private static final long AT_MOST = 1_000_000;

  private final String folder = "drop/" + Unique.name("call") + "/320000/";

  protected abstract Contents contents();

  /// Stores an object where uploads arrive.
  protected abstract void drop(String key, byte[] content);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] fetched(Contents contents, Sha256 sha256) throws IOException {
    Path local = contents.fetch(sha256);
    try {
      return Files.readAllBytes(local);
    } finally {
      Files.delete(local);
    }
  }

  @Test
  void keepsAnUploadUnderItsHash() throws IOException {
    byte[] content = new byte[300_000];
    new Random(3).nextBytes(content);
    drop(folder + "苏州市/计划 一.pdf", content);

    Kept kept = contents().keep(folder + "苏州市/计划 一.pdf", AT_MOST);

    assertThat(kept).isEqualTo(new Kept.Done(Sha256.of(content), content.length));
    assertThat(fetched(contents(), Sha256.of(content))).isEqualTo(content);
  }

  @Test
  void keepsTheSameBytesOnceHoweverOftenTheyCome() {
    byte[] content = bytes(Unique.name("content"));
    drop(folder + "one", content);
    drop(folder + "two", content);

    Kept first = contents().keep(folder + "one", AT_MOST);
    assertThat(contents().keep(folder + "one", AT_MOST)).isEqualTo(first);
    assertThat(contents().keep(folder + "two", AT_MOST)).isEqualTo(first);
  }

  @Test
  void keepsAnEmptyFile() throws IOException {
    drop(folder + "empty", new byte[0]);
    assertThat(contents().keep(folder + "empty", AT_MOST))
        .isEqualTo(new Kept.Done(Sha256.of(new byte[0]), 0));
    assertThat(fetched(contents(), Sha256.of(new byte[0]))).isEmpty();
  }

  @Test
  void doesNotTakeMoreThanAllowed() {
    byte[] content = bytes(Unique.name("too-large"));
    drop(folder + "large", content);
    assertThat(contents().keep(folder + "large", content.length - 1))
        .isEqualTo(new Kept.TooLarge(content.length));
    assertThatThrownBy(() -> contents().fetch(Sha256.of(content)))
        .isInstanceOf(PermanentFault.class);
  }

  @Test
  void saysWhenThereIsNoSuchUpload() {
    assertThat(contents().keep(folder + "nothing", AT_MOST)).isEqualTo(new Kept.Missing());
  }

  @Test
  void keepsReadingsAsTheyWereWrittenFirst() {
    String key = Unique.name("reading");
    List<FileReading> readings = List.of(reading("申报书.docx"), reading("包.zip!/推荐函.pdf"));
    assertThat(contents().readings(key)).isEmpty();

    contents().putReadings(key, readings);
    contents().putReadings(key, List.of(reading("later")));

    assertThat(contents().readings(key)).contains(readings);
  }

  private static FileReading reading(String name) {
    return new FileReading(
        name,
        Sha256.ofText(name),
        12,
        "application/pdf",
        List.of(),
        List.of(new ReadPage(1, 595.3, 841.9, PageSource.TEXT_LAYER, "苏州市")),
        List.of());
  }

  @Test
  void keepsThePartsOfALongReadingInOrderAndTellsWhoCameSecond() {
    String key = Unique.name("reading");
    assertThat(contents().parts(key)).isEmpty();

    assertThat(contents().putPart(key, 1, bytes("pages 1 to 100"))).isTrue();
    assertThat(contents().putPart(key, 2, bytes("pages 101 to 180"))).isTrue();
    assertThat(contents().putPart(key, 2, bytes("pages 101 to 150"))).isFalse();

    assertThat(contents().parts(key))
        .containsExactly(bytes("pages 1 to 100"), bytes("pages 101 to 180"));
    assertThat(contents().readings(key)).isEmpty();
  }

  @Test
  void keepsPictures() {
    String key = Unique.name("picture") + "/1.png";
    assertThat(contents().picture(key)).isEmpty();
    contents().putPicture(key, bytes("not really a picture"));
    assertThat(contents().picture(key)).hasValue(bytes("not really a picture"));
  }

  @Test
  void keepsRunsUnderTheirHash() {
    byte[] json = bytes(Unique.name("{}"));
    Sha256 hash = Sha256.of(json);
    assertThat(contents().run(hash)).isEmpty();
    contents().putRun(hash, json);
    contents().putRun(hash, json);
    assertThat(contents().run(hash)).hasValue(json);
  }

  @Test
  void keepsAFileOfOurOwnLikeAnOriginal() throws IOException {
    byte[] content = bytes(Unique.name("bundle"));
    Path local = Files.write(Files.createTempFile("contract-", ".zip"), content);
    Sha256 hash = contents().keep(local);
    Files.delete(local);

    assertThat(hash).isEqualTo(Sha256.of(content));
    assertThat(fetched(contents(), hash)).isEqualTo(content);
  }
}
