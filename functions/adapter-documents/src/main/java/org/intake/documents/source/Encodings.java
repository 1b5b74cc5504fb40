package org.intake.documents.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Text of unknown encoding. Offices send UTF-8, GBK and GB18030; Big5 comes with Traditional
/// letters, UTF-16 from Windows' Notepad.
public final class Encodings {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset BIG5 = Charset.forName("Big5");

  private Encodings() {}

  public static String decode(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    Optional<String> utf8 = strict(bytes, StandardCharsets.UTF_8);
    if (utf8.isPresent()) {
      return utf8.get();
    }
    String chinese = new String(bytes, GB18030);
    Optional<String> big5 = strict(bytes, BIG5);
    return big5.isPresent() && commonness(big5.get()) > commonness(chinese) ? big5.get() : chinese;
  }

  /// The text if every byte fits the encoding.
  public static Optional<String> strict(byte[] bytes, Charset charset) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes));
      return Optional.of(text.toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// Text has no control characters but white space; a sample may end inside of a character.
  static boolean looksLikeText(byte[] sample) {
    for (byte b : sample) {
      int value = b & 0xFF;
      if (value < 0x20 && value != '\t' && value != '\n' && value != '\r' && value != '\f') {
        return starts(sample, 0xFF, 0xFE) || starts(sample, 0xFE, 0xFF);
      }
    }
    return true;
  }

  /// How ordinary a text looks: everyday characters of both scripts and punctuation count for it,
  /// rare blocks and replacement characters against it.
  private static double commonness(String text) {
    String everyday =
        "的一是在不了有和人這这中大為为上個个國国我以要他時时來来用們们生到作地於于出就分對对成會会可主發发年動动同工也能下過过子說说產产種种面而方後后多定行學学法所民得經经十三之進进著等部度家電电力裡里如水化高自二理起小物現现實实加量都兩两體体制機机當当使點点從从業业本去把性好應应開开它合還还因由其些然前外天政四日那社義义事平形相全表間间樣样與与關关各重新線线內内數数正心反你明看原又麼么利比或但質质氣气第向道命此變变條条只沒没結结解問问意建月公無无系軍军很情者最立代想已通並并提直題题黨党程展五果料象員员革位入常文總总次品式活設设及管特件長长求老頭头基資资邊边流路級级少圖图山統统接知較较將将組组見见計计別别她手角期根論论運运農农指幾几九區区強强放決决西被幹干做必戰战先回則则任取據据處处理府市省城";
    double score = 0;
    int counted = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        continue;
      }
      counted++;
      if (everyday.indexOf(c) >= 0 || "，。、：；（）《》“”".indexOf(c) >= 0) {
        score++;
      } else if (c == 0xFFFD || (c >= 0xE000 && c < 0xF900) || (c >= 0x3400 && c < 0x4E00)) {
        score -= 2;
      }
    }
    return counted == 0 ? 0 : score / counted;
  }

  private static boolean starts(byte[] bytes, int... signature) {
    if (bytes.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((bytes[i] & 0xFF) != signature[i]) {
        return false;
      }
    }
    return true;
  }
}
