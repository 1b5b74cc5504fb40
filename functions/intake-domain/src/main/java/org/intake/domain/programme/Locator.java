package org.intake.domain.programme;

/// Where in a document a field is looked for.
public enum Locator {
  /// The cell beside or below its label in a table, or the text behind its label on a line.
  LABEL,
  /// The document's title lines.
  TITLE,
  /// 发文字号 of an official letter.
  DOCUMENT_NUMBER,
  /// 主送机关: the line before the body that ends in a colon.
  ADDRESSEES,
  /// 署名: the lines of signing organs above the date; which one is told by the organ's kind.
  SIGNATURE,
  /// 成文日期: the date under the signatures, never the printing date of 版记.
  SIGNATURE_DATE,
  /// Divisions that the body names after 推荐.
  BODY_DIVISIONS,
  /// Cities with their parks as the body names them.
  BODY_PARKS,
  /// The sentence of the body that holds one of the keywords.
  SENTENCE,
  /// The items of 附件.
  ATTACHMENTS,
  /// The section under a heading that holds one of the keywords.
  SECTION,
  /// Wherever running text or a table states a figure behind one of the labels.
  STATED,
  /// One item for each entry that begins with the first of the keywords to be found: what stands
  /// behind the label within it, `—` where nothing does. `#` in a keyword is any number.
  EACH,
  /// How many invention patents each list of patent numbers holds.
  LISTED_PATENTS,
  /// The divisions that the text names by their whole name.
  PLACES,
  /// Not read from the document but derived, such as a code from a name.
  DERIVED
}
