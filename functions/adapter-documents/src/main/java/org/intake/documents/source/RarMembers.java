package org.intake.documents.source;

import com.github.junrar.Archive;
import com.github.junrar.exception.MissingNextVolumeException;
import com.github.junrar.exception.MissingPreviousVolumeException;
import com.github.junrar.exception.RarException;
import com.github.junrar.exception.UnsupportedRarEncryptedException;
import com.github.junrar.exception.WrongPasswordException;
import com.github.junrar.rarfile.FileHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.intake.documents.Problems;
import org.intake.documents.UnreadableFile;
import org.intake.domain.reading.Problem;

/// RAR 4 and 5 by junrar. RAR separates folders with `\`, which is no traversal here.
final class RarMembers implements OpenArchive {
  private final Archive archive;
  private final List<FileHeader> headers;
  private final List<Member> members = new ArrayList<>();

  private RarMembers(Archive archive) {
    this.archive = archive;
    this.headers =
        archive.getFileHeaders().stream().filter(header -> !header.isDirectory()).toList();
    for (int i = 0; i < headers.size(); i++) {
      FileHeader header = headers.get(i);
      members.add(
          new Member(
              i,
              header.getFileName().replace('\\', '/'),
              header.getFullPackSize(),
              header.isUnpSizeUnknown() ? -1 : header.getFullUnpackSize(),
              -1,
              header.isEncrypted()));
    }
  }

  static OpenArchive open(Path file) throws UnreadableFile {
    try {
      Archive archive = new Archive(file.toFile());
      if (archive.isEncrypted()) {
        archive.close();
        throw new UnreadableFile(Problems.of(Problem.Code.ENCRYPTED), null);
      }
      return new RarMembers(archive);
    } catch (UnsupportedRarEncryptedException | WrongPasswordException e) {
      throw new UnreadableFile(Problems.of(Problem.Code.ENCRYPTED), e);
    } catch (MissingNextVolumeException | MissingPreviousVolumeException e) {
      throw new UnreadableFile(Problems.of(Problem.Code.TRUNCATED), e);
    } catch (RarException | IOException | RuntimeException e) {
      throw new UnreadableFile(Problems.of(Problem.Code.CORRUPT), e);
    }
  }

  @Override
  public List<Member> members() {
    return List.copyOf(members);
  }

  @Override
  public void copy(Member member, OutputStream to) throws IOException {
    try {
      archive.extractFile(headers.get(member.index()), to);
    } catch (RarException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
