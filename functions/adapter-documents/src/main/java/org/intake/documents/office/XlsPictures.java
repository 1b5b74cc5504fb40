package org.intake.documents.office;

import java.awt.Dimension;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.ddf.EscherContainerRecord;
import org.apache.poi.ddf.EscherOptRecord;
import org.apache.poi.ddf.EscherPropertyTypes;
import org.apache.poi.ddf.EscherRecord;
import org.apache.poi.ddf.EscherSimpleProperty;
import org.apache.poi.hssf.record.EscherAggregate;
import org.apache.poi.hssf.usermodel.HSSFPatriarch;
import org.apache.poi.hssf.usermodel.HSSFPicture;
import org.apache.poi.hssf.usermodel.HSSFPictureData;
import org.apache.poi.hssf.usermodel.HSSFShape;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.util.ImageUtils;
import org.intake.documents.ocr.ScanReader.PagePicture;

/// The pictures that lie on the sheets of an `.xls`, sheet by sheet; those in groups are not looked
/// for. The workbook counts its pictures from 1.
final class XlsPictures {
  private static final List<EscherPropertyTypes> SIDES =
      List.of(
          EscherPropertyTypes.BLIP__CROPFROMTOP,
          EscherPropertyTypes.BLIP__CROPFROMBOTTOM,
          EscherPropertyTypes.BLIP__CROPFROMLEFT,
          EscherPropertyTypes.BLIP__CROPFROMRIGHT);

  private static final int EMU_OF_A_TWIP = 635;

  private final HSSFWorkbook workbook;
  private final PastedScans scans = new PastedScans();
  private final Set<Integer> shown = new HashSet<>();

  XlsPictures(HSSFWorkbook workbook) {
    this.workbook = workbook;
  }

  void addOf(HSSFSheet sheet) {
    // In this order: POI finds the records only while nobody has asked for the drawing.
    EscherAggregate records = sheet.getDrawingEscherAggregate();
    HSSFPatriarch drawing = sheet.getDrawingPatriarch();
    if (records == null || drawing == null) {
      return;
    }
    Set<Integer> cut = new HashSet<>();
    records.getEscherRecords().forEach(record -> addCut(record, cut));
    for (HSSFShape shape : drawing) {
      if (shape instanceof HSSFPicture picture
          && picture.getPictureData() != null
          && !cut.contains(picture.getPictureIndex())
          && isPage(picture)
          && shown.add(picture.getPictureIndex())) {
        scans.add(picture.getPictureData().getData());
      }
    }
  }

  List<PagePicture> scans() {
    return scans.scans();
  }

  /// Whether a picture as large as a page is not among the scans.
  boolean hasUnread() {
    List<HSSFPictureData> all = workbook.getAllPictures();
    for (int i = 0; i < all.size(); i++) {
      if (!shown.contains(i + 1)) {
        scans.leaveOut(all.get(i).getData());
      }
    }
    return scans.leftOut();
  }

  private static boolean isPage(HSSFPicture picture) {
    Dimension size = ImageUtils.getDimensionFromAnchor(picture);
    return PageSizedPicture.isTwips(size.width / EMU_OF_A_TWIP, size.height / EMU_OF_A_TWIP);
  }

  private static void addCut(EscherRecord record, Set<Integer> cut) {
    if (record instanceof EscherContainerRecord container) {
      container.getChildRecords().forEach(child -> addCut(child, cut));
    } else if (record instanceof EscherOptRecord options
        && options.lookup(EscherPropertyTypes.BLIP__BLIPTODISPLAY)
            instanceof EscherSimpleProperty picture
        && SIDES.stream().anyMatch(side -> isCut(options, side))) {
      cut.add(picture.getPropertyValue());
    }
  }

  private static boolean isCut(EscherOptRecord options, EscherPropertyTypes side) {
    return options.lookup(side) instanceof EscherSimpleProperty cut && cut.getPropertyValue() != 0;
  }
}
