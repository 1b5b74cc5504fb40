package org.intake.documents.pdf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.Seal;
import org.jspecify.annotations.Nullable;

/// Electronic signatures of a PDF: that they are there, where, and whether they speak of the whole
/// file. Certificates are not judged here.
final class Signatures {
  private Signatures() {}

  static List<Seal> of(PDDocument document, Path file) {
    List<Seal> seals = new ArrayList<>();
    try {
      List<PDSignatureField> fields = document.getSignatureFields();
      int last = fields.stream().mapToInt(field -> end(field.getSignature())).max().orElse(0);
      for (PDSignatureField field : fields) {
        PDSignature signature = field.getSignature();
        if (signature == null) {
          continue;
        }
        Seal.State state = SignedBytes.state(file, signature, end(signature) == last);
        for (PDAnnotationWidget widget : field.getWidgets()) {
          seal(document, widget, signature, state).ifPresent(seals::add);
        }
      }
    } catch (RuntimeException e) {
      // A form tree that cannot be walked has no signature that could be told.
      return List.of();
    }
    return seals;
  }

  private static int end(@Nullable PDSignature signature) {
    int[] range = signature == null ? null : signature.getByteRange();
    return range == null || range.length != 4 ? 0 : range[2] + range[3];
  }

  private static java.util.Optional<Seal> seal(
      PDDocument document, PDAnnotationWidget widget, PDSignature signature, Seal.State state) {
    PDPage page = widget.getPage();
    int number = page == null ? 1 : document.getPages().indexOf(page) + 1;
    PDRectangle area = widget.getRectangle();
    if (area == null || number < 1) {
      return java.util.Optional.empty();
    }
    PDRectangle crop = document.getPage(number - 1).getCropBox();
    Box box =
        Box.of(
            area.getLowerLeftX() - crop.getLowerLeftX(),
            crop.getUpperRightY() - area.getUpperRightY(),
            area.getWidth(),
            area.getHeight(),
            crop.getWidth(),
            crop.getHeight());
    return java.util.Optional.of(
        new Seal(number, box, signature.getName(), null, Seal.Kind.ELECTRONIC, state));
  }
}
