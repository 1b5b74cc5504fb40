package org.intake.documents.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.intake.documents.Guides;
import org.intake.documents.IntakeDocumentReader;
import org.intake.documents.Limits;
import org.intake.documents.NoScans;
import org.intake.documents.Readings;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.Problem.Code;
import org.intake.testkit.documents.RarArchives;
import org.intake.testkit.documents.SampleFile;
import org.intake.testkit.documents.Truth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  private static final byte[] NOTE = "证明材料：情况属实。".getBytes(StandardCharsets.UTF_8);
  private static final Charset GBK = Charset.forName("GBK");

  @TempDir Path folder;

  private record Member(String name, byte[] content) {}

  private static Member note(String name) {
    return new Member(name, NOTE);
  }

  private static byte[] zip(Charset names, Member... members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
      for (Member member : members) {
        zip.putNextEntry(new ZipEntry(member.name()));
        zip.write(member.content());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static List<SampleFile> stored(String name) {
    return List.of(new SampleFile(name, NOTE, new Truth(List.of(), List.of())));
  }

  private static List<String> names(List<FileReading> readings) {
    return readings.stream().map(FileReading::file).toList();
  }

  @Test
  void givesOneReadingForEachMemberNamedBehindTheArchive() {
    List<FileReading> readings =
        Readings.all("苏州.zip", zip(StandardCharsets.UTF_8, note("材料/甲.txt"), note("乙.txt")));

    assertThat(names(readings)).containsExactly("苏州.zip!/材料/甲.txt", "苏州.zip!/乙.txt");
    assertThat(readings).allMatch(reading -> reading.mediaType().equals("text/plain"));
  }

  /// 陰 and 謀 in GBK hold the byte 0x5C, which is a backslash to those who do not decode first.
  @Test
  void readsGbkNamesThatHoldTheBackslashByte() {
    List<FileReading> readings = Readings.all("a.zip", zip(GBK, note("陰謀/證明.txt")));

    assertThat(names(readings)).containsExactly("a.zip!/陰謀/證明.txt");
  }

  @Test
  void refusesMembersThatLeadOutsideAndReadsTheOthers() {
    List<FileReading> readings =
        Readings.all(
            "a.zip",
            zip(
                StandardCharsets.UTF_8,
                note("../../evil.txt"),
                note("/etc/passwd"),
                note("C:\\windows\\a.txt"),
                note("好.txt")));

    assertThat(readings).hasSize(4);
    assertThat(readings.subList(0, 3))
        .allSatisfy(r -> assertThat(Readings.codes(r)).containsExactly(Code.ARCHIVE_TRAVERSAL));
    assertThat(readings.get(3).isRefused()).isFalse();
  }

  @Test
  void refusesABombBeforeUnpackingIt() {
    FileReading reading =
        Readings.one(
            "bomb.zip", zip(StandardCharsets.UTF_8, new Member("a.txt", new byte[40 << 20])));

    assertThat(Readings.codes(reading)).containsExactly(Code.ARCHIVE_BOMB);
  }

  @Test
  void refusesABombThatLiesAboutItsSize() {
    byte[] zip = zip(StandardCharsets.UTF_8, new Member("a.txt", new byte[40 << 20]));
    // The central directory is what readers believe: say there that the member is small.
    ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = zip.length - 22; i > 0; i--) {
      if (buffer.getInt(i) == 0x02014b50) {
        buffer.putInt(i + 24, 1000);
        break;
      }
    }

    assertThat(Readings.codes(Readings.one("bomb.zip", zip)))
        .containsAnyOf(Code.ARCHIVE_BOMB, Code.CORRUPT);
  }

  @Test
  void refusesOverlappingMembers() {
    byte[] zip = zip(StandardCharsets.UTF_8, note("a.txt"), note("b.txt"));
    ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = zip.length - 22; i > 0; i--) {
      if (buffer.getInt(i) == 0x02014b50) {
        // The last entry now claims the bytes of the first.
        buffer.putInt(i + 42, 0);
        break;
      }
    }

    assertThat(Readings.codes(Readings.one("a.zip", zip))).containsExactly(Code.ARCHIVE_OVERLAP);
  }

  /// 7-Zip's PPMd, which is sound and which the library does not know: it was called damaged.
  @Test
  void saysThatAnArchiveIsPackedByARareMethod() {
    byte[] ppmd =
        Base64.getDecoder()
            .decode(
                "N3q8ryccAASxzbgBEAAAAAAAAABaAAAAAAAAAJdFZNYA5qstP+krDbuM56feWV8AAQQGAAEJEAAHCwEAASMDBAEFBgAAAQAMDAAICgGqU/+CAAAFARkGAAAAAAAAERMAbgBvAHQAZQAuAHQAeAB0AAAAGQAUCgEAiMmO9yuA3QEVBgEAIICkgQAA");

    assertThat(Readings.codes(Readings.one("材料.7z", ppmd))).containsExactly(Code.ARCHIVE_METHOD);
  }

  @Test
  void readsNestedArchivesToALimit() {
    byte[] inner = zip(StandardCharsets.UTF_8, note("甲.txt"));
    byte[] second = zip(StandardCharsets.UTF_8, new Member("一.zip", inner));
    byte[] third = zip(StandardCharsets.UTF_8, new Member("二.zip", second));
    byte[] fourth = zip(StandardCharsets.UTF_8, new Member("三.zip", third));

    assertThat(names(Readings.all("三.zip", third))).containsExactly("三.zip!/二.zip!/一.zip!/甲.txt");
    assertThat(Readings.codes(Readings.one("四.zip", fourth)))
        .containsExactly(Code.ARCHIVE_TOO_DEEP);
  }

  @Test
  void refusesTooManyMembers() {
    Limits few =
        new Limits(
            Limits.standard().files(),
            new Limits.Archives(3, 3, 200, 1 << 20),
            Limits.standard().content());
    IntakeDocumentReader reader = new IntakeDocumentReader(Guides.callOf2017(), few, new NoScans());
    byte[] zip =
        zip(StandardCharsets.UTF_8, note("1.txt"), note("2.txt"), note("3.txt"), note("4.txt"));

    assertThat(Readings.codes(Readings.all(reader, "a.zip", zip).getFirst()))
        .containsExactly(Code.ARCHIVE_TOO_MANY);
  }

  @Test
  void readsBothOfTwoMembersWithOneNameAndAsksWhichCounts() {
    byte[] zip = zip(StandardCharsets.UTF_8, note("a.txt"), note("A.txt"));

    List<FileReading> readings = Readings.all("a.zip", zip);

    assertThat(Readings.codes(readings.get(0))).doesNotContain(Code.ARCHIVE_DUPLICATE_NAME);
    assertThat(Readings.codes(readings.get(1))).contains(Code.ARCHIVE_DUPLICATE_NAME);
  }

  @Test
  void tellsThatAnArchiveWasCutOff() {
    byte[] zip = zip(StandardCharsets.UTF_8, note("a.txt"), note("b.txt"));

    FileReading reading = Readings.one("a.zip", java.util.Arrays.copyOf(zip, zip.length - 60));

    assertThat(Readings.codes(reading)).containsExactly(Code.TRUNCATED);
  }

  @Test
  void asksForTheFileWithoutItsPassword() {
    byte[] zip = zip(StandardCharsets.UTF_8, note("a.txt"));
    ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = zip.length - 22; i >= 0; i--) {
      if (buffer.getInt(i) == 0x02014b50) {
        buffer.putShort(i + 8, (short) (buffer.getShort(i + 8) | 1));
      }
    }

    FileReading reading = Readings.one("a.zip", zip);

    assertThat(Readings.codes(reading)).containsExactly(Code.ENCRYPTED);
    assertThat(reading.problems().getFirst().message().zhHans()).contains("取消密码");
  }

  @Test
  void readsSevenZip() throws IOException {
    Path file = folder.resolve("a.7z");
    try (SevenZOutputFile archive = new SevenZOutputFile(file.toFile())) {
      SevenZArchiveEntry entry = new SevenZArchiveEntry();
      entry.setName("证明/甲.txt");
      archive.putArchiveEntry(entry);
      archive.write(NOTE);
      archive.closeArchiveEntry();
    }

    assertThat(names(Readings.all("a.7z", Files.readAllBytes(file))))
        .containsExactly("a.7z!/证明/甲.txt");
  }

  @Test
  void readsRarFourWithItsBackslashFolders() throws IOException {
    FileReading reading = Readings.one("a.rar", RarArchives.version4(stored("docs/a.txt")));

    assertThat(reading.file()).isEqualTo("a.rar!/docs/a.txt");
    assertThat(reading.size()).isEqualTo(NOTE.length);
  }

  @Test
  void readsRarFive() throws IOException {
    FileReading reading = Readings.one("a.rar", RarArchives.version5(stored("证明/甲.txt")));

    assertThat(reading.file()).isEqualTo("a.rar!/证明/甲.txt");
    assertThat(reading.size()).isEqualTo(NOTE.length);
  }

  @Test
  void saysThatATornRarIsDamaged() throws IOException {
    byte[] torn = Arrays.copyOf(RarArchives.version5(stored("a.txt")), 24);

    assertThat(Readings.codes(Readings.one("a.rar", torn)))
        .containsAnyOf(Code.CORRUPT, Code.BLANK_DOCUMENT);
  }
}
