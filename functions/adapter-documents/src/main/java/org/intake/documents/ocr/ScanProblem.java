package org.intake.documents.ocr;

import java.util.Locale;
import java.util.Map;
import org.intake.domain.Texts;
import org.intake.domain.reading.Problem;

/// What can be wrong with the picture of a page, said to the province together with the cure.
@SuppressWarnings("ImmutableEnumChecker") // Texts is a record of strings.
enum ScanProblem {
  TOO_SMALL(
      Problem.Code.IMAGE_TOO_SMALL,
      "图片只有{size}像素，文字无法辨认。请按300 dpi重新扫描后上传。",
      "圖片只有{size}像素，文字無法辨認。請按300 dpi重新掃描後上傳。",
      "The picture has only {size} pixels, too few to read. Please scan the page again at 300 dpi."),
  TOO_LARGE(
      Problem.Code.IMAGE_TOO_LARGE,
      "图片尺寸为{size}像素，超过可处理的上限。请按300 dpi重新扫描A4页面后上传。",
      "圖片尺寸為{size}像素，超過可處理的上限。請按300 dpi重新掃描A4頁面後上傳。",
      "The picture has {size} pixels, more than can be handled. Please scan the A4 page at 300 dpi."),
  TRUNCATED(
      Problem.Code.TRUNCATED,
      "图片文件不完整，后半部分缺失。请检查原文件并重新上传。",
      "圖片檔案不完整，後半部分缺失。請檢查原檔案並重新上傳。",
      "The picture file ends too early. Please check the original file and upload it again."),
  CORRUPT(
      Problem.Code.CORRUPT,
      "图片文件已损坏，无法打开。请重新扫描或导出后上传。",
      "圖片檔案已損壞，無法開啟。請重新掃描或匯出後上傳。",
      "The picture file is damaged and cannot be opened. Please scan or export it again."),
  LOW_RESOLUTION(
      Problem.Code.LOW_RESOLUTION,
      "该页约{size} dpi，分辨率偏低，识别结果须人工核对。建议按300 dpi重新扫描。",
      "該頁約{size} dpi，解析度偏低，識別結果須人工核對。建議按300 dpi重新掃描。",
      "The page has about {size} dpi, which is low, so a person checks it. A scan at 300 dpi is better."),
  BLANK(
      Problem.Code.BLANK_PAGE,
      "该页为空白页。如为误扫，无需处理；如应有内容，请重新扫描。",
      "該頁為空白頁。如為誤掃，無需處理；如應有內容，請重新掃描。",
      "The page is blank. If something should be on it, please scan it again."),
  TURNED(
      Problem.Code.UPSIDE_DOWN,
      "该页方向不正，已旋转{size}度后识别，无需重新上传。",
      "該頁方向不正，已旋轉{size}度後識別，無需重新上傳。",
      "The page was not upright; it was turned by {size} degrees and read. Nothing needs to be done."),
  TWO_PAGES(
      Problem.Code.TWO_PAGES_IN_ONE,
      "一张图片中有两页，已按左右两页依次识别。建议每页单独扫描。",
      "一張圖片中有兩頁，已按左右兩頁依次識別。建議每頁單獨掃描。",
      "The picture shows two pages; the left one was read first. Please scan each page by itself."),
  SCREEN(
      Problem.Code.SCREEN_PHOTO,
      "图片似为对屏幕的拍照，识别结果须人工核对。请上传原文件或扫描件。",
      "圖片似為對螢幕的拍照，識別結果須人工核對。請上傳原檔案或掃描件。",
      "This looks like a photo of a screen, so a person checks it. Please upload the file or a scan."),
  HANDWRITING(
      Problem.Code.HANDWRITING,
      "该页大部分内容似为手写，无法可靠识别，须人工核对。请上传打印件的扫描件。",
      "該頁大部分內容似為手寫，無法可靠識別，須人工核對。請上傳列印件的掃描件。",
      "Most of the page looks handwritten, so a person checks it. Please upload a scan of a print."),
  NOT_READ(
      Problem.Code.PAGE_NOT_READ,
      "该页文字无法可靠识别，须人工核对。请在光线均匀处重新拍摄或按300 dpi扫描。",
      "該頁文字無法可靠識別，須人工核對。請在光線均勻處重新拍攝或按300 dpi掃描。",
      "The page could not be read reliably, so a person checks it. Please scan it again at 300 dpi."),
  NO_ENGINE(
      Problem.Code.SCAN_NOT_READ,
      "系统当前不能识别扫描件，该页将由人工核对，无需重新上传。",
      "系統目前不能識別掃描件，該頁將由人工核對，無需重新上傳。",
      "Scans cannot be read at the moment; a person checks this page. Nothing needs to be done.");

  private final Problem.Code code;
  private final Texts message;

  ScanProblem(Problem.Code code, String zhHans, String zhHant, String en) {
    this.code = code;
    this.message = new Texts(zhHans, zhHant, en);
  }

  Problem on(int page) {
    return new Problem(code, message, page);
  }

  Problem on(int page, int size) {
    return new Problem(code, message.with(Map.of("size", Integer.toString(size))), page);
  }

  Problem on(int page, long width, long height) {
    String size = String.format(Locale.ROOT, "%dx%d", width, height);
    return new Problem(code, message.with(Map.of("size", size)), page);
  }
}
