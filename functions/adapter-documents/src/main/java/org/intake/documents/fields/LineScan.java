package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intake.documents.fields.LabelBook.Match;
import org.intake.documents.text.Key;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.FieldType;

/// Finds labels and values in running text: `联系人：…，联系电话：…`, and words side by side where a table
/// has lost its lines.
final class LineScan {
  private static final String ENDS = ",，;；。、()（）";

  private static final Pattern REMARK = Pattern.compile("[(\\[][^()\\[\\]]{0,20}[)\\]]$");

  /// What recognition makes of the colon between a label and a gap: 申报城市。 泉州市.
  private static final Pattern MISREAD_COLON = Pattern.compile("[;；。，,.．·、'’|]$");

  /// A name, a gap and something with digits: 胡志强 联系也闪.025-….
  private static final Pattern NAME_AND_MORE =
      Pattern.compile("(\\s*\\p{IsHan}{2,4})\\s.*\\d.*", Pattern.DOTALL);

  private static final Pattern WORD_BEGINS = Pattern.compile("(?<=\\s)(?=\\S)");

  private LineScan() {}

  private record Mark(Match match, int labelStart, int valueStart) {}

  static List<Sighting> scan(Run run, LabelBook labels, boolean gapsCount) {
    Key key = run.key();
    List<Mark> marks = marks(run, labels);
    if (marks.isEmpty() && gapsCount) {
      return byGaps(run, labels);
    }
    List<Sighting> sightings = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      int end = i + 1 < marks.size() ? marks.get(i + 1).labelStart() : key.length();
      int from = Math.max(mark.valueStart(), 0);
      while (end > from
          && ENDS.indexOf(key.text().charAt(end - 1)) >= 0
          && !closesInside(key.text(), from, end)
          && !endsSentence(mark.match().field(), key.text().charAt(end - 1))) {
        end--;
      }
      int rawFrom = from >= key.length() ? run.text().length() : key.rawIndex(from);
      int rawTo = end > from ? rawFrom + length(mark, run, rawFrom, key.rawEnd(end)) : rawFrom;
      sightings.add(
          Sighting.inText(
              mark.match().field(),
              key.rawBetween(mark.labelStart(), mark.valueStart()),
              run,
              rawFrom,
              rawTo));
    }
    return sightings;
  }

  /// How much of a text is the mark's value: of a name, what stands before the misread label of the
  /// next entry.
  private static int length(Mark mark, Run run, int from, int to) {
    String text = run.text().substring(from, to);
    FieldDefinition field = mark.match().field();
    boolean isName = field.personal() && field.type() == FieldType.TEXT;
    Matcher name = NAME_AND_MORE.matcher(text);
    return isName && run.isRecognised() && name.matches() ? name.end(1) : text.length();
  }

  /// Whether the bracket at the end was opened inside of the value and so belongs to it.
  private static boolean closesInside(String text, int from, int end) {
    return text.charAt(end - 1) == ')' && text.substring(from, end).indexOf('(') >= 0;
  }

  /// The full stop of a text belongs to it; behind a name or a figure it only parts.
  private static boolean endsSentence(FieldDefinition field, char last) {
    return last == '。' && isText(field);
  }

  /// Whether a field is filled with sentences, which go on over lines.
  static boolean isText(FieldDefinition field) {
    return field.type() == FieldType.LONG_TEXT || field.type() == FieldType.DATED_TEXT;
  }

  private static List<Mark> marks(Run run, LabelBook labels) {
    String text = run.key().text();
    List<Mark> marks = new ArrayList<>();
    int behind = 0;
    int colon = text.indexOf(':');
    while (colon >= 0) {
      String left = text.substring(behind, colon);
      Optional<Match> match = labels.ending(left);
      String bare = REMARK.matcher(left).replaceFirst("");
      if (match.isEmpty() && !bare.equals(left)) {
        match = labels.ending(bare);
      }
      int token = behind + lastBoundary(left) + 1;
      if (match.isEmpty() && run.isRecognised()) {
        match = labels.match(text.substring(token, colon), true);
      }
      if (match.isPresent()) {
        Mark mark = mark(match.get(), text, behind, colon, token);
        boolean again =
            !marks.isEmpty()
                && marks.getLast().match().field().name().equals(mark.match().field().name())
                && mark.labelStart() == marks.getLast().valueStart();
        if (again) {
          marks.removeLast();
        }
        if (isWhole(run, mark)) {
          marks.add(mark);
          behind = colon + 1;
        }
      }
      colon = text.indexOf(':', colon + 1);
    }
    return marks;
  }

  private static Mark mark(Match match, String text, int behind, int colon, int token) {
    int at = text.lastIndexOf(match.label(), colon);
    return new Mark(match, at >= behind ? at : token, colon + 1);
  }

  private static int lastBoundary(String text) {
    for (int i = text.length() - 1; i >= 0; i--) {
      if (ENDS.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /// A short label must stand on its own: 联系人 in 园区联系人 is another label's end.
  private static boolean isWhole(Run run, Mark mark) {
    int at = mark.labelStart();
    if (at == 0) {
      return true;
    }
    Key key = run.key();
    char before = key.text().charAt(at - 1);
    boolean gap = key.rawIndex(at) - key.rawIndex(at - 1) > 1;
    return gap || !Character.isLetter(before) || mark.match().label().length() >= 5;
  }

  /// `园区名称 苏州工业园区 每万人口发明专利拥有量 48.4件`: labels are whole words, values what stands between.
  private static List<Sighting> byGaps(Run run, LabelBook labels) {
    String text = run.text();
    List<Sighting> sightings = new ArrayList<>();
    Match open = null;
    String label = "";
    int valueFrom = -1;
    int at = 0;
    for (String word : WORD_BEGINS.split(text, -1)) {
      Optional<Match> match = labels.match(Key.text(named(word, run)), false);
      if (match.isPresent()) {
        if (open != null && valueFrom >= 0 && at > valueFrom) {
          sightings.add(between(open, label, run, valueFrom, at));
        }
        open = match.get();
        label = word.strip();
        valueFrom = at + word.length();
      }
      at += word.length();
    }
    if (open != null && valueFrom >= 0 && !text.substring(valueFrom).isBlank()) {
      sightings.add(between(open, label, run, valueFrom, text.length()));
    }
    return sightings;
  }

  private static String named(String word, Run run) {
    return run.isRecognised() ? MISREAD_COLON.matcher(word.strip()).replaceFirst("") : word;
  }

  /// Words with gaps between them may be the answer of one label and of another that was not found.
  private static Sighting between(Match match, String label, Run run, int from, int to) {
    Sighting sighting = Sighting.inText(match.field(), label, run, from, to);
    return sighting.raw().strip().matches("(?s)\\S*\\p{IsHan}\\s+\\S.*")
        ? sighting.oneOfSeveral()
        : sighting;
  }
}
