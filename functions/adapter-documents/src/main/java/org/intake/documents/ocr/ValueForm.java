package org.intake.documents.ocr;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intake.documents.value.ProvinceAbbreviations;
import org.intake.domain.programme.FieldType;

/// What a value of a type looks like: which characters it is made of and whether a reading has its
/// form. A reading without the form counts little in a vote.
final class ValueForm {
  static final String DIGITS = "0123456789.,-";
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@._-";
  private static final String DATES = "0123456789年月日.-/〇○一二三四五六七八九十零";

  /// What codes of provinces' and state organs' letters begin with, in both scripts.
  private static final String CODE_BEGINNINGS = ProvinceAbbreviations.ALL + "国國工";

  /// The words that organs' codes are made of, brackets and digits, in both scripts: 函 cannot be
  /// read as 画 here.
  private static final String NUMBERS =
      CODE_BEGINNINGS + "知发發函办辦字规規法管运運经經信工中小企业業局厅廳产產权權科技联聯政综綜保促财財市省委府通令号號第" + "〔〕[]【】()0123456789";

  /// No figure begins with a nought that is followed by a digit: 62.33 read as 02.33 is none.
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\p{IsHan}{0,4}(?!0\\d)(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?:[\\p{IsHan}/()%‰].*)?");

  private static final Pattern PHONE =
      Pattern.compile("1[3-9]\\d{9}|\\(?0\\d{2,3}\\)?-?\\d{7,8}(-\\d{1,5})?");
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}");

  /// What a sentence puts behind an address, and the bracket before it when it is closed behind it.
  /// A first character may be read as a bracket too, so one alone stays.
  private static final Pattern AROUND_MAIL =
      Pattern.compile("^\\((?=[^@]*@[^)]*\\))|(?<=@.{1,80})[),;。、.]+$");

  private static final Pattern DATE =
      Pattern.compile(
          ".*((19|20)\\d{2}[年./-]([1-9]|0[1-9]|1[0-2])[月./-]([1-9]|0[1-9]|[12]\\d|3[01])日?"
              + "|二[〇○零][一二][〇○零一二三四五六七八九]年(十[一二]?|[一二三四五六七八九])月"
              + "(三十一?|[一二]?十[一二三四五六七八九]?|[一二三四五六七八九])日).*");
  private static final Pattern DOCUMENT_NUMBER =
      Pattern.compile("\\p{IsHan}{2,12}〔(19|20)\\d{2}〕\\d{1,5}[号號]");

  /// 〇 is read as one or two of many round things; 二 before it as 工.
  private static final Pattern CHINESE_YEAR =
      Pattern.compile("[二工一三][OoQＯ○口0CcDoD〇。.]{1,3}(?=[一二][〇OoＯ○0一二三四五六七八九]年)");

  private static final Pattern CHINESE_DAY =
      Pattern.compile("(?<=月[一二三十]{1,3}[一二三四五六七八九]?)[月晶曰口目H]$");

  /// Between an area's code and a number stands a hyphen, whatever it was taken for.
  private static final Pattern HYPHEN = Pattern.compile("(?<=^0\\d{2,3})[.:;,·°'\"](?=\\d{7,8}$)");

  /// No month has a day of three digits: the last of them is 日, of which a fax leaves its frame or
  /// little more.
  private static final Pattern DIGITS_DAY =
      Pattern.compile("(?<=\\d月)(3[01]|[12]\\d|0[1-9])[\\dBIl|]$|(?<=\\d月)(\\d{1,2})[月晶曰口目H明昌且唱]$");

  private static final Pattern BRACKETED_YEAR =
      Pattern.compile("[(\\[【〔{『「]+((?:19|20)\\d{2})[)\\]】〕}』」jJ]+");

  /// What is counted has no fraction, so a point before three digits was a comma.
  private static final Pattern COUNTED =
      Pattern.compile("(\\d{1,3}(?:[,.]\\d{3})+)((?![百千万亿])\\D*)");

  /// What parts the amount of a year from the next year, however it is read.
  private static final Pattern BETWEEN_YEARS =
      Pattern.compile("(?<=[元亿億万萬])[^\\d\\p{IsHan}]+(?=(?:19|20)\\d{2}年)");

  private static final Pattern MEASURED =
      Pattern.compile("(\\d{1,3}(?:,\\d{3})+)((?:\\.\\d+)?\\D*)");

  private ValueForm() {}

  /// The only characters of such a value; empty when it may hold any.
  static String alphabet(FieldType type) {
    return switch (type) {
      case EMAIL -> LETTERS;
      case DATE -> DATES;
      case DOCUMENT_NUMBER -> NUMBERS;
      case PHONE, POSTCODE, YEAR -> DIGITS;
      case TEXT,
          LONG_TEXT,
          INTEGER,
          DECIMAL,
          DIVISION,
          DIVISION_LIST,
          ORG,
          ORG_LIST,
          TEXT_LIST,
          ENUM,
          DATED_TEXT,
          AMOUNTS_BY_YEAR,
          CITY_PARKS,
          FIGURES,
          SECTION ->
          "";
    };
  }

  /// How codes of organs' letters end; 函 alone is often read as 画, 图 or 国.
  private static final String CODE_ENDINGS = "函字发發办辦规規通报報告令请請示电電厅廳科企法政综綜计計财財创創管";

  private static final Pattern CODE = Pattern.compile("(\\p{IsHan})(\\p{IsHan}*)(\\p{IsHan})〔.*");

  /// A narrower alphabet for a document number whose code begins or ends like few do: the rest of
  /// its code as read and the usual beginnings and endings. Empty when both are usual.
  static String narrowed(String documentNumber) {
    Matcher code = CODE.matcher(documentNumber);
    if (!code.matches()) {
      return "";
    }
    boolean begins = CODE_BEGINNINGS.contains(code.group(1));
    boolean ends = CODE_ENDINGS.contains(code.group(3));
    if (begins && ends) {
      return "";
    }
    return (begins ? code.group(1) : CODE_BEGINNINGS)
        + code.group(2)
        + CODE_ENDINGS
        + "〔〕[]【】()0123456789号號";
  }

  /// A document number whose code ends in a look-alike of 函, with 函 in its place; else empty. No
  /// code ends in one of them, but it is a repair, so it never counts as sure.
  static String repaired(String documentNumber) {
    Matcher code = CODE.matcher(documentNumber);
    return code.matches() && Misreadings.LIKE_LETTER.contains(code.group(3))
        ? documentNumber.substring(0, code.start(3)) + "函" + documentNumber.substring(code.end(3))
        : "";
  }

  /// Characters that hold a value of the type together; empty when any may end it.
  static String inner(FieldType type) {
    return switch (type) {
      case INTEGER, DECIMAL, PHONE, POSTCODE, YEAR -> DIGITS;
      case DATE -> DATES;
      case EMAIL -> LETTERS;
      case DOCUMENT_NUMBER -> "〔〕[]【】()0123456789号號";
      case TEXT,
          LONG_TEXT,
          DIVISION,
          DIVISION_LIST,
          ORG,
          ORG_LIST,
          TEXT_LIST,
          ENUM,
          DATED_TEXT,
          AMOUNTS_BY_YEAR,
          CITY_PARKS,
          FIGURES,
          SECTION ->
          "";
    };
  }

  /// Whether the value is mostly a number, which the Latin model reads best.
  static boolean isNumeric(FieldType type) {
    return switch (type) {
      case INTEGER, DECIMAL, PHONE, POSTCODE, YEAR -> true;
      case TEXT,
          LONG_TEXT,
          DATE,
          DIVISION,
          DIVISION_LIST,
          ORG,
          ORG_LIST,
          TEXT_LIST,
          ENUM,
          DATED_TEXT,
          AMOUNTS_BY_YEAR,
          CITY_PARKS,
          FIGURES,
          EMAIL,
          DOCUMENT_NUMBER,
          SECTION ->
          false;
    };
  }

  /// Whether a second reading is worth its time: running text is judged by people.
  static boolean isWorthReadingAgain(FieldType type) {
    return switch (type) {
      case LONG_TEXT, SECTION, DATED_TEXT, FIGURES -> false;
      case TEXT,
          INTEGER,
          DECIMAL,
          DATE,
          YEAR,
          DIVISION,
          DIVISION_LIST,
          ORG,
          ORG_LIST,
          TEXT_LIST,
          ENUM,
          AMOUNTS_BY_YEAR,
          CITY_PARKS,
          PHONE,
          EMAIL,
          POSTCODE,
          DOCUMENT_NUMBER ->
          true;
    };
  }

  static boolean fits(FieldType type, String text) {
    return switch (type) {
      case INTEGER, DECIMAL -> NUMBER.matcher(text).matches();
      case YEAR -> text.matches("(19|20)\\d{2}年?");
      case PHONE -> PHONE.matcher(text).matches();
      case POSTCODE -> text.matches("\\d{6}");
      case EMAIL -> EMAIL.matcher(text).matches();
      case DATE -> DATE.matcher(text).matches();
      case DOCUMENT_NUMBER -> DOCUMENT_NUMBER.matcher(text).matches();
      case TEXT,
          LONG_TEXT,
          DIVISION,
          DIVISION_LIST,
          ORG,
          ORG_LIST,
          TEXT_LIST,
          ENUM,
          DATED_TEXT,
          AMOUNTS_BY_YEAR,
          CITY_PARKS,
          FIGURES,
          SECTION ->
          !text.isBlank();
    };
  }

  /// How much a reading counts in a vote: little without the form of its type.
  static double weight(FieldType type, String text) {
    if (!fits(type, text)) {
      return 0.2;
    }
    return type == FieldType.DOCUMENT_NUMBER && !narrowed(text).isEmpty() ? 0.3 : 1;
  }

  private static String date(String plain) {
    String year = CHINESE_YEAR.matcher(plain).replaceAll("二〇");
    return DIGITS_DAY
        .matcher(CHINESE_DAY.matcher(year).replaceAll("日"))
        .replaceAll(day -> (day.group(1) == null ? day.group(2) : day.group(1)) + "日");
  }

  private static String grouped(String text, Pattern grouped) {
    Matcher figure = grouped.matcher(text);
    return figure.matches()
        ? figure.group(1).replaceAll("[,.](?=\\d{3})", "") + figure.group(2)
        : text;
  }

  /// A reading as it takes part in the vote: without white space, widths and brackets unified.
  static String plain(FieldType type, String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    return switch (type) {
      case DATE, DATED_TEXT -> date(plain);
      case DOCUMENT_NUMBER -> BRACKETED_YEAR.matcher(plain).replaceAll("〔$1〕");
      case PHONE -> HYPHEN.matcher(plain.replaceAll("[.·]?[—–一_~-]", "-")).replaceAll("-");
      // Readings that differ in the mark between thousands only say the same number.
      case INTEGER -> grouped(plain.replace('。', '.'), COUNTED);
      case DECIMAL -> grouped(plain.replace('。', '.'), MEASURED);
      case AMOUNTS_BY_YEAR -> BETWEEN_YEARS.matcher(plain).replaceAll(";");
      case EMAIL -> AROUND_MAIL.matcher(plain).replaceAll("");
      case TEXT,
          LONG_TEXT,
          YEAR,
          DIVISION,
          DIVISION_LIST,
          ORG,
          ORG_LIST,
          TEXT_LIST,
          ENUM,
          CITY_PARKS,
          FIGURES,
          POSTCODE,
          SECTION ->
          plain;
    };
  }
}
