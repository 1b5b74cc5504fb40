package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.text.Key;
import org.intake.documents.value.DateReader;
import org.intake.documents.value.DocumentNumbers;
import org.intake.domain.reading.Box;
import org.jspecify.annotations.Nullable;

/// The parts of an official letter of GB/T 9704: number, title, addressees, body, attachments,
/// signers, date. The printing date of the imprint is not the letter's date.
final class LetterParts {
  private static final Pattern TITLE_END =
      Pattern.compile(".*(?:函|请示|报告|申请|请求|通知|意见|批复|决定|纪要|证明|办法)(?:\\(.{1,12}\\))?$");

  /// A report has no 关于 in front.
  private static final Pattern REPORT_TITLE = Pattern.compile("[^,。:;]{6,60}(?:总结|计划|总结报告)");

  private static final Pattern ATTACHMENTS = Pattern.compile("^附件?[:].*|^附件\\d?[.、].*|^附件$");

  /// Whom to ask stands below the attachments.
  private static final Pattern CONTACT =
      Pattern.compile("\\(?(?:联系人|联系电话|联系方式|电话|手机|电子邮箱|邮箱|通讯地址|地址)[^,。]{0,4}:");

  private static final Pattern IMPRINT = Pattern.compile(".*(?:印发|抄送|抄报|印制).*");

  /// A date that is not whole: its digits lost, or its place left for a stamp.
  private static final Pattern BROKEN_DATE =
      Pattern.compile("(?:[12][09]\\d{2}年[\\d月日_]{0,8}|年月日)");

  /// A date that a stamp's remains stand around and in, as 2(廁20'.E7月料: its century and its month.
  private static final Pattern BURIED_DATE = Pattern.compile(".{0,8}20.{1,6}月.{0,8}");

  private static final Pattern NO_PART_OF_A_DATE =
      Pattern.compile("(?![〇○零一二三四五六七八九十年月日])\\p{IsHan}");

  private static final int MOST_REMAINS = 3;

  /// One of a list.
  private static final Pattern ITEM = Pattern.compile("^\\d{1,2}[.、,].*");

  private static final Pattern ORGAN =
      Pattern.compile(".*(?:局|厅|委|委员会|办|办公室|部|政府|中心|院)(?:\\(.{1,8}\\))?");

  /// One of a list of addressees.
  private static final Pattern ADDRESSEE = Pattern.compile("\\p{IsHan}{2,24}(?:局|部|厅|委|委员会)");

  /// Between addressees and behind the last, as printed and as recognition misreads them.
  private static final Pattern ADDRESSEE_MARKS = Pattern.compile("[、,;:.。·'\"*!|]{1,2}");

  private static final int LONGEST_ADDRESSEES = 120;
  private static final int ADDRESSEE_LINES = 3;
  private static final int LONGEST_DATE_LINE = 24;
  private static final int LONGEST_HIDDEN_DATE = 16;
  private static final int SHORTEST_BODY_LINE = 12;

  /// By this share of the page's width the body reaches further than the end of the addressees.
  private static final double CLEARLY_SHORTER = 0.04;

  private static final int HEAD_LINES = 25;

  private final List<Line> lines;
  private int number = -1;
  private int titleFrom = -1;
  private int titleTo = -1;
  private int addresseesFrom = -1;
  private int addresseesTo = -1;
  private int attachmentsFrom = -1;
  private int date = -1;
  private int signedBy = -1;

  LetterParts(List<Line> lines) {
    this.lines = List.copyOf(lines);
    findTitle();
    findNumber();
    findAddressees();
    findDate();
    findAttachments();
  }

  private String key(int at) {
    return lines.get(at).key();
  }

  private void findTitle() {
    for (int i = 0; i < Math.min(lines.size(), HEAD_LINES); i++) {
      boolean opens =
          key(i).startsWith("关于")
              || (key(i).contains("关于") && key(i).indexOf("关于") < 24 && !key(i).contains("根据"));
      if (opens && !key(i).contains("。")) {
        StringBuilder joined = new StringBuilder();
        for (int k = i; k < Math.min(lines.size(), i + 4); k++) {
          joined.append(key(k));
          if (TITLE_END.matcher(joined).matches()) {
            titleFrom = i;
            titleTo = k + 1;
            return;
          }
          if (joined.length() > 120 || key(k).contains("。")) {
            break;
          }
        }
      }
    }
    for (int i = 0; i < Math.min(lines.size(), 12); i++) {
      boolean shortTitle =
          key(i).length() <= 30
              && key(i).length() >= 3
              && TITLE_END.matcher(key(i)).matches()
              && !key(i).matches(".*[,。:;].*");
      if (shortTitle || REPORT_TITLE.matcher(key(i)).matches()) {
        titleFrom = i;
        titleTo = i + 1;
        return;
      }
    }
  }

  /// The letter's own number stands alone above the title (or right below it), never inside of a
  /// sentence that cites another document.
  private void findNumber() {
    int end =
        titleTo > 0 ? Math.min(lines.size(), titleTo + 2) : Math.min(lines.size(), HEAD_LINES);
    for (int i = 0; i < end; i++) {
      Optional<DocumentNumbers.Found> found = DocumentNumbers.find(lines.get(i).run().key());
      if (found.isPresent() && key(i).length() <= found.get().end() - found.get().start() + 14) {
        number = i;
        return;
      }
    }
  }

  private void findAddressees() {
    int from = Math.max(titleTo, number + 1);
    int unmarked = endOfUnmarkedAddressees(from);
    if (unmarked > 0) {
      addresseesFrom = from;
      addresseesTo = unmarked;
      return;
    }
    for (int i = Math.max(0, from); i < Math.min(lines.size(), Math.max(0, from) + 6); i++) {
      if (key(i).endsWith(":") && !ATTACHMENTS.matcher(key(i)).matches()) {
        addresseesFrom = firstOfAddressees(from, i);
        addresseesTo = i + 1;
        while (addresseesTo < lines.size()
            && key(addresseesTo).endsWith(":")
            && areAddressees(key(addresseesTo))) {
          addresseesTo++;
        }
        return;
      }
    }
  }

  /// Recognition loses the colon behind addressees or reads another mark. Without it they end at a
  /// short line of nothing but organs, right below the title, where a longer line of text follows:
  /// neither a sentence that was wrapped behind an organ nor a signature ends so. Zero where
  /// nothing was recognised or nothing ends so.
  private int endOfUnmarkedAddressees(int from) {
    if (titleTo < 0) {
      return 0;
    }
    StringBuilder joined = new StringBuilder();
    for (int i = from; i < Math.min(lines.size() - 1, from + ADDRESSEE_LINES); i++) {
      joined.append(key(i));
      if (!lines.get(i).run().isRecognised()
          || key(i).endsWith(":")
          || joined.length() > LONGEST_ADDRESSEES) {
        return 0;
      }
      if (areAddressees(joined.toString()) && beginsBody(i + 1)) {
        return i + 1;
      }
    }
    return 0;
  }

  private static boolean areAddressees(String key) {
    List<String> names = ADDRESSEE_MARKS.splitAsStream(key).toList();
    return !names.isEmpty() && names.stream().allMatch(name -> ADDRESSEE.matcher(name).matches());
  }

  /// Where the last addressee's name ends in the raw text.
  static int endWithoutMark(String text) {
    int end = text.length();
    while (end > 0
        && (Key.isSpace(text.charAt(end - 1))
            || ADDRESSEE_MARKS.matcher(Key.text(text.substring(end - 1, end))).matches())) {
      end--;
    }
    return end;
  }

  private boolean beginsBody(int at) {
    Line line = lines.get(at);
    boolean longer =
        line.source()
            .line()
            .box()
            .flatMap(box ->
                lines
                    .get(at - 1)
                    .source()
                    .line()
                    .box()
                    .map(above -> right(above) < right(box) - CLEARLY_SHORTER))
            .orElse(false);
    return longer
        && Item.samePage(line, lines.get(at - 1))
        && key(at).length() >= SHORTEST_BODY_LINE
        && !areAddressees(key(at))
        && !isDate(at);
  }

  private static double right(Box box) {
    return box.x() + box.width();
  }

  private boolean isDate(int at) {
    return key(at).length() <= LONGEST_DATE_LINE
        && !DateReader.all(lines.get(at).run().text()).isEmpty();
  }

  /// Addressees may wrap: the lines between title and colon belong to them unless they are a number
  /// or a date.
  private int firstOfAddressees(int from, int colon) {
    int first = colon;
    while (first - 1 >= Math.max(0, from)
        && !DocumentNumbers.find(lines.get(first - 1).run().key()).isPresent()
        && DateReader.all(lines.get(first - 1).run().text()).isEmpty()
        && (key(first - 1).length() > 8 || areAddressees(key(first - 1)))) {
      first--;
    }
    return first;
  }

  /// The first line behind the body that is a date and little else; without one, the last date of
  /// such a line anywhere below the title.
  private void findDate() {
    int from = Math.max(Math.max(addresseesTo, titleTo), 0);
    for (int i = from; i < lines.size(); i++) {
      boolean alone = isDate(i) && !IMPRINT.matcher(key(i)).matches() && !key(i).contains(":");
      if (alone) {
        date = i;
        signedBy = i;
        return;
      }
    }
    for (int i = lines.size() - 1; i >= from; i--) {
      if (BROKEN_DATE.matcher(key(i)).matches() || isHiddenDate(i) || isBuriedDate(i)) {
        date = i;
        signedBy = i;
        return;
      }
    }
    findSigners(from);
  }

  /// Under a stamp a date keeps some of its marks: two of the century, year, month and day.
  private boolean isHiddenDate(int at) {
    String key = key(at);
    if (!lines.get(at).run().isRecognised()
        || key.length() > LONGEST_HIDDEN_DATE
        || IMPRINT.matcher(key).matches()
        || key.matches(".*[:。;].*")) {
      return false;
    }
    int marks = key.matches("(?:20|[二工][〇○零o0口g@c]).*") ? 1 : 0;
    marks += key.indexOf('年') > 0 ? 1 : 0;
    marks += key.indexOf('月') > 0 ? 1 : 0;
    marks += key.indexOf('日') > 0 ? 1 : 0;
    return marks >= 2;
  }

  private boolean isBuriedDate(int at) {
    String key = key(at);
    return lines.get(at).run().isRecognised()
        && BURIED_DATE.matcher(key).matches()
        && NO_PART_OF_A_DATE.matcher(key).results().count() <= MOST_REMAINS
        && !key.matches(".*(?::.*|[。;])$")
        && !IMPRINT.matcher(key).matches()
        && !ITEM.matcher(key).matches()
        && !ATTACHMENTS.matcher(key).matches();
  }

  /// Without a date the signers are the last lines that are organs' names and no imprint.
  private void findSigners(int from) {
    for (int i = lines.size() - 1; i >= from; i--) {
      if (key(i).length() <= 60
          && ORGAN.matcher(key(i)).matches()
          && !IMPRINT.matcher(key(i)).matches()
          && key(i).indexOf(':') < 0) {
        signedBy = i;
        return;
      }
    }
  }

  private void findAttachments() {
    int to = date >= 0 ? date : lines.size();
    for (int i = Math.max(addresseesTo, 0); i < to; i++) {
      if (ATTACHMENTS.matcher(key(i)).matches()) {
        attachmentsFrom = i;
        return;
      }
    }
  }

  Optional<Line> number() {
    return number < 0 ? Optional.empty() : Optional.of(lines.get(number));
  }

  Optional<Run> title() {
    return run(titleFrom, titleTo);
  }

  Optional<Run> addressees() {
    return run(addresseesFrom, addresseesTo);
  }

  Optional<Line> date() {
    return date < 0 ? Optional.empty() : Optional.of(lines.get(date));
  }

  Optional<Run> body() {
    int from = Math.max(addresseesTo, titleTo);
    int to = attachmentsFrom >= 0 ? attachmentsFrom : date >= 0 ? date : lines.size();
    return run(Math.max(from, 0), to);
  }

  /// The lines right above the date that are no sentence; the date's own line too, where an organ
  /// may stand in front. Without a date, the last lines that name organs.
  List<Line> signatureLines() {
    if (signedBy < 0) {
      return List.of();
    }
    List<Line> above = new ArrayList<>();
    int stop = Math.max(Math.max(addresseesTo, titleTo), 0);
    for (int i = signedBy; i >= stop && signedBy - i <= 5; i--) {
      String key = key(i);
      boolean item =
          ITEM.matcher(key).matches()
              // The point behind a number is the first thing that recognition loses.
              || (i != date && key.matches("^\\d{1,2}\\p{IsHan}.*"))
              || ATTACHMENTS.matcher(key).matches()
              || (i != date && key.indexOf(':') >= 0);
      if (item || key.matches(".*[。!;]$") || (key.contains("审核") && key.contains("请"))) {
        break;
      }
      above.addFirst(lines.get(i));
    }
    return above;
  }

  /// The lines of attachments, with the word 附件 still in front of the first.
  List<Line> attachmentLines() {
    if (attachmentsFrom < 0) {
      return List.of();
    }
    List<Line> signers = signatureLines();
    int to = date >= 0 ? date : lines.size();
    for (int i = attachmentsFrom; i < to; i++) {
      boolean signs = !signers.isEmpty() && lines.get(i).run() == signers.getFirst().run();
      if (signs || (i > attachmentsFrom && CONTACT.matcher(key(i)).lookingAt())) {
        to = i;
      }
    }
    return lines.subList(attachmentsFrom, Math.max(attachmentsFrom + 1, to));
  }

  List<Line> lines() {
    return lines;
  }

  private Optional<Run> run(int from, int to) {
    if (from < 0 || to <= from) {
      return Optional.empty();
    }
    return Optional.of(Run.of(lines.subList(from, to).stream().map(Line::source).toList()));
  }

  /// The number's part of its line, in positions of the raw text.
  static int @Nullable [] numberSpan(Run run) {
    Key key = run.key();
    return DocumentNumbers.find(key)
        .map(found -> new int[] {key.rawIndex(found.start()), key.rawEnd(found.end())})
        .orElse(null);
  }

  /// Items of a list of attachments: numbered, or one a line. Behind the number that is next the
  /// point may be lost.
  static List<String> items(String lines) {
    StringBuilder joined = new StringBuilder();
    int expected = 2;
    for (String line : lines.split("\n", -1)) {
      String text = line.strip();
      if (text.matches("(?s)^" + expected + "\\s*\\p{IsHan}.*")) {
        text = text.replaceFirst("^" + expected, expected + ".");
      }
      boolean begins = text.matches("(?s)^[(（]?[\\d０-９]{1,2}[.．、)），,].*") || joined.isEmpty();
      boolean numbered = joined.toString().matches("(?s).*[\\d０-９]{1,2}[.．、，,].*");
      expected += begins && !joined.isEmpty() ? 1 : 0;
      joined.append(begins || !numbered ? "\n" : "").append(text);
    }
    String plain = joined.toString().strip().replaceFirst("^附\\s*件?\\s*[:：]?\\s*", "");
    Matcher numbers =
        Pattern.compile("(?<![\\d０-９])[(（]?[\\d０-９]{1,2}[.．、)），,]{1,2}\\s*(?![\\d０-９])")
            .matcher(plain);
    return java.util.Arrays.stream(numbers.replaceAll("\n").split("\n"))
        .map(item -> item.strip().replaceFirst("[;；。，,]$", "").strip())
        .filter(item -> Key.text(item).length() >= 2)
        .toList();
  }
}
