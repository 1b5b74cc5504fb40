package org.intake.testkit.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class OfdWriterTest {
  private final SampleCity city = SampleCities.invent(SampleCities.changshu(), 1, 8);
  private final List<Piece> letter =
      List.of(RecommendationLetter.piece(SampleLetter.of(city.province(), List.of(city), 8)));

  @Test
  void writesEveryCharacterWithItsPlace() throws IOException {
    Map<String, String> parts =
        parts(OfdWriter.write("letter.ofd", letter, OfdWriter.Signature.NONE));

    assertThat(parts).containsKeys("OFD.xml", "Doc_0/Document.xml");
    assertThat(parts.get("Doc_0/Pages/Page_0/Content.xml"))
        .contains("江苏省知识产权局</ofd:TextCode>")
        .contains("DeltaX=\"g ");
  }

  @Test
  void sealsTheLetterTwice() throws IOException {
    SampleFile file = OfdWriter.write("letter.ofd", letter, OfdWriter.Signature.INTACT);
    Map<String, String> parts = parts(file);

    assertThat(file.truth().seals()).hasSize(2);
    assertThat(parts.get("OFD.xml")).contains("Signs/Signatures.xml");
    assertThat(parts.get("Doc_0/Signs/Sign_1/Signature.xml")).contains("PageRef=\"1000\"");
  }

  private static Map<String, String> parts(SampleFile file) throws IOException {
    Map<String, String> parts = new HashMap<>();
    try (var in =
        new ZipInputStream(new ByteArrayInputStream(file.bytes()), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }
}
