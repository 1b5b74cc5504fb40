package org.intake.application.screen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.intake.domain.Texts;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.Material;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.ReadingGuide;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.Problem;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.Evidence;
import org.intake.domain.screening.Finding;
import org.jspecify.annotations.Nullable;

/// What a supplement may change of a case: a file that replaces another counts as a whole; of a
/// further file, a document counts only if its case lacks it or a defect was found in it, and then
/// it takes the place of the one with the defect. Anything else is put aside for a person: values
/// that nobody complained of are not changed by the way.
final class Supplement {
  static final Problem NOT_ASKED_FOR =
      new Problem(
          Problem.Code.NOT_ASKED_FOR,
          new Texts(
              "不在补正要求之内，未用于形式审查；如需更换原文件，请在上传时注明替换哪个文件。",
              "不在補正要求之內，未用於形式審查；如需更換原文件，請在上傳時註明替換哪個文件。",
              "Not asked for and not used; to exchange a file, say on upload which one it replaces."),
          null);

  private final ReadingGuide guide;
  private final CaseRecord before;
  private final Set<String> further;
  private final List<Finding> defects;

  private Supplement(ReadingGuide guide, CaseRecord before, Set<String> further) {
    this.guide = guide;
    this.before = before;
    this.further = further;
    this.defects = before.findings().stream().filter(Finding::isForProvince).toList();
  }

  /// The material as it counts. `further` are the ids of the files that came with this version and
  /// replace none.
  static Material counting(
      ReadingGuide guide, CaseRecord before, Material brought, Set<String> further) {
    return new Supplement(guide, before, further).counting(brought);
  }

  /// The files of which something was put aside, or of which something counts.
  static Set<String> files(Material material, boolean aside) {
    return material.documents().stream()
        .filter(document -> document.isAside() == aside)
        .map(PlacedDocument::fileId)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Material counting(Material brought) {
    Set<String> replaced = new HashSet<>();
    List<PlacedDocument> kept = new ArrayList<>();
    for (PlacedDocument document : brought.documents()) {
      if (!further.contains(document.fileId()) || isKnown(document)) {
        kept.add(document);
      } else if (isAsked(document)) {
        kept.add(document);
        before.documents().stream()
            .filter(old -> takesPlaceOf(document, old))
            .forEach(old -> replaced.add(old.id()));
      } else if (!isCopy(document)) {
        kept.add(document.aside(NOT_ASKED_FOR));
      }
    }
    kept.removeIf(document -> replaced.contains(document.id()) || wasReplaced(document));
    Set<String> read =
        kept.stream()
            .filter(document -> !document.isAside())
            .map(PlacedDocument::id)
            .collect(Collectors.toSet());
    List<CaseField> fields =
        brought.fields().stream().filter(field -> read.contains(field.documentId())).toList();
    return new Material(brought.version(), brought.files(), kept, fields);
  }

  private boolean isKnown(PlacedDocument document) {
    return before.document(document.id()).filter(old -> !old.isAside()).isPresent();
  }

  /// The same page once more, in another file.
  private boolean isCopy(PlacedDocument document) {
    return before.documents().stream()
        .anyMatch(old -> !old.isAside() && old.content().equals(document.content()));
  }

  private boolean isAsked(PlacedDocument document) {
    if (document.type().equals(DocumentType.UNKNOWN)) {
      return false;
    }
    if (isEvidence(document)) {
      return document.covers().stream()
              .anyMatch(cover -> isMissing(cover.condition(), cover.park()))
          || defects.stream().anyMatch(defect -> isAbout(defect, document));
    }
    boolean lacking = before.documents().stream().noneMatch(old -> takesPlaceOf(document, old));
    return lacking
        ? isExpected(document.park())
        : defects.stream().anyMatch(defect -> isAbout(defect, document));
  }

  private boolean isEvidence(PlacedDocument document) {
    return guide
        .definition(document.type())
        .filter(definition -> definition.shape() == DocumentDefinition.Shape.EVIDENCE)
        .isPresent();
  }

  private boolean isMissing(String condition, @Nullable String park) {
    return before.documents().stream()
        .flatMap(old -> old.covers().stream())
        .noneMatch(
            cover -> cover.condition().equals(condition) && Objects.equals(cover.park(), park));
  }

  /// A park that nobody has spoken of is a new one, and no defect asks for that.
  private boolean isExpected(@Nullable String park) {
    return park == null
        || before.parks().stream().anyMatch(known -> isSame(known.name(), park))
        || defects.stream()
            .anyMatch(
                defect -> defect.message().zhHans().replaceAll("\\s", "").contains(plain(park)));
  }

  /// A defect is about a document when it was found in one of its kind and park.
  private boolean isAbout(Finding defect, PlacedDocument document) {
    return defect.evidence().stream()
        .map(Evidence::documentId)
        .flatMap(id -> before.document(id).stream())
        .anyMatch(
            old -> isEvidence(document) ? sharesCover(old, document) : takesPlaceOf(document, old));
  }

  private boolean sharesCover(PlacedDocument old, PlacedDocument document) {
    return isEvidence(old)
        && old.covers().stream()
            .anyMatch(cover ->
                document.covers().stream()
                    .anyMatch(own ->
                        own.condition().equals(cover.condition())
                            && Objects.equals(own.park(), cover.park())));
  }

  private boolean takesPlaceOf(PlacedDocument document, PlacedDocument old) {
    return !isEvidence(document)
        && !old.isAside()
        && old.type().equals(document.type())
        && ((old.park() == null || document.park() == null)
            ? Objects.equals(old.park(), document.park())
            : isSame(old.park(), document.park()));
  }

  /// An earlier supplement has taken its place; its file is still there.
  private boolean wasReplaced(PlacedDocument document) {
    return !document.isAside()
        && !further.contains(document.fileId())
        && before.document(document.id()).isEmpty()
        && before.documents().stream()
            .anyMatch(old -> old.version() > document.version() && takesPlaceOf(document, old));
  }

  private static boolean isSame(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String park) {
    return park.replaceAll("\\s", "");
  }
}
