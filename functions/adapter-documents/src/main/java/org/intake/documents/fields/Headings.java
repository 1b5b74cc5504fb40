package org.intake.documents.fields;

import java.util.List;
import java.util.regex.Pattern;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.text.Key;
import org.intake.documents.text.Likeness;
import org.intake.domain.programme.DocumentDefinition;

/// Whether a line begins a document. A heading stands alone: it is short, is no sentence, no item
/// of a list of attachments and no mention in brackets.
final class Headings {
  private static final Pattern ITEM =
      Pattern.compile("^(?:附件[:\\d]|附:|\\(?\\d{1,2}[.、)]|抄送|主送|报送).*");
  private static final Pattern SENTENCE = Pattern.compile("[。;；，,《》]");
  private static final Pattern NO_TITLE = Pattern.compile("[:。;,]|\\d{3}");
  private static final int LONGEST_REST = 30;

  private Headings() {}

  static boolean begins(DocumentDefinition definition, String key, boolean tolerant) {
    // Of a text that was not recognised most lines hold no heading, and that is told faster.
    return tolerant
        ? standsAlone(key) && holdsOne(definition, key, true)
        : holdsOne(definition, key, false) && standsAlone(key);
  }

  private static boolean standsAlone(String key) {
    return key.length() >= 2
        && !SENTENCE.matcher(key).find()
        && !ITEM.matcher(key).matches()
        && !key.endsWith(":");
  }

  private static boolean holdsOne(DocumentDefinition definition, String key, boolean tolerant) {
    for (String heading : definition.headings()) {
      String wanted = Key.known(heading);
      if (key.length() <= wanted.length() + LONGEST_REST
          && Likeness.indexOf(key, wanted, tolerant) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// The same over a title that wraps: this line with the one or two below it.
  static int linesOfTitle(DocumentDefinition definition, List<Item> items, int at) {
    StringBuilder joined = new StringBuilder();
    for (int i = at; i < Math.min(items.size(), at + 3); i++) {
      if (!(items.get(i) instanceof Line line) || !Item.samePage(line, items.get(at))) {
        return 0;
      }
      if (i > at && line.key().length() > 40) {
        return 0;
      }
      joined.append(line.key());
      boolean tolerant = line.run().isRecognised();
      if (begins(definition, joined.toString(), tolerant)) {
        boolean withoutFirst =
            i > at && begins(definition, joined.substring(firstLine(items, at).length()), tolerant);
        return withoutFirst && !isTitleLine(firstLine(items, at)) ? 0 : i - at + 1;
      }
    }
    return 0;
  }

  private static String firstLine(List<Item> items, int at) {
    return items.get(at) instanceof Line line ? line.key() : "";
  }

  /// A line of a title that wraps; an entry of a form or the name of a sheet above a heading is
  /// none.
  static boolean isTitleLine(String key) {
    return key.length() >= 5
        && key.length() <= 40
        && !key.startsWith("附件")
        && !NO_TITLE.matcher(key).find();
  }
}
