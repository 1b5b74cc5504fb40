package org.intake.documents.text;

import com.github.houbb.opencc4j.support.data.impl.OpenccDatas;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/// Traditional to Simplified, and the radicals that PDF files carry instead of characters.
public final class Script {
  /// CJK Radicals Supplement that NFKC leaves alone, beside the characters that Word's PDF export
  /// means by them (documents.md 3.5).
  private static final String RADICALS =
      "⺁厂⺅亻⺆冂⺇几⺈刀⺉刂⺋卩⺌小⺍小⺎尢⺐尢⺑尢⺒巳⺓幺⺔彐⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺞歹⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺱罓⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹老⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟饣⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭齿⻮齿⻯龙⻰龙⻲龟⻳龟";

  private static final int FIRST_HAN = 0x3400;
  private static final int LAST_HAN = 0x9FFF;
  private static final char[] SIMPLE = simpleForms();
  private static final BitSet TWINS = twins();

  private Script() {}

  /// The few hundred phrases in which a character has another simple form than usual, or none, and
  /// how long the longest is.
  private static final Map<String, List<String>> PHRASES =
      OpenccDatas.tsPhrase().data().getDataMap();

  private static final int LONGEST_PHRASE =
      PHRASES.keySet().stream().mapToInt(String::length).max().orElse(0);

  private static final BitSet BEGIN_PHRASES =
      PHRASES.keySet().stream()
          .mapToInt(phrase -> phrase.charAt(0))
          .collect(BitSet::new, BitSet::set, BitSet::or);

  /// One table lookup a character: matching needs only that both sides come out alike. The
  /// converter's own lists are read without the converter, which finds phrases by a tree of all
  /// words of both scripts: thirty megabytes, and as long again at each start as all the rest.
  private static char[] simpleForms() {
    char[] forms = new char[LAST_HAN - FIRST_HAN + 1];
    for (int i = 0; i < forms.length; i++) {
      forms[i] = (char) (FIRST_HAN + i);
    }
    OpenccDatas.tsChar()
        .data()
        .getDataMap()
        .forEach((from, to) -> {
          boolean single = from.length() == 1 && to.getFirst().length() == 1;
          if (single && from.charAt(0) >= FIRST_HAN && from.charAt(0) <= LAST_HAN) {
            forms[from.charAt(0) - FIRST_HAN] = to.getFirst().charAt(0);
          }
        });
    return forms;
  }

  private static BitSet twins() {
    BitSet twins = new BitSet(SIMPLE.length);
    for (int i = 0; i < SIMPLE.length; i++) {
      int simple = SIMPLE[i] - FIRST_HAN;
      if (simple != i && simple >= 0 && simple < SIMPLE.length) {
        twins.set(i);
        twins.set(simple);
      }
    }
    return twins;
  }

  /// Whether Simplified and Traditional write this character, or the one that it stands for,
  /// differently.
  public static boolean hasTwin(char c) {
    return c >= FIRST_HAN && c <= LAST_HAN && TWINS.get(c - FIRST_HAN);
  }

  /// The unified ideographs whose form NFKC never changes.
  public static boolean isHan(char c) {
    return c >= 0x4E00 && c <= LAST_HAN;
  }

  /// The Simplified form of one character, without regard to its neighbours.
  public static char simple(char c) {
    return c >= FIRST_HAN && c <= LAST_HAN ? SIMPLE[c - FIRST_HAN] : c;
  }

  /// The Simplified form of a text that is kept as a value; phrases count, so that 乾安县 stays.
  public static String simplified(String text) {
    String plain = withoutRadicals(text);
    if (plain.chars().allMatch(c -> simple((char) c) == c)) {
      return plain;
    }
    StringBuilder result = new StringBuilder(plain.length());
    for (int at = 0; at < plain.length(); ) {
      int length = phraseAt(plain, at);
      if (length == 0) {
        result.append(simple(plain.charAt(at++)));
      } else {
        String phrase = plain.substring(at, at + length);
        result.append(PHRASES.getOrDefault(phrase, List.of(phrase)).getFirst());
        at += length;
      }
    }
    return result.toString();
  }

  /// How long the longest phrase is that begins here; 0 when none does.
  private static int phraseAt(String text, int at) {
    int longest = BEGIN_PHRASES.get(text.charAt(at)) ? LONGEST_PHRASE : 0;
    for (int length = Math.min(longest, text.length() - at); length > 1; length--) {
      if (PHRASES.containsKey(text.substring(at, at + length))) {
        return length;
      }
    }
    return 0;
  }

  /// Radicals and compatibility ideographs replaced, everything else as it was.
  public static String withoutRadicals(String text) {
    StringBuilder changed = null;
    for (int i = 0; i < text.length(); i++) {
      char plain = withoutRadical(text.charAt(i));
      if (plain != text.charAt(i)) {
        if (changed == null) {
          changed = new StringBuilder(text);
        }
        changed.setCharAt(i, plain);
      }
    }
    return changed == null ? text : changed.toString();
  }

  static char withoutRadical(char c) {
    if (c >= 0x2E80 && c <= 0x2EFF) {
      int at = RADICALS.indexOf(c);
      return at >= 0 && at % 2 == 0 ? RADICALS.charAt(at + 1) : c;
    }
    if ((c >= 0x2F00 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF)) {
      String plain = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
      return plain.length() == 1 ? plain.charAt(0) : c;
    }
    return c;
  }
}
