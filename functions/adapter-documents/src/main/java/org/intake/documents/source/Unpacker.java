package org.intake.documents.source;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.PasswordRequiredException;
import org.intake.documents.Limits;
import org.intake.documents.Problems;
import org.intake.documents.UnreadableFile;
import org.intake.documents.source.OpenArchive.Member;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;
import org.intake.domain.submission.LeftBehind;

/// Unpacks an archive member by member into short-lived files. Everything the directory claims is
/// checked before the first byte is unpacked, and counted again while unpacking.
///
/// One instance serves one uploaded file: the counts go on through nested archives.
public final class Unpacker {
  private static final long RATIO_MATTERS_FROM = 1L << 20;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

  private final Limits.Archives limits;
  private int membersLeft;
  private long bytesLeft;

  public Unpacker(Limits.Archives limits) {
    this.limits = limits;
    this.membersLeft = limits.maxMembers();
    this.bytesLeft = limits.maxTotalBytes();
  }

  /// Takes what comes out; `problem` concerns a member that was not unpacked, or the archive
  /// itself.
  public interface Receiver {
    void member(String name, Path content, List<Problem> problems) throws IOException;

    void problem(String name, Problem problem);
  }

  /// Unpacks `file`; `name` is put in front of the members' names, `depth` counts from 1.
  public void unpack(Path file, FileType type, String name, int depth, Receiver receiver)
      throws IOException {
    if (depth > limits.maxDepth()) {
      receiver.problem(name, Problems.of(Code.ARCHIVE_TOO_DEEP));
      return;
    }
    try (OpenArchive archive = OpenArchive.open(file, type)) {
      List<Member> members = archive.members().stream().filter(Unpacker::matters).toList();
      Optional<Problem> refused = refusal(members);
      if (refused.isPresent()) {
        receiver.problem(name, refused.get());
        return;
      }
      if (members.isEmpty()) {
        receiver.problem(name, Problems.of(Code.BLANK_DOCUMENT));
        return;
      }
      membersLeft -= members.size();
      Set<String> seen = new HashSet<>();
      for (Member member : members) {
        one(archive, member, name + "!/" + plainName(member), !seen.add(key(member)), receiver);
      }
    } catch (UnreadableFile e) {
      receiver.problem(name, e.problem());
    }
  }

  private static boolean matters(Member member) {
    return !LeftBehind.is(member.name().replace('\\', '/'));
  }

  private static String key(Member member) {
    return plainName(member).toLowerCase(java.util.Locale.ROOT);
  }

  private static String plainName(Member member) {
    String name = member.name().replace('\\', '/');
    return name.isBlank() ? "member-" + (member.index() + 1) : name;
  }

  private Optional<Problem> refusal(List<Member> members) {
    if (members.size() > membersLeft) {
      return Optional.of(
          Problems.with(
              Code.ARCHIVE_TOO_MANY, Map.of("limit", Integer.toString(limits.maxMembers()))));
    }
    long claimed = members.stream().mapToLong(member -> Math.max(0, member.size())).sum();
    if (claimed > bytesLeft || members.stream().anyMatch(this::packsTooWell)) {
      return Optional.of(Problems.of(Code.ARCHIVE_BOMB));
    }
    return overlaps(members) ? Optional.of(Problems.of(Code.ARCHIVE_OVERLAP)) : Optional.empty();
  }

  private boolean packsTooWell(Member member) {
    return member.size() > RATIO_MATTERS_FROM
        && member.packed() >= 0
        && member.size() / Math.max(1, member.packed()) > limits.maxRatio();
  }

  /// Members that share packed bytes are how the worst bombs are built (Fifield 2019).
  private static boolean overlaps(List<Member> members) {
    List<Member> placed = new ArrayList<>(members.stream().filter(m -> m.offset() >= 0).toList());
    placed.sort(Comparator.comparingLong(Member::offset));
    for (int i = 1; i < placed.size(); i++) {
      Member before = placed.get(i - 1);
      if (before.packed() > 0 && before.offset() + before.packed() > placed.get(i).offset()) {
        return true;
      }
    }
    return false;
  }

  private void one(
      OpenArchive archive, Member member, String name, boolean again, Receiver receiver)
      throws IOException {
    if (leadsOutside(member.name())) {
      receiver.problem(name, Problems.of(Code.ARCHIVE_TRAVERSAL));
      return;
    }
    if (member.encrypted()) {
      receiver.problem(name, Problems.of(Code.ENCRYPTED));
      return;
    }
    Path content = Files.createTempFile("member", ".bin");
    try {
      Optional<Problem> failed = copy(archive, member, content);
      if (failed.isPresent()) {
        receiver.problem(name, failed.get());
        return;
      }
      receiver.member(
          name, content, again ? List.of(Problems.of(Code.ARCHIVE_DUPLICATE_NAME)) : List.of());
    } finally {
      Files.deleteIfExists(content);
    }
  }

  private Optional<Problem> copy(OpenArchive archive, Member member, Path content) {
    try (OutputStream to = new Bounded(Files.newOutputStream(content), allowance(member))) {
      archive.copy(member, to);
      return Optional.empty();
    } catch (BoundReached e) {
      return Optional.of(Problems.of(Code.ARCHIVE_BOMB));
    } catch (PasswordRequiredException e) {
      return Optional.of(Problems.of(Code.ENCRYPTED));
    } catch (UnknownMethod e) {
      return Optional.of(Problems.of(Code.ARCHIVE_METHOD));
    } catch (IOException | RuntimeException e) {
      return Optional.of(Problems.of(causedByBound(e) ? Code.ARCHIVE_BOMB : Code.CORRUPT));
    } finally {
      bytesLeft -= content.toFile().length();
    }
  }

  private static boolean causedByBound(Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof BoundReached) {
        return true;
      }
    }
    return false;
  }

  /// A member may not grow beyond what is left, nor beyond the ratio when its packed size is known.
  private long allowance(Member member) {
    long byRatio =
        member.packed() < 0
            ? Long.MAX_VALUE
            : Math.max(RATIO_MATTERS_FROM, member.packed() * limits.maxRatio());
    return Math.min(Math.max(0, bytesLeft), byRatio);
  }

  private static boolean leadsOutside(String name) {
    String plain = name.replace('\\', '/');
    return plain.startsWith("/")
        || DRIVE.matcher(plain).matches()
        || List.of(plain.split("/", -1)).contains("..")
        || plain.indexOf('\0') >= 0;
  }

  private static final class BoundReached extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Bounded extends FilterOutputStream {
    private long left;

    Bounded(OutputStream out, long left) {
      super(out);
      this.left = left;
    }

    @Override
    public void write(int b) throws IOException {
      take(1);
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      take(length);
      out.write(bytes, offset, length);
    }

    private void take(int length) throws IOException {
      left -= length;
      if (left < 0) {
        throw new BoundReached();
      }
    }
  }
}
