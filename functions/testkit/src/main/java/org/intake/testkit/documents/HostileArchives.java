package org.intake.testkit.documents;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.intake.testkit.documents.Archives.Member;

/// Archives that unpack to where or to what they must not.
final class HostileArchives {
  private HostileArchives() {}

  static List<HostileFile> all() {
    byte[] letter = OtherProgramme.docx();
    Member plain = Member.stored("推荐函.docx", StandardCharsets.UTF_8, letter);
    List<Member> many = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      many.add(
          Member.stored("材料" + i + ".txt", StandardCharsets.UTF_8, new byte[] {'a', 'b', 'c'}));
    }
    byte[] words = "申报材料目录。".repeat(300).getBytes(StandardCharsets.UTF_8);
    byte[] zip = Archives.zip(List.of(Member.stored("目录.txt", StandardCharsets.UTF_8, words)));
    return List.of(
        HostileFile.of(
            "越出目录.zip",
            Archives.zip(
                List.of(
                    plain,
                    Member.stored("../../etc/cron.d/x", StandardCharsets.UTF_8, new byte[] {'a'}))),
            "ARCHIVE_TRAVERSAL"),
        HostileFile.of(
            "反斜杠.zip",
            Archives.zip(
                List.of(Member.stored("..\\..\\x.txt", StandardCharsets.UTF_8, new byte[] {'a'}))),
            "ARCHIVE_TRAVERSAL"),
        HostileFile.of(
            "绝对路径.zip",
            Archives.zip(
                List.of(
                    Member.stored("C:\\windows\\x.txt", StandardCharsets.UTF_8, new byte[] {'a'}))),
            "ARCHIVE_TRAVERSAL"),
        HostileFile.of("炸弹.zip", Archives.zip(List.of(Bombs.blanks("大.txt"))), "ARCHIVE_BOMB"),
        HostileFile.of("谎报大小.zip", Archives.zip(List.of(Bombs.lying())), "ARCHIVE_BOMB", "CORRUPT"),
        HostileFile.of(
            "重叠.zip", Archives.zip(List.of(plain, plain, plain), true), "ARCHIVE_OVERLAP"),
        HostileFile.of("过多.zip", Archives.zip(many), "ARCHIVE_TOO_MANY"),
        HostileFile.of("同名.zip", Archives.zip(List.of(plain, plain)), "ARCHIVE_DUPLICATE_NAME"),
        HostileFile.of("加密.zip", Archives.zip(List.of(plain.encrypted())), "ENCRYPTED"),
        HostileFile.of(
            "套娃.zip",
            Archives.nested(new SampleFile("推荐函.docx", letter, new Truth(List.of(), List.of())), 7),
            "ARCHIVE_TOO_DEEP"),
        HostileFile.of("截断.zip", Arrays.copyOf(zip, zip.length - 40), "TRUNCATED", "CORRUPT"));
  }
}
