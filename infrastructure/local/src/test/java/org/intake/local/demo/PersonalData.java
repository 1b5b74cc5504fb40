package org.intake.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.Programme;
import org.intake.programme.BuiltInProgrammes;

/// What of a sample package must stand in no log: names, phones and addresses of people, as the
/// programme file marks them, and what the files are called.
final class PersonalData {
  private final SortedSet<String> words = new TreeSet<>();

  private PersonalData() {}

  static PersonalData of(SamplePackage sample) throws IOException {
    PersonalData data = new PersonalData();
    Programme programme = BuiltInProgrammes.load().programme(sample.call()).orElseThrow();
    Set<String> personal =
        programme.reading().documents().stream()
            .flatMap(document -> document.fields().stream())
            .filter(FieldDefinition::personal)
            .map(FieldDefinition::name)
            .collect(Collectors.toSet());
    for (JsonNode file :
        new ObjectMapper().readTree(sample.folder().resolve("truth.json").toFile())) {
      for (JsonNode field :
          file.findValues("fields").stream().flatMap(PersonalData::each).toList()) {
        if (personal.contains(field.path("name").asText())) {
          data.words.add(field.path("raw").asText());
        }
      }
    }
    data.words.add(sample.contact().path("name").asText());
    data.words.add(sample.contact().path("email").asText());
    for (var file : sample.files()) {
      data.words.add(Path.of(file.path()).getFileName().toString());
    }
    data.words.remove("");
    return data;
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  SortedSet<String> words() {
    return words;
  }

  /// The words that stand in a text.
  SortedSet<String> in(String text) {
    return words.stream().filter(text::contains).collect(Collectors.toCollection(TreeSet::new));
  }
}
