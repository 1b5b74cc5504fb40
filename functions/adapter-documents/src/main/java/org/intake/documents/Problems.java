package org.intake.documents;

import java.util.Map;
import java.util.Optional;
import org.intake.domain.Texts;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;
import org.jspecify.annotations.Nullable;

/// The one place with the sentences that tell the province what is wrong with a file and what cures
/// it.
public final class Problems {
  private Problems() {}

  public static Problem of(Code code) {
    return new Problem(code, message(code), null);
  }

  public static Problem onPage(Code code, @Nullable Integer page) {
    return new Problem(code, message(code), page);
  }

  /// A problem whose sentence has `{name}` holes.
  public static Problem with(Code code, Map<String, String> values) {
    return new Problem(code, message(code).with(values), null);
  }

  /// A problem of a page whose sentence has a `{size}` hole.
  public static Problem onPage(Code code, int page, String size) {
    return new Problem(code, message(code).with(Map.of("size", size)), page);
  }

  /// A file that nobody can place, with the kind that it is most like if it is like any.
  public static Problem unknownDocument(Optional<String> guess) {
    return guess
        .map(kind -> with(Code.UNKNOWN_DOCUMENT, Map.of("guess", kind)))
        .orElseGet(() ->
            new Problem(
                Code.UNKNOWN_DOCUMENT,
                new Texts(
                    "未能判断文件属于哪一类申报材料，与各类申报材料均不相近，将由人工归类；如为申报材料，请在文件名中写明材料名称，否则无需处理。",
                    "未能判斷檔案屬於哪一類申報材料，與各類申報材料均不相近，將由人工歸類；如為申報材料，請在檔名中寫明材料名稱，否則無需處理。",
                    "It could not be told what kind of document this is; it is like none of those asked for. A person"
                        + " will sort it. If it belongs to the application, a file name that says what it is helps."),
                null));
  }

  private static Texts message(Code code) {
    return switch (code) {
      case NOT_ASKED_FOR ->
          throw new IllegalArgumentException("said of a supplement, never of what is in a file");
      case EMPTY ->
          new Texts(
              "文件为空，请重新上传完整的文件。", "檔案為空，請重新上傳完整的檔案。", "The file is empty. Please upload it again.");
      case TRUNCATED ->
          new Texts(
              "文件不完整，可能上传中断，请重新上传。",
              "檔案不完整，可能上傳中斷，請重新上傳。",
              "The file is incomplete, perhaps the upload was cut off. Please upload it again.");
      case ENCRYPTED ->
          new Texts(
              "文件设有密码，无法打开，请取消密码后重新上传。",
              "檔案設有密碼，無法開啟，請取消密碼後重新上傳。",
              "The file is protected by a password. Please remove the password and upload it again.");
      case UNSUPPORTED_TYPE ->
          new Texts(
              "不支持的文件类型（{type}），请改用 PDF、Word、Excel、WPS、OFD、JPEG/PNG/TIFF 图片或 ZIP/RAR/7z 压缩包；邮件请上传其附件。",
              "不支援的檔案類型（{type}），請改用 PDF、Word、Excel、WPS、OFD、JPEG/PNG/TIFF 圖片或 ZIP/RAR/7z 壓縮檔；郵件請上傳其附件。",
              "This type of file ({type}) is not accepted. Please send PDF, Word, Excel, WPS, OFD, a JPEG/PNG/TIFF picture or a ZIP/RAR/7z archive; of a mail, please send what is attached to it.");
      case TOO_LARGE ->
          new Texts(
              "文件过大或内容过多，请拆分或压缩后重新上传。",
              "檔案過大或內容過多，請拆分或壓縮後重新上傳。",
              "The file is too large or holds too much. Please split or reduce it and upload it"
                  + " again.");
      case TOO_MANY_PAGES ->
          new Texts(
              "文件页数超过上限（{limit}页），请拆分后重新上传。",
              "檔案頁數超過上限（{limit}頁），請拆分後重新上傳。",
              "The file has more pages than the limit of {limit}. Please split it.");
      case TOO_MANY_OBJECTS ->
          new Texts(
              "文件结构异常复杂，请用打印为 PDF 的方式重新生成后上传。",
              "檔案結構異常複雜，請以列印為 PDF 的方式重新產生後上傳。",
              "The structure of the file is unusually complex. Please print it to a new PDF and"
                  + " upload that.");
      case CORRUPT ->
          new Texts(
              "文件已损坏，无法打开，请用原软件另存后重新上传。",
              "檔案已損壞，無法開啟，請用原軟體另存後重新上傳。",
              "The file is damaged and cannot be opened. Please save it again in its own program and"
                  + " upload it.");
      case MALWARE ->
          new Texts(
              "文件含有恶意程序，已隔离，请查杀病毒后重新上传。",
              "檔案含有惡意程式，已隔離，請掃毒後重新上傳。",
              "The file holds malware and was quarantined. Please clean your computer and upload it"
                  + " again.");
      case ACTIVE_CONTENT ->
          new Texts(
              "文件含有脚本、宏或嵌入文件，将由人工核对；建议打印为 PDF 后重新上传。",
              "檔案含有腳本、巨集或嵌入檔案，將由人工核對；建議列印為 PDF 後重新上傳。",
              "The file holds scripts, macros or embedded files; a person will look at it. A freshly"
                  + " printed PDF would be better.");
      case HIDDEN_CONTENT ->
          new Texts(
              "表格含有隐藏的工作表、行或列，隐藏内容未被读取；如需申报，请取消隐藏后重新上传。",
              "表格含有隱藏的工作表、列或欄，隱藏內容未被讀取；如需申報，請取消隱藏後重新上傳。",
              "The workbook has hidden sheets, rows or columns, which were not read. If they belong to the"
                  + " application, please unhide them and upload the file again.");
      case INSET_NOT_READ ->
          new Texts(
              "正文旁插有大幅图片或文本框，其中的文字未被读取，将由人工核对；如其中有申报内容，请另存为 PDF 后重新上传。",
              "正文旁插有大幅圖片或文字方塊，其中的文字未被讀取，將由人工核對；如其中有申報內容，請另存為 PDF 後重新上傳。",
              "There is a large picture or a text box beside the text, which was not read; a person looks at it. If it"
                  + " belongs to the application, please save the file as PDF and upload that.");
      case EXTERNAL_REFERENCE ->
          new Texts(
              "文件引用了外部内容，外部内容未被读取，请把内容放入文件后重新上传。",
              "檔案引用了外部內容，外部內容未被讀取，請把內容放入檔案後重新上傳。",
              "The file refers to content outside of it, which was not read. Please put the content"
                  + " into the file.");
      case WRONG_EXTENSION ->
          new Texts(
              "文件扩展名与实际类型（{type}）不符，已按实际类型读取。",
              "檔案副檔名與實際類型（{type}）不符，已按實際類型讀取。",
              "The file's extension does not fit its type ({type}); it was read by its type.");
      case ARCHIVE_TRAVERSAL ->
          new Texts(
              "压缩包内有越出目录的路径，该成员未读取，请重新打包。",
              "壓縮檔內有越出目錄的路徑，該成員未讀取，請重新打包。",
              "A path in the archive leads outside of it; the member was not read. Please pack the"
                  + " archive again.");
      case ARCHIVE_BOMB ->
          new Texts(
              "压缩包解压后过大或压缩比异常，请直接上传文件或重新打包。",
              "壓縮檔解壓後過大或壓縮比異常，請直接上傳檔案或重新打包。",
              "The archive unpacks to too much data. Please upload the files themselves or pack them"
                  + " again.");
      case ARCHIVE_TOO_DEEP ->
          new Texts(
              "压缩包嵌套层数过多，请解开内层压缩包后重新上传。",
              "壓縮檔巢狀層數過多，請解開內層壓縮檔後重新上傳。",
              "Archives are nested too deep. Please unpack the inner ones.");
      case ARCHIVE_TOO_MANY ->
          new Texts(
              "压缩包内文件过多（上限{limit}个），请分批上传。",
              "壓縮檔內檔案過多（上限{limit}個），請分批上傳。",
              "The archive holds more than {limit} files. Please split it.");
      case ARCHIVE_DUPLICATE_NAME ->
          new Texts(
              "压缩包内有同名文件，均已读取，请确认以哪一份为准。",
              "壓縮檔內有同名檔案，均已讀取，請確認以哪一份為準。",
              "The archive holds two files of the same name; both were read. Please say which one"
                  + " counts.");
      case ARCHIVE_OVERLAP ->
          new Texts(
              "压缩包结构异常（成员数据重叠），请重新打包。",
              "壓縮檔結構異常（成員資料重疊），請重新打包。",
              "The archive's members overlap, which no honest program writes. Please pack it again.");
      case SEAL_BROKEN ->
          new Texts(
              "该页的电子印章或数字签名与文件内容不符（签章后内容有改动，或签章已损坏），将由人工核对；请上传签章后未经改动的原始文件。",
              "該頁的電子印章或數位簽章與檔案內容不符（簽章後內容有改動，或簽章已損壞），將由人工核對；請上傳簽章後未經改動的原始檔案。",
              "The page's electronic seal or signature does not fit the file: it was changed after it was sealed, or the"
                  + " seal is damaged. A person looks at it; please upload the file as it was sealed.");
      case ARCHIVE_METHOD ->
          new Texts(
              "压缩包采用了不常用的压缩算法，无法解开，请用 ZIP 的默认压缩方式重新打包后上传。",
              "壓縮檔採用了不常用的壓縮演算法，無法解開，請以 ZIP 的預設壓縮方式重新打包後上傳。",
              "The archive is packed by a rare method that cannot be unpacked here. Please pack it again as an ordinary"
                  + " ZIP.");
      case IMAGE_TOO_LARGE ->
          new Texts(
              "图片尺寸为{size}像素，超过可处理的上限，请按 300 dpi 重新扫描 A4 页面后上传。",
              "圖片尺寸為{size}像素，超過可處理的上限，請按 300 dpi 重新掃描 A4 頁面後上傳。",
              "The picture has {size} pixels, more than can be handled. Please scan the A4 page at 300 dpi.");
      case IMAGE_TOO_SMALL ->
          new Texts(
              "图片只有{size}像素，文字无法辨认，请按 300 dpi 重新扫描后上传。",
              "圖片只有{size}像素，文字無法辨認，請按 300 dpi 重新掃描後上傳。",
              "The picture has only {size} pixels, too few to read. Please scan the page again at 300 dpi.");
      case LOW_RESOLUTION ->
          new Texts(
              "该页约{size} dpi，分辨率偏低，识别结果须人工核对，建议按 300 dpi 重新扫描。",
              "該頁約{size} dpi，解析度偏低，識別結果須人工核對，建議按 300 dpi 重新掃描。",
              "The page has about {size} dpi, which is low, so a person checks it. A scan at 300 dpi is better.");
      case BLANK_PAGE ->
          new Texts(
              "该页为空白页；如为误扫，无需处理；如应有内容，请重新扫描。",
              "該頁為空白頁；如為誤掃，無需處理；如應有內容，請重新掃描。",
              "The page is blank. If something should be on it, please scan it again.");
      case BLANK_DOCUMENT ->
          new Texts(
              "文件没有内容，请检查后重新上传。",
              "檔案沒有內容，請檢查後重新上傳。",
              "The file has no content. Please check it and upload it again.");
      case UPSIDE_DOWN ->
          new Texts(
              "该页方向不正，已旋转{size}度后识别，无需重新上传。",
              "該頁方向不正，已旋轉{size}度後識別，無需重新上傳。",
              "The page was not upright; it was turned by {size} degrees and read. Nothing needs to be done.");
      case TWO_PAGES_IN_ONE ->
          new Texts(
              "一张图片中有两页，已按左右两页依次识别，建议每页单独扫描。",
              "一張圖片中有兩頁，已按左右兩頁依次識別，建議每頁單獨掃描。",
              "The picture shows two pages; the left one was read first. Please scan each page by itself.");
      case SCREEN_PHOTO ->
          new Texts(
              "图片似为对屏幕的拍照，识别结果须人工核对，请上传原文件或扫描件。",
              "圖片似為對螢幕的拍照，識別結果須人工核對，請上傳原檔案或掃描件。",
              "This looks like a photo of a screen, so a person checks it. Please upload the file or a scan.");
      case HANDWRITING ->
          new Texts(
              "该页大部分内容似为手写，无法可靠识别，须人工核对，请上传打印件的扫描件。",
              "該頁大部分內容似為手寫，無法可靠識別，須人工核對，請上傳列印件的掃描件。",
              "Most of the page looks handwritten, so a person checks it. Please upload a scan of a print.");
      case SCAN_NOT_READ ->
          new Texts(
              "该页为扫描件，系统目前未能识别其文字，将由人工核对；如有电子版，可一并上传。",
              "該頁為掃描件，系統目前未能識別其文字，將由人工核對；如有電子版，可一併上傳。",
              "The page is a scan that could not be recognised here; a person checks it. If there is a digital version, please upload it too.");
      case PAGE_NOT_READ ->
          new Texts(
              "该页未能可靠读取，须人工核对；请检查该页，扫描件请在光线均匀处重拍或按 300 dpi 重新扫描。",
              "該頁未能可靠讀取，須人工核對；請檢查該頁，掃描件請在光線均勻處重拍或按 300 dpi 重新掃描。",
              "The page could not be read reliably, so a person checks it. Please look at the page; scan it again at 300 dpi if it is a scan.");
      case HIDDEN_TEXT_LAYER ->
          new Texts(
              "该页文字为扫描软件生成，仅供参考。",
              "該頁文字為掃描軟體產生，僅供參考。",
              "The page's text was left by a scanner's own recognition and is only a hint.");
      case RECOGNISED ->
          new Texts(
              "文件为扫描件或图片，内容由文字识别得到；未识别到的内容由人工核对；除另有提示外，无需重新上传。",
              "檔案為掃描件或圖片，內容由文字識別得到；未識別到的內容由人工核對；除另有提示外，無需重新上傳。",
              "The file is a scan or a picture and was read by recognition; what was not recognised is"
                  + " checked by a person. Unless another message asks for something, nothing needs"
                  + " to be done.");
      case OTHER_PROGRAMME ->
          new Texts(
              "文件像是其他项目的材料，请确认后上传本次申报的材料。",
              "檔案像是其他專案的材料，請確認後上傳本次申報的材料。",
              "The file seems to belong to another programme. Please upload the documents of this"
                  + " call.");
      case UNKNOWN_DOCUMENT ->
          new Texts(
              "未能判断文件属于哪一类申报材料，最接近的是“{guess}”，将由人工归类；可在文件名中写明材料名称。",
              "未能判斷檔案屬於哪一類申報材料，最接近的是「{guess}」，將由人工歸類；可在檔名中寫明材料名稱。",
              "It could not be told what kind of document this is (the nearest is {guess}); a person will sort it. A file name"
                  + " that says so helps.");
      case UNKNOWN_LABEL ->
          new Texts(
              "申报表中有栏目未能对应到规定的填报项：{labels}；未对应到的内容由人工核对。",
              "申報表中有欄目未能對應到規定的填報項：{labels}；未對應到的內容由人工核對。",
              "The form has entries that match none of those asked for: {labels}. A person checks what was not"
                  + " matched.");
      case TIME_LIMIT ->
          new Texts(
              "文件读取超时，将由人工核对；请尝试拆分或打印为 PDF 后重新上传。",
              "檔案讀取逾時，將由人工核對；請嘗試拆分或列印為 PDF 後重新上傳。",
              "Reading the file took too long; a person will look at it. Please try to split it or to"
                  + " print it to PDF.");
      case MEMORY_LIMIT ->
          new Texts(
              "文件读取所需内存过大，将由人工核对；请尝试拆分后重新上传。",
              "檔案讀取所需記憶體過大，將由人工核對；請嘗試拆分後重新上傳。",
              "Reading the file needed too much memory; a person will look at it. Please try to split"
                  + " it.");
      case READER_CRASHED ->
          new Texts(
              "文件读取失败，将由人工核对；请用原软件另存后重新上传。",
              "檔案讀取失敗，將由人工核對；請用原軟體另存後重新上傳。",
              "Reading the file failed; a person will look at it. Please save it again in its own"
                  + " program and upload it.");
    };
  }
}
