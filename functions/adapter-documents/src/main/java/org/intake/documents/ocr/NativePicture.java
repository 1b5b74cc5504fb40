package org.intake.documents.ocr;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.leptonica.BOX;
import org.bytedeco.leptonica.PIX;
import org.bytedeco.leptonica.global.leptonica;
import org.jspecify.annotations.Nullable;

/// A decoded picture in native memory, owned by whoever made it: close it as soon as its grey
/// pixels were copied out. Only this class touches Leptonica's pictures.
///
/// Leptonica's functions may return their own argument, which JavaCPP hands back as the same Java
/// object; every step here therefore makes a new picture and destroys the old one only if their
/// addresses differ.
final class NativePicture implements AutoCloseable {
  /// Shapes nearer to a square than this are a scanner's inaccuracy, further away a wrong tag.
  private static final double SQUARE = 1.02;

  private static final double TALLEST = 2.6;

  private PIX pix;
  private boolean bilevel;

  private NativePicture(PIX pix) {
    this.pix = pix;
  }

  /// Null when Leptonica cannot read the bytes. A JPEG may be decoded at a half, quarter or eighth
  /// of its size, which saves memory and time with photos.
  static @Nullable NativePicture decode(
      byte[] bytes, ScanReader.PagePicture.Kind kind, int reduction) {
    PIX pix =
        kind == ScanReader.PagePicture.Kind.JPEG
            ? leptonica.pixReadMemJpeg(bytes, bytes.length, 0, reduction, (int[]) null, 0)
            : leptonica.pixReadMem(bytes, bytes.length);
    if (pix == null || pix.isNull()) {
      return null;
    }
    NativePicture picture = new NativePicture(pix);
    picture.flatten();
    picture.bilevel = picture.pix.d() == 1;
    return picture;
  }

  /// To 1, 8 or 32 bits a pixel, without colour map and without transparency.
  private void flatten() {
    if (pix.colormap() != null && !pix.colormap().isNull()) {
      become(leptonica.pixRemoveColormap(pix, leptonica.REMOVE_CMAP_BASED_ON_SRC));
    }
    if (pix.d() == 32 && pix.spp() == 4) {
      become(leptonica.pixRemoveAlpha(pix));
    }
    if (pix.d() != 1 && pix.d() != 8 && pix.d() != 32) {
      become(leptonica.pixConvertTo8(pix, 0));
    }
  }

  private void become(@Nullable PIX next) {
    if (next == null || next.isNull()) {
      throw new IllegalStateException("no native memory for a picture");
    }
    if (next.address() != pix.address()) {
      PIX old = pix;
      pix = next;
      leptonica.pixDestroy(old);
    }
  }

  int width() {
    return pix.w();
  }

  int height() {
    return pix.h();
  }

  /// As the file says; 0 when it does not.
  int dpi() {
    return pix.xres();
  }

  boolean isColour() {
    return pix.d() == 32;
  }

  /// Whether it came with two colours; made square it has shades between them.
  boolean isBilevel() {
    return bilevel;
  }

  /// Makes pixels square that are taller than wide.
  void stretch(double pixelShape) {
    if (pixelShape < SQUARE || pixelShape > TALLEST) {
      return;
    }
    if (pix.d() == 1) {
      become(leptonica.pixConvert1To8(null, pix, (byte) 255, (byte) 0));
    }
    bilevel |= pix.d() == 8 && Preparation.isBilevel(grey());
    become(leptonica.pixScale(pix, 1f, (float) pixelShape));
  }

  /// Turns and mirrors as the EXIF orientation (1 to 8) asks.
  void orient(int exif) {
    int quarters =
        switch (exif) {
          case 3, 4 -> 2;
          case 5, 6 -> 1;
          case 7, 8 -> 3;
          default -> 0;
        };
    if (quarters != 0) {
      become(leptonica.pixRotateOrth(pix, quarters));
    }
    if (exif == 2 || exif == 4 || exif == 5 || exif == 7) {
      become(leptonica.pixFlipLR(null, pix));
    }
  }

  GreyPicture grey() {
    PIX grey =
        switch (pix.d()) {
          case 1 -> leptonica.pixConvert1To8(null, pix, (byte) 255, (byte) 0);
          case 8 -> leptonica.pixCopy(null, pix);
          default -> leptonica.pixConvertRGBToGray(pix, 0.3f, 0.59f, 0.11f);
        };
    return copiedOut(grey);
  }

  /// One colour of a part: `COLOR_RED` or `COLOR_GREEN` of Leptonica.
  private GreyPicture channel(Rectangle place, int colour) {
    BOX box = leptonica.boxCreate(place.left(), place.top(), place.width(), place.height());
    PIX part = leptonica.pixClipRectangle(pix, box, (BOX) null);
    leptonica.boxDestroy(box);
    PIX channel = leptonica.pixGetRGBComponent(part, colour);
    leptonica.pixDestroy(part);
    return copiedOut(channel);
  }

  GreyPicture red(Rectangle place) {
    return channel(place, leptonica.COLOR_RED);
  }

  GreyPicture green(Rectangle place) {
    return channel(place, leptonica.COLOR_GREEN);
  }

  /// The colours at a fraction of the size, 0xRRGGBB.
  ColourPicture reduced(int factor) {
    PIX small = leptonica.pixScaleAreaMap(pix, 1f / factor, 1f / factor);
    if (small == null || small.isNull()) {
      throw new IllegalStateException("no native memory for a picture");
    }
    try {
      int[] pixels = new int[small.w() * small.h()];
      try (IntPointer data = new IntPointer(leptonica.pixGetData(small))) {
        data.capacity((long) small.wpl() * small.h()).asBuffer().get(pixels);
      }
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] >>>= 8;
      }
      return new ColourPicture(small.w(), small.h(), pixels);
    } finally {
      leptonica.pixDestroy(small);
    }
  }

  private static GreyPicture copiedOut(@Nullable PIX grey) {
    if (grey == null || grey.isNull()) {
      throw new IllegalStateException("no native memory for a picture");
    }
    try {
      leptonica.pixEndianByteSwap(grey);
      int width = grey.w();
      int height = grey.h();
      byte[] pixels = new byte[width * height];
      try (BytePointer data = new BytePointer(leptonica.pixGetData(grey))) {
        ByteBuffer rows = data.capacity(4L * grey.wpl() * height).asByteBuffer();
        for (int y = 0; y < height; y++) {
          rows.position(y * 4 * grey.wpl());
          rows.get(pixels, y * width, width);
        }
      }
      return new GreyPicture(width, height, pixels);
    } finally {
      leptonica.pixDestroy(grey);
    }
  }

  @Override
  public void close() {
    if (!pix.isNull()) {
      leptonica.pixDestroy(pix);
    }
  }
}
