package org.intake.documents.ofd;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The digest SM3 (GB/T 32905-2016), which the JDK lacks and OFD seals use.
public final class Sm3 {
  private static final int[] START = {
    0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e
  };

  private Sm3() {}

  public static byte[] digest(byte[] message) {
    int padded = (message.length + 9 + 63) / 64 * 64;
    byte[] blocks = Arrays.copyOf(message, padded);
    blocks[message.length] = (byte) 0x80;
    ByteBuffer.wrap(blocks).putLong(padded - 8, (long) message.length * 8);
    int[] v = START.clone();
    for (int block = 0; block < padded; block += 64) {
      compress(v, ByteBuffer.wrap(blocks, block, 64));
    }
    ByteBuffer digest = ByteBuffer.allocate(32);
    for (int word : v) {
      digest.putInt(word);
    }
    return digest.array();
  }

  private static void compress(int[] v, ByteBuffer block) {
    int[] w = new int[68];
    for (int j = 0; j < 16; j++) {
      w[j] = block.getInt();
    }
    for (int j = 16; j < 68; j++) {
      int x = w[j - 16] ^ w[j - 9] ^ Integer.rotateLeft(w[j - 3], 15);
      w[j] = p1(x) ^ Integer.rotateLeft(w[j - 13], 7) ^ w[j - 6];
    }
    int[] s = v.clone();
    for (int j = 0; j < 64; j++) {
      int t = j < 16 ? 0x79cc4519 : 0x7a879d8a;
      int a12 = Integer.rotateLeft(s[0], 12);
      int ss1 = Integer.rotateLeft(a12 + s[4] + Integer.rotateLeft(t, j % 32), 7);
      int ss2 = ss1 ^ a12;
      int tt1 = ff(j, s[0], s[1], s[2]) + s[3] + ss2 + (w[j] ^ w[j + 4]);
      int tt2 = gg(j, s[4], s[5], s[6]) + s[7] + ss1 + w[j];
      s[3] = s[2];
      s[2] = Integer.rotateLeft(s[1], 9);
      s[1] = s[0];
      s[0] = tt1;
      s[7] = s[6];
      s[6] = Integer.rotateLeft(s[5], 19);
      s[5] = s[4];
      s[4] = tt2 ^ Integer.rotateLeft(tt2, 9) ^ Integer.rotateLeft(tt2, 17);
    }
    for (int i = 0; i < 8; i++) {
      v[i] ^= s[i];
    }
  }

  private static int p1(int x) {
    return x ^ Integer.rotateLeft(x, 15) ^ Integer.rotateLeft(x, 23);
  }

  private static int ff(int j, int x, int y, int z) {
    return j < 16 ? x ^ y ^ z : (x & y) | (x & z) | (y & z);
  }

  private static int gg(int j, int x, int y, int z) {
    return j < 16 ? x ^ y ^ z : (x & y) | (~x & z);
  }
}
