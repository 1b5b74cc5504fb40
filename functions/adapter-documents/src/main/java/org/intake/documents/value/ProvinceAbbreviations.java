package org.intake.documents.value;

import java.util.Map;
import java.util.TreeMap;

/// The one-character names that codes of the organs of provinces (GB/T 2260) and of the Production
/// and Construction Corps begin with, in both scripts: a fact of the language, not of a call.
public final class ProvinceAbbreviations {
  private static final Map<String, String> OF_PROVINCES =
      Map.ofEntries(
          Map.entry("11", "京"),
          Map.entry("12", "津"),
          Map.entry("13", "冀"),
          Map.entry("14", "晋晉"),
          Map.entry("15", "蒙内內"),
          Map.entry("21", "辽遼"),
          Map.entry("22", "吉"),
          Map.entry("23", "黑"),
          Map.entry("31", "沪滬"),
          Map.entry("32", "苏蘇"),
          Map.entry("33", "浙"),
          Map.entry("34", "皖"),
          Map.entry("35", "闽閩"),
          Map.entry("36", "赣贛"),
          Map.entry("37", "鲁魯"),
          Map.entry("41", "豫"),
          Map.entry("42", "鄂"),
          Map.entry("43", "湘"),
          Map.entry("44", "粤粵"),
          Map.entry("45", "桂"),
          Map.entry("46", "琼瓊"),
          Map.entry("50", "渝"),
          Map.entry("51", "川"),
          Map.entry("52", "贵貴黔"),
          Map.entry("53", "云雲滇"),
          Map.entry("54", "藏"),
          Map.entry("61", "陕陝"),
          Map.entry("62", "甘"),
          Map.entry("63", "青"),
          Map.entry("64", "宁寧"),
          Map.entry("65", "新"),
          Map.entry("66", "兵"));

  /// Those of all provinces, in the order of their codes: a map's own order is another in each
  /// process.
  public static final String ALL = String.join("", new TreeMap<>(OF_PROVINCES).values());

  private ProvinceAbbreviations() {}

  /// Whether an organ's code begins as those of the province do; `province` is its division's code.
  public static boolean begins(String code, String province) {
    return OF_PROVINCES.getOrDefault(province.substring(0, 2), "").indexOf(code.charAt(0)) >= 0;
  }
}
