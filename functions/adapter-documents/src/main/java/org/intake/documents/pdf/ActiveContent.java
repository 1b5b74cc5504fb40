package org.intake.documents.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;

/// Scripts, programs to start and files inside of a file. None of it is ever run here; a person
/// should know that it is there.
final class ActiveContent {
  private static final COSName XFA = COSName.getPDFName("XFA");
  private static final COSName AA = COSName.getPDFName("AA");
  private static final COSName FILE_ATTACHMENT = COSName.getPDFName("FileAttachment");

  private ActiveContent() {}

  static boolean isIn(PDDocumentCatalog catalog) throws IOException {
    COSDictionary root = catalog.getCOSObject();
    COSDictionary names = root.getCOSDictionary(COSName.NAMES);
    if (names != null
        && (names.containsKey(COSName.getPDFName("JavaScript"))
            || names.containsKey(COSName.EMBEDDED_FILES))) {
      return true;
    }
    COSDictionary form = root.getCOSDictionary(COSName.ACRO_FORM);
    if (isActive(root.getDictionaryObject(COSName.OPEN_ACTION))
        || hasActive(root.getCOSDictionary(AA))
        || (form != null && form.containsKey(XFA))) {
      return true;
    }
    for (PDPage page : catalog.getPages()) {
      if (hasActive(page.getCOSObject().getCOSDictionary(AA)) || annotated(page.getCOSObject())) {
        return true;
      }
    }
    return false;
  }

  private static boolean annotated(COSDictionary page) {
    COSArray annotations = page.getCOSArray(COSName.ANNOTS);
    if (annotations == null) {
      return false;
    }
    for (int i = 0; i < annotations.size(); i++) {
      if (annotations.getObject(i) instanceof COSDictionary annotation
          && (FILE_ATTACHMENT.equals(annotation.getCOSName(COSName.SUBTYPE))
              || isActive(annotation.getDictionaryObject(COSName.A))
              || hasActive(annotation.getCOSDictionary(AA)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasActive(@org.jspecify.annotations.Nullable COSDictionary actions) {
    return actions != null
        && actions.keySet().stream().anyMatch(key -> isActive(actions.getDictionaryObject(key)));
  }

  private static boolean isActive(@org.jspecify.annotations.Nullable COSBase action) {
    if (!(action instanceof COSDictionary dictionary)) {
      return false;
    }
    String kind = dictionary.getNameAsString(COSName.S);
    return "JavaScript".equals(kind)
        || "Launch".equals(kind)
        || "ImportData".equals(kind)
        || "SubmitForm".equals(kind)
        || "GoToE".equals(kind)
        || "Rendition".equals(kind);
  }
}
