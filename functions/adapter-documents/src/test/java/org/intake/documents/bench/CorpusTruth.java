package org.intake.documents.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.intake.documents.value.DateReader;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.ReadField;
import org.intake.domain.reading.ReadPage;

/// What stands on a page of the corpus, and whether a reading has it: the rules of the corpus'
/// `score.py`, so that figures can be compared with the laboratory's.
record CorpusTruth(String name, String type, String text, Map<String, String> fields) {
  static final Set<String> KEY = Set.of("city", "park", "per10k", "date", "doc_no", "phone");

  private static final String FROM = "〔〕[]【】{}。，、：；“”‘’《》〈〉○—–－·";
  private static final String TO = "()()()().,,:;\"\"''<><>〇---.";
  private static final Pattern YEAR_IN_BRACKETS =
      Pattern.compile("[()「」『』\\[\\]【】]+(20\\d\\d)[()「」『』\\[\\]【】jJ]+");
  private static final Pattern ZERO =
      Pattern.compile("(?<=[一二三四五六七八九十年月日])[0OoＯ〇口](?=[一二三四五六七八九十年月日])");

  static CorpusTruth read(Path file) throws IOException {
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    Map<String, String> fields = new LinkedHashMap<>();
    json.get("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    return new CorpusTruth(
        json.get("name").asText(), json.get("type").asText(), json.get("text").asText(), fields);
  }

  boolean isTraditional() {
    return name.contains("_t");
  }

  static String plain(String text) {
    StringBuilder mapped = new StringBuilder();
    for (char c : text.toCharArray()) {
      int at = FROM.indexOf(c);
      if (at >= 0) {
        mapped.append(TO.charAt(at));
      } else if ("|☑□•".indexOf(c) < 0) {
        mapped.append(c);
      }
    }
    return Normalizer.normalize(mapped, Normalizer.Form.NFKC).replaceAll("\\s+", "");
  }

  static String plainField(String text) {
    String plain = YEAR_IN_BRACKETS.matcher(plain(text)).replaceAll("($1)");
    return ZERO.matcher(plain).replaceAll("〇");
  }

  static boolean isPresent(String value, String text) {
    String wanted = plainField(value);
    String all = plainField(text);
    if (wanted.contains("年") && Character.isDigit(wanted.charAt(0))) {
      return Pattern.compile("(?<![0-9])" + Pattern.quote(wanted)).matcher(all).find();
    }
    if (Character.isDigit(wanted.charAt(0))) {
      StringBuilder spaced = new StringBuilder();
      for (String word : text.split("\\s+")) {
        spaced.append(plainField(word)).append(' ');
      }
      Pattern alone =
          Pattern.compile("(?<![0-9])(?<![0-9]\\.)" + Pattern.quote(wanted) + "(?![0-9])");
      return alone.matcher(all).find() || alone.matcher(spaced).find();
    }
    return all.contains(wanted);
  }

  /// What a kind of document has of the key values, and the programme's names for it. The forms of
  /// the corpus are not the call's: an opinion's date or a telephone for which the call has no
  /// field is asked of the text only, as everything of plans and evidence is.
  private static final Map<String, Map<String, List<String>>> FIELDS =
      Map.of(
          "letter",
          Map.of(
              "city", List.of("recommendedCities"),
              "park", List.of("recommendedParks"),
              "date", List.of("letterDate"),
              "doc_no", List.of("docNumber"),
              "phone", List.of("contactPhone")),
          "form1",
          Map.of("city", List.of("cityName")),
          "form2",
          Map.of(
              "park", List.of("parkName"),
              "per10k", List.of("inventionPer10k"),
              "phone", List.of("parkPhone")));

  /// Adds key values right as a field and all that may be, then key values in the text and all.
  void count(FileReading reading, int[] counts) {
    String text = String.join("\n", reading.pages().stream().map(ReadPage::text).toList());
    Map<String, List<String>> asked = FIELDS.getOrDefault(type, Map.of());
    fields.forEach((name, value) -> {
      if (KEY.contains(name)) {
        counts[2] += isPresent(value, text) ? 1 : 0;
        counts[3]++;
        List<String> names = asked.getOrDefault(name, List.of());
        if (!names.isEmpty()) {
          counts[0] += isField(reading, names, value) ? 1 : 0;
          counts[1]++;
        }
      }
    });
  }

  private static boolean isField(FileReading reading, List<String> names, String value) {
    return reading.documents().stream()
        .flatMap(document -> document.fields().stream())
        .filter(field -> names.contains(field.name()))
        .anyMatch(field -> means(field, value));
  }

  /// Dates and numbers by what they mean, texts by their characters.
  private static boolean means(ReadField field, String value) {
    String wanted = value.startsWith("推荐") || value.startsWith("推薦") ? value.substring(2) : value;
    if (isPresent(wanted, field.raw())) {
      return true;
    }
    FieldValue read = field.value();
    if (read instanceof FieldValue.Date(LocalDate date)) {
      return DateReader.all(value).stream().anyMatch(found -> found.date().equals(date));
    }
    return read != null && isPresent(ZhConverterUtil.toSimple(wanted), read.display());
  }
}
