package org.intake.testkit.documents;

import java.util.ArrayList;
import java.util.List;

/// Every nasty file that provinces and attackers send, small in bytes, each with the problem code
/// that the reader must give. Where two codes tell the province the same, either will do.
public final class HostileFiles {
  private HostileFiles() {}

  public static List<HostileFile> all() {
    List<HostileFile> files = new ArrayList<>();
    files.add(HostileFile.of("空文件.pdf", new byte[0], "EMPTY"));
    files.addAll(HostilePdfs.all());
    files.addAll(HostileOffice.all());
    files.addAll(HostileArchives.all());
    files.addAll(HostilePictures.all());
    files.add(HostileFile.of("程序.docx", program(), "UNSUPPORTED_TYPE"));
    files.add(HostileFile.of("残缺.ofd", hollowOfd(), "CORRUPT"));
    return List.copyOf(files);
  }

  private static byte[] program() {
    byte[] program = new byte[2048];
    program[0] = 'M';
    program[1] = 'Z';
    program[0x3C] = (byte) 0x80;
    program[0x80] = 'P';
    program[0x81] = 'E';
    return program;
  }

  private static byte[] hollowOfd() {
    return new ZipPackage()
        .add(
            "OFD.xml",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:OFD"
                + " xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
        .bytes();
  }
}
