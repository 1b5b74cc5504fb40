package org.intake.documents.ocr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.intake.documents.ocr.OcrEngine.GlyphLine;

/// Characters that the engine takes for others and that their surroundings put right beyond doubt:
/// round brackets read as title marks, wide gaps read as quotation marks, 千 in a numeral, 函 at the
/// end of a letter's title, the full stop at the end of sentences. Names and numbers are never
/// touched.
final class Misreadings {
  private static final String OPENING = "(〈《【〔[{「";
  private static final String CLOSING = ")〉》】〕]}」";

  /// An opened bracket is closed within this many characters or does not belong to what follows.
  private static final int FAR = 60;

  /// What 函 is read as, in print of any size.
  static final String LIKE_LETTER = "画畫图圖国國本范範玖引困因固圆园圍围夯亟凾涵闲鱼丽麗刺玉";

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");
  private static final Pattern TITLE =
      Pattern.compile("关于[^。;；!！]{6,110}的([" + LIKE_LETTER + "])$");

  /// No other kind of letter is named by one character, so whatever stands there was 函 when the
  /// addressees follow.
  private static final Pattern TITLE_OF_ONE_CHARACTER =
      Pattern.compile("关于[^。;；!！]{6,110}的\\p{IsHan}$");

  /// A title begins 关于推荐; what is read for its first character is no word before 于.
  private static final Pattern BEGINNING = Pattern.compile("^[天夫美失矢](?=[于於](?:推荐|推薦|申报|申報))");

  /// Between a numeral and another, a unit or what is more than it, 干 is no word; 一干人 is one.
  private static final Pattern THOUSAND =
      Pattern.compile(
          "(?:(?<=一)干(?=[零〇百余餘多万萬亿億家户戶名件项項个個元])"
              + "|(?<=[二三四五六七八九两兩几幾数數])干(?=[一二三四五六七八九零〇余餘多万萬亿億家户戶人名件项項个個元]))");

  /// At least a dozen characters, parted by a comma. A colon may lead to a table or to a letter.
  private static final Pattern SENTENCES =
      Pattern.compile("(?=(?:\\P{IsHan}*+\\p{IsHan}){12})(?=.*[，,]).*\\p{IsHan}[,，.;；*'‘’`、·]");

  private static final Pattern ADDRESSEES = Pattern.compile(".*(?:局|部|厅|廳|委|府|会|會)[:：]$");
  private static final Pattern CLOSING_WORDS =
      Pattern.compile("特此([" + LIKE_LETTER + "])(?:报|復|复|告|達|达|請|请|$)");

  /// A put-right character is never surer than this: what it stands in is still looked at.
  private static final double PUT_RIGHT = 0.9;

  private Misreadings() {}

  /// The lines of one block: a table cell, or the lines between two tables.
  static List<GlyphLine> corrected(List<GlyphLine> lines) {
    List<List<Glyph>> all = new ArrayList<>();
    lines.forEach(line -> all.add(new ArrayList<>(line.glyphs())));
    brackets(all);
    quotes(all);
    titles(all);
    thousands(all);
    sentenceEnd(all);
    return all.stream().filter(line -> !line.isEmpty()).map(GlyphLine::new).toList();
  }

  /// A numeral may be wrapped, so the lines are looked at as one.
  private static void thousands(List<List<Glyph>> lines) {
    StringBuilder all = new StringBuilder();
    lines.forEach(line -> all.append(text(line)));
    Matcher thousand = THOUSAND.matcher(all);
    while (thousand.find()) {
      int at = thousand.start();
      int l = 0;
      while (at >= lines.get(l).size()) {
        at -= lines.get(l).size();
        l++;
      }
      replace(lines, l, at, "千");
    }
  }

  /// Sentences end with a full stop; another mark behind the last of them is a full stop misread.
  private static void sentenceEnd(List<List<Glyph>> lines) {
    StringBuilder all = new StringBuilder();
    lines.forEach(line -> all.append(text(line)));
    if (SENTENCES.matcher(all).matches()) {
      int last = lines.size() - 1;
      while (lines.get(last).isEmpty()) {
        last--;
      }
      replace(lines, last, lines.get(last).size() - 1, "。");
    }
  }

  private record At(int line, int glyph, int count) {}

  private static void brackets(List<List<Glyph>> lines) {
    Deque<At> open = new ArrayDeque<>();
    int count = 0;
    for (int l = 0; l < lines.size(); l++) {
      List<Glyph> line = lines.get(l);
      for (int g = 0; g < line.size(); g++, count++) {
        String text = text(line.get(g));
        if (OPENING.contains(text)) {
          if (g > 0 && OPENING.contains(text(line.get(g - 1))) && !open.isEmpty()) {
            // 〈《 and 〈( are one bracket seen twice; the second is nearer to what it encloses.
            open.pop();
            line.remove(g - 1);
            g--;
          }
          open.push(new At(l, g, count));
        } else if (CLOSING.contains(text)) {
          while (!open.isEmpty() && count - open.peek().count() > FAR) {
            open.pop();
          }
          if (!open.isEmpty()) {
            close(lines, open.pop(), l, g);
          }
        }
      }
    }
  }

  private static void close(List<List<Glyph>> lines, At opened, int l, int g) {
    Glyph first = lines.get(opened.line()).get(opened.glyph());
    Glyph last = lines.get(l).get(g);
    boolean roundFirst = text(first).equals("(");
    boolean roundLast = text(last).equals(")");
    if (roundFirst == roundLast) {
      return;
    }
    boolean year = opened.line() == l && YEAR.matcher(between(lines.get(l), opened, g)).matches();
    if (year) {
      replace(lines, opened.line(), opened.glyph(), "〔");
      replace(lines, l, g, "〕");
    } else {
      replace(lines, opened.line(), opened.glyph(), "(");
      replace(lines, l, g, ")");
    }
  }

  private static String between(List<Glyph> line, At opened, int to) {
    StringBuilder text = new StringBuilder();
    line.subList(opened.glyph() + 1, to).forEach(glyph -> text.append(glyph.text()));
    return text.toString();
  }

  /// Quotation marks come in pairs; one without the other is the gap that the engine made it of.
  private static void quotes(List<List<Glyph>> lines) {
    List<At> open = new ArrayList<>();
    List<At> lone = new ArrayList<>();
    int count = 0;
    for (int l = 0; l < lines.size(); l++) {
      for (int g = 0; g < lines.get(l).size(); g++, count++) {
        String text = lines.get(l).get(g).text();
        At here = new At(l, g, count);
        if (text.equals("“")) {
          lone.addAll(open);
          open.clear();
          open.add(here);
        } else if (text.equals("”") || text.equals("\"")) {
          boolean closes = !open.isEmpty() && count - open.getFirst().count() <= FAR;
          if (closes) {
            open.clear();
          } else {
            lone.add(here);
          }
        }
      }
    }
    lone.addAll(open);
    lone.sort((a, b) -> Integer.compare(b.count(), a.count()));
    lone.forEach(at -> lines.get(at.line()).remove(at.glyph()));
  }

  private static void titles(List<List<Glyph>> lines) {
    for (int l = 0; l < lines.size(); l++) {
      if (BEGINNING.matcher(text(lines.get(l))).find()) {
        replace(lines, l, 0, text(lines.get(l)).charAt(1) == '于' ? "关" : "關");
      }
      StringBuilder joined = new StringBuilder();
      for (int k = Math.max(0, l - 2); k <= l; k++) {
        joined.append(text(lines.get(k)));
      }
      String text = joined.toString().replace('關', '关').replace('於', '于');
      List<Glyph> line = lines.get(l);
      boolean letter =
          TITLE.matcher(text).find()
              || (TITLE_OF_ONE_CHARACTER.matcher(text).find()
                  && l + 1 < lines.size()
                  && ADDRESSEES.matcher(text(lines.get(l + 1))).matches());
      if (letter) {
        replace(lines, l, line.size() - 1, "函");
      }
      Matcher closing = CLOSING_WORDS.matcher(text(line));
      if (closing.find()) {
        replace(lines, l, closing.start(1), "函");
      }
    }
  }

  /// One character for each glyph, so that places stay true.
  private static String text(List<Glyph> line) {
    StringBuilder text = new StringBuilder();
    line.forEach(glyph -> text.append(glyph.text().charAt(0)));
    return text.toString();
  }

  private static String text(Glyph glyph) {
    return switch (glyph.text()) {
      case "（" -> "(";
      case "）" -> ")";
      default -> glyph.text();
    };
  }

  private static void replace(List<List<Glyph>> lines, int l, int g, String text) {
    Glyph old = lines.get(l).get(g);
    lines
        .get(l)
        .set(
            g,
            new Glyph(
                text,
                old.place(),
                Math.min(PUT_RIGHT, old.confidence()),
                Math.min(PUT_RIGHT, old.wordConfidence())));
  }
}
