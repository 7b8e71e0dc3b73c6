package org.voxelyte.io;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The compressions of TIFF that scientific programs write for labels and greys. Each decodes one
 * strip or tile into as many bytes as the page needs of it and never more, so a damaged file cannot
 * ask for memory; the reader of TwelveMonkeys hides its decoders and reads pages one by one.
 */
enum TiffCodec {
  NONE("uncompressed", 1) {
    @Override
    void decode(byte[] packed, byte[] target) throws IOException {
      if (packed.length < target.length) {
        throw tooShort();
      }
      System.arraycopy(packed, 0, target, 0, target.length);
    }
  },
  LZW("LZW", 4096) {
    @Override
    void decode(byte[] packed, byte[] target) throws IOException {
      new LzwStrip(packed, target).decode();
    }
  },
  DEFLATE("Deflate", 1040) {
    @Override
    void decode(byte[] packed, byte[] target) throws IOException {
      Inflater inflater = new Inflater();
      try {
        inflater.setInput(packed);
        int done = 0;
        while (done < target.length) {
          int step = inflater.inflate(target, done, target.length - done);
          if (step == 0) {
            throw tooShort();
          }
          done += step;
        }
      } catch (DataFormatException e) {
        throw new IOException("not valid Deflate data", e);
      } finally {
        inflater.end();
      }
    }
  },
  PACK_BITS("PackBits", 64) {
    @Override
    void decode(byte[] packed, byte[] target) throws IOException {
      int in = 0;
      int out = 0;
      while (out < target.length) {
        if (in >= packed.length) {
          throw tooShort();
        }
        int control = packed[in++];
        if (control == -128) {
          continue;
        }
        int count = Math.min(control >= 0 ? control + 1 : 1 - control, target.length - out);
        int needed = control >= 0 ? count : 1;
        if (in + needed > packed.length) {
          throw tooShort();
        }
        if (control >= 0) {
          System.arraycopy(packed, in, target, out, count);
        } else {
          Arrays.fill(target, out, out + count, packed[in]);
        }
        in += needed;
        out += count;
      }
    }
  };

  private final String text;
  private final int largestRatio;

  TiffCodec(String text, int largestRatio) {
    this.text = text;
    this.largestRatio = largestRatio;
  }

  /** Decodes a strip or tile; fails if it gives fewer bytes than the target takes. */
  abstract void decode(byte[] packed, byte[] target) throws IOException;

  /** Returns the compression in words. */
  String text() {
    return text;
  }

  /** Returns an upper limit of bytes out per byte in. */
  int largestRatio() {
    return largestRatio;
  }

  /**
   * Returns the codec of a compression tag.
   *
   * @throws IOException if it is another, naming those that can be read
   */
  static TiffCodec of(long tag, String location) throws IOException {
    return switch ((int) tag) {
      case 1 -> NONE;
      case 5 -> LZW;
      case 8, 32946 -> DEFLATE;
      case 32773 -> PACK_BITS;
      default ->
          throw new IOException(
              location
                  + " is compressed with "
                  + name((int) tag)
                  + "; save it uncompressed or with LZW, PackBits or Deflate");
    };
  }

  private static String name(int tag) {
    return switch (tag) {
      case 2, 3, 4 -> "CCITT fax coding (" + tag + ")";
      case 6, 7 -> "JPEG (" + tag + "), which changes values";
      case 34712, 33003, 33005 -> "JPEG 2000 (" + tag + ")";
      case 34925 -> "LZMA (34925)";
      case 50000, 34926 -> "Zstandard (" + tag + ")";
      default -> "an unknown method (" + tag + ")";
    };
  }

  private static IOException tooShort() {
    return new IOException("the compressed data end too early");
  }

  /** LZW as in the TIFF 6.0 specification, section 13: most significant bit first, early change. */
  private static final class LzwStrip {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST_FREE = 258;
    private static final int LARGEST_TABLE = 4096;

    private final byte[] packed;
    private final byte[] target;
    private final int[] start = new int[LARGEST_TABLE];
    private final int[] length = new int[LARGEST_TABLE];
    private int in;
    private int bits;
    private int held;

    LzwStrip(byte[] packed, byte[] target) {
      this.packed = packed;
      this.target = target;
    }

    /** Each entry of the table is a place in the target where its string already stands. */
    void decode() throws IOException {
      int out = 0;
      int free = FIRST_FREE;
      int width = 9;
      int previousStart = -1;
      int previousLength = 0;
      while (out < target.length) {
        int code = next(width);
        if (code == CLEAR) {
          free = FIRST_FREE;
          width = 9;
          previousStart = -1;
          continue;
        }
        if (code == END) {
          throw tooShort();
        }
        int begin = out;
        if (code < CLEAR) {
          target[out++] = (byte) code;
        } else if (previousStart >= 0 && code <= free) {
          int from = code < free ? start[code] : previousStart;
          int count = code < free ? length[code] : previousLength + 1;
          for (int i = 0; i < count && out < target.length; i++) {
            target[out++] = target[from + i];
          }
        } else {
          throw new IOException("not valid LZW data");
        }
        if (previousStart >= 0 && free < LARGEST_TABLE) {
          start[free] = previousStart;
          length[free] = previousLength + 1;
          free++;
        }
        if (free >= (1 << width) - 1 && width < 12) {
          width++;
        }
        previousStart = begin;
        previousLength = out - begin;
      }
    }

    private int next(int width) throws IOException {
      while (bits < width) {
        if (in >= packed.length) {
          throw tooShort();
        }
        held = held << 8 | packed[in++] & 0xff;
        bits += 8;
      }
      bits -= width;
      return held >>> bits & (1 << width) - 1;
    }
  }
}
