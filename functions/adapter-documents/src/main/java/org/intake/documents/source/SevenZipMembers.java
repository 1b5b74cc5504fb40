package org.intake.documents.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.intake.documents.Problems;
import org.intake.documents.UnreadableFile;
import org.intake.domain.reading.Problem;

/// 7z by commons-compress. Names are UTF-16 and safe to read; passwords show only when a member is
/// opened.
final class SevenZipMembers implements OpenArchive {
  /// 7-Zip's largest preset uses a dictionary of 64 MB; beside it the child needs its own memory.
  private static final int MEMORY_KIB = 160 * 1024;

  private final SevenZFile archive;
  private final List<SevenZArchiveEntry> entries = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();

  /// Of members packed as one, those behind the first fail with anything.
  private boolean isOfUnknownMethod;

  private SevenZipMembers(SevenZFile archive) {
    this.archive = archive;
    for (SevenZArchiveEntry entry : archive.getEntries()) {
      if (!entry.isDirectory() && !entry.isAntiItem()) {
        String name = entry.getName() == null ? "" : entry.getName();
        members.add(new Member(entries.size(), name, -1, entry.getSize(), -1, false));
        entries.add(entry);
      }
    }
  }

  static OpenArchive open(Path file) throws UnreadableFile {
    try {
      return new SevenZipMembers(
          SevenZFile.builder().setPath(file).setMaxMemoryLimitKiB(MEMORY_KIB).get());
    } catch (PasswordRequiredException e) {
      throw new UnreadableFile(Problems.of(Problem.Code.ENCRYPTED), e);
    } catch (MemoryLimitException e) {
      throw new UnreadableFile(Problems.of(Problem.Code.ARCHIVE_BOMB), e);
    } catch (EOFException e) {
      throw new UnreadableFile(Problems.of(Problem.Code.TRUNCATED), e);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableFile(Problems.of(Problem.Code.CORRUPT), e);
    }
  }

  @Override
  public List<Member> members() {
    return List.copyOf(members);
  }

  @Override
  public void copy(Member member, OutputStream to) throws IOException {
    try (InputStream in = archive.getInputStream(entries.get(member.index()))) {
      in.transferTo(to);
    } catch (PasswordRequiredException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      isOfUnknownMethod |= isOfMethod(e);
      if (isOfUnknownMethod) {
        throw new UnknownMethod(e);
      }
      throw e;
    }
  }

  /// commons-compress has no type for it (Coders.addDecoder): PPMd is one that 7-Zip offers.
  private static boolean isOfMethod(Exception e) {
    return e.getMessage() != null && e.getMessage().startsWith("Unsupported compression method");
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
