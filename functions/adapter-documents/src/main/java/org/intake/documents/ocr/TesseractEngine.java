package org.intake.documents.ocr;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.leptonica.global.leptonica;
import org.bytedeco.tesseract.ResultIterator;
import org.bytedeco.tesseract.TessBaseAPI;
import org.bytedeco.tesseract.global.tesseract;
import org.jspecify.annotations.Nullable;

/// Tesseract in this process. An API object serves one thread at a time: it is taken from the pool
/// of its model for one recognition and put back, so there are as many as threads read at once.
///
/// The presets' library is linked without OpenMP (`objdump -p libtesseract.so` names no libgomp),
/// so OMP_THREAD_LIMIT, which Java could not set, is not needed.
final class TesseractEngine implements OcrEngine {
  private final Path data;
  private final Map<Model, Deque<TessBaseAPI>> idle = new EnumMap<>(Model.class);

  /// A model takes some fifty megabytes a thread. Latin is needed for a few values of a page: the
  /// threads share one.
  private final Lock latin = new ReentrantLock();

  TesseractEngine(Path data) {
    this.data = data;
    for (Model model : Model.values()) {
      idle.put(model, new ConcurrentLinkedDeque<>());
    }
    leptonica.setMsgSeverity(leptonica.L_SEVERITY_NONE);
  }

  @Override
  public boolean knows(Model model) {
    return data.resolve(LanguageData.fileName(model)).toFile().isFile();
  }

  @Override
  public List<GlyphLine> recognise(GreyPicture picture, Request request) {
    if (request.model() != Model.LATIN) {
      return recognised(picture, request);
    }
    latin.lock();
    try {
      return recognised(picture, request);
    } finally {
      latin.unlock();
    }
  }

  private List<GlyphLine> recognised(GreyPicture picture, Request request) {
    TessBaseAPI api = take(request.model());
    boolean sound = false;
    try {
      api.SetVariable("tessedit_char_whitelist", request.alphabet());
      api.SetPageSegMode(segmentation(request.layout()));
      api.SetImage(picture.pixels(), picture.width(), picture.height(), 1, picture.width());
      api.SetSourceResolution(request.dpi());
      List<GlyphLine> lines = api.Recognize(null) == 0 ? lines(api) : List.of();
      api.Clear();
      sound = true;
      return lines;
    } finally {
      if (sound) {
        pool(request.model()).push(api);
      } else {
        end(api);
      }
    }
  }

  private Deque<TessBaseAPI> pool(Model model) {
    Deque<TessBaseAPI> pool = idle.get(model);
    if (pool == null) {
      throw new IllegalStateException("every model has a pool");
    }
    return pool;
  }

  private TessBaseAPI take(Model model) {
    TessBaseAPI pooled = pool(model).poll();
    if (pooled != null) {
      return pooled;
    }
    TessBaseAPI api = new TessBaseAPI();
    String language = LanguageData.language(model);
    if (api.Init(data.toString(), language, tesseract.OEM_LSTM_ONLY) != 0) {
      end(api);
      throw new IllegalStateException("language data " + language + " cannot be used");
    }
    // White print on black is rare here; trying it doubles the time of every doubtful line.
    api.SetVariable("invert_threshold", "0");
    api.SetVariable("tessedit_do_invert", "0");
    // Its diagnostics would go to standard error line by line.
    api.SetVariable("debug_file", "/dev/null");
    return api;
  }

  private static int segmentation(Layout layout) {
    return switch (layout) {
      case COLUMN -> tesseract.PSM_SINGLE_COLUMN;
      case BLOCK -> tesseract.PSM_SINGLE_BLOCK;
      case LINE -> tesseract.PSM_SINGLE_LINE;
    };
  }

  private static List<GlyphLine> lines(TessBaseAPI api) {
    List<GlyphLine> lines = new ArrayList<>();
    ResultIterator iterator = api.GetIterator();
    if (iterator == null || iterator.isNull()) {
      return lines;
    }
    try {
      List<Glyph> line = new ArrayList<>();
      do {
        if (iterator.IsAtBeginningOf(tesseract.RIL_TEXTLINE) && !line.isEmpty()) {
          lines.add(new GlyphLine(line));
          line = new ArrayList<>();
        }
        Glyph glyph = glyph(iterator);
        if (glyph != null) {
          line.add(glyph);
        }
      } while (iterator.Next(tesseract.RIL_SYMBOL));
      if (!line.isEmpty()) {
        lines.add(new GlyphLine(line));
      }
      return lines;
    } finally {
      iterator.deallocate();
    }
  }

  private static @Nullable Glyph glyph(ResultIterator iterator) {
    BytePointer text = iterator.GetUTF8Text(tesseract.RIL_SYMBOL);
    if (text == null || text.isNull()) {
      return null;
    }
    String character = text.getString(StandardCharsets.UTF_8);
    tesseract.TessDeleteText(text);
    int[] left = new int[1];
    int[] top = new int[1];
    int[] right = new int[1];
    int[] bottom = new int[1];
    if (character.isBlank()
        || !iterator.BoundingBox(tesseract.RIL_SYMBOL, left, top, right, bottom)) {
      return null;
    }
    return new Glyph(
        character,
        new Rectangle(left[0], top[0], right[0], bottom[0]),
        Math.clamp(iterator.Confidence(tesseract.RIL_SYMBOL) / 100, 0, 1),
        Math.clamp(iterator.Confidence(tesseract.RIL_WORD) / 100, 0, 1));
  }

  private static void end(TessBaseAPI api) {
    api.End();
    api.deallocate();
  }

  /// Ends the idle objects; one that is in use by another thread is its user's to end.
  @Override
  public void close() {
    for (Deque<TessBaseAPI> pool : idle.values()) {
      TessBaseAPI api = pool.poll();
      while (api != null) {
        end(api);
        api = pool.poll();
      }
    }
  }
}
