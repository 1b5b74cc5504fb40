package org.intake.documents.ocr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What stands on a page of the corpus, and whether a reading has it: the rules of the corpus'
/// `score.py`, so that figures can be compared with the laboratory's.
record Truth(String name, String text, Map<String, String> fields) {
  static final Set<String> KEY = Set.of("city", "park", "per10k", "date", "doc_no", "phone");

  private static final String FROM = "〔〕[]【】{}。，、：；“”‘’《》〈〉○—–－·";
  private static final String TO = "()()()().,,:;\"\"''<><>〇---.";
  private static final Pattern YEAR_IN_BRACKETS =
      Pattern.compile("[()「」『』\\[\\]【】]+(20\\d\\d)[()「」『』\\[\\]【】jJ]+");
  private static final Pattern ZERO =
      Pattern.compile("(?<=[一二三四五六七八九十年月日])[0OoＯ〇口](?=[一二三四五六七八九十年月日])");

  static Truth read(Path file) throws IOException {
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    Map<String, String> fields = new LinkedHashMap<>();
    json.get("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    return new Truth(json.get("name").asText(), json.get("text").asText(), fields);
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

  /// Wrong characters per character of the truth.
  double errorRate(String read) {
    String wanted = plain(text);
    return Math.min(2, (double) distance(wanted, plain(read)) / wanted.length());
  }

  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[b.length()];
  }
}
