package org.intake.documents.ocr;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.leptonica.global.leptonica;
import org.bytedeco.tesseract.ResultIterator;
import org.bytedeco.tesseract.TessBaseAPI;
import org.bytedeco.tesseract.global.tesseract;
import org.jspecify.annotations.Nullable;

/// Tesseract in this process. An API object serves one thread at a time: it is taken from the pool
/// of its model for one recognition and put back.
///
/// An object takes some fifty megabytes. One more than one of each model is made, for the script of
/// whose columns and blocks two are first wanted at once: these take long. Single lines, all that
/// the Latin model and the script that a page turns out not to have are asked for, wait for the
/// first.
///
/// The presets' library is linked without OpenMP (`objdump -p libtesseract.so` names no libgomp),
/// so OMP_THREAD_LIMIT, which Java could not set, is not needed.
final class TesseractEngine implements OcrEngine {
  private final Path data;
  private final Map<Model, Pool> pools = new EnumMap<>(Model.class);
  private final AtomicBoolean isExpecting = new AtomicBoolean();
  private volatile @Nullable Thread loader;

  TesseractEngine(Path data) {
    this.data = data;
    for (Model model : Model.values()) {
      pools.put(model, new Pool());
    }
    leptonica.setMsgSeverity(leptonica.L_SEVERITY_NONE);
  }

  /// The objects of one model; `made` counts those in use too. Guarded by `pools`.
  private static final class Pool {
    private final Deque<TessBaseAPI> idle = new ArrayDeque<>();
    private int made;
  }

  /// One that is idle; null when the caller is to make another.
  private @Nullable TessBaseAPI take(Request request) {
    Pool pool = pool(request.model());
    boolean isLong = request.layout() == Layout.COLUMN || request.layout() == Layout.BLOCK;
    boolean mayMakeAnother = request.model() != Model.LATIN && isLong;
    synchronized (pools) {
      while (pool.idle.isEmpty() && pool.made > 0 && !(mayMakeAnother && isNoneTwice())) {
        try {
          pools.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted while a page was read", e);
        }
      }
      if (pool.idle.isEmpty()) {
        pool.made++;
        return null;
      }
      return pool.idle.pop();
    }
  }

  private boolean isNoneTwice() {
    return pools.values().stream().noneMatch(pool -> pool.made > 1);
  }

  private void putBack(TessBaseAPI api, Pool pool) {
    synchronized (pools) {
      pool.idle.push(api);
      pools.notifyAll();
    }
  }

  private void lost(Pool pool) {
    synchronized (pools) {
      pool.made--;
      pools.notifyAll();
    }
  }

  /// Whether the caller is to make the first one.
  private boolean takeFirst(Pool pool) {
    synchronized (pools) {
      boolean first = pool.made == 0;
      pool.made += first ? 1 : 0;
      return first;
    }
  }

  /// The first objects are made while the first page is decoded and straightened: each takes a
  /// tenth to a third of a second, and two of them are asked for at once by [ScriptChoice].
  @Override
  public void expectPage() {
    if (isExpecting.compareAndSet(false, true)) {
      loader = Thread.ofPlatform().daemon().name("models").start(this::load);
    }
  }

  private void load() {
    for (Model model : Model.values()) {
      Pool pool = pool(model);
      if (takeFirst(pool)) {
        try {
          putBack(started(model, pool), pool);
        } catch (IllegalStateException e) {
          // Whoever asks for this model tries once more and is told.
          return;
        }
      }
    }
  }

  @Override
  public List<GlyphLine> recognise(GreyPicture picture, Request request) {
    Pool pool = pool(request.model());
    TessBaseAPI idle = take(request);
    TessBaseAPI api = idle == null ? started(request.model(), pool) : idle;
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
        putBack(api, pool);
      } else {
        lost(pool);
        end(api);
      }
    }
  }

  private Pool pool(Model model) {
    Pool pool = pools.get(model);
    if (pool == null) {
      throw new IllegalStateException("every model has a pool");
    }
    return pool;
  }

  /// Whatever breaks here, nobody waits for an object that never comes.
  private TessBaseAPI started(Model model, Pool pool) {
    boolean sound = false;
    try {
      TessBaseAPI api = started(model);
      sound = true;
      return api;
    } finally {
      if (!sound) {
        lost(pool);
      }
    }
  }

  private TessBaseAPI started(Model model) {
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
      case BARE_LINE -> tesseract.PSM_RAW_LINE;
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
    Thread loading = loader;
    if (loading != null) {
      try {
        loading.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    synchronized (pools) {
      for (Pool pool : pools.values()) {
        pool.made -= pool.idle.size();
        pool.idle.forEach(TesseractEngine::end);
        pool.idle.clear();
      }
      pools.notifyAll();
    }
  }
}
