package org.voxelyte.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Writes an uncompressed 8-bit TIFF stack of random blocks of three labels, as large as asked for:
 * what the reading of large files is measured on. Plain TIFF ends at 4 GB.
 */
@SuppressWarnings("ByteBufferBackingArray") // every buffer is made by allocate
public final class MakeStack {
  private static final int BLOCK = 8;
  private static final int LABELS = 3;
  private static final long SEED = 1;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int HEADER_BYTES = 8;
  private static final int ENTRIES = 8;
  private static final int DIRECTORY_BYTES = 2 + 12 * ENTRIES + 4;

  private MakeStack() {}

  /** Writes {@code FILE WIDTH HEIGHT PAGES}. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 4) {
      System.err.println("usage: MakeStack FILE WIDTH HEIGHT PAGES");
      System.exit(2);
    }
    write(
        Path.of(arguments[0]),
        Integer.parseInt(arguments[1]),
        Integer.parseInt(arguments[2]),
        Integer.parseInt(arguments[3]));
  }

  /** Writes a stack of that size. */
  public static void write(Path file, int width, int height, int pages) throws IOException {
    long pageBytes = (long) width * height + DIRECTORY_BYTES;
    if (HEADER_BYTES + pages * pageBytes > 0xffffffffL) {
      throw new IllegalArgumentException("a plain TIFF ends at 4 GB; ask for fewer pages");
    }
    SplittableRandom random = new SplittableRandom(SEED);
    byte[] page = new byte[width * height];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(
          little(HEADER_BYTES)
              .putShort((short) 0x4949)
              .putShort((short) 42)
              .putInt(HEADER_BYTES + page.length)
              .array());
      for (int p = 0; p < pages; p++) {
        if (p % BLOCK == 0) {
          fill(page, width, height, random);
        }
        out.write(page);
        long data = HEADER_BYTES + p * pageBytes;
        long next = p + 1 < pages ? data + pageBytes + page.length : 0;
        out.write(directory(width, height, data, next));
      }
    }
  }

  private static void fill(byte[] page, int width, int height, SplittableRandom random) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        page[at] =
            y % BLOCK != 0
                ? page[at - width]
                : x % BLOCK != 0 ? page[at - 1] : (byte) random.nextInt(LABELS);
      }
    }
  }

  private static byte[] directory(int width, int height, long data, long next) {
    ByteBuffer entries = little(DIRECTORY_BYTES).putShort((short) ENTRIES);
    entry(entries, 256, LONG, width);
    entry(entries, 257, LONG, height);
    entry(entries, 258, SHORT, 8);
    entry(entries, 259, SHORT, 1);
    entry(entries, 262, SHORT, 1);
    entry(entries, 273, LONG, data);
    entry(entries, 278, LONG, height);
    entry(entries, 279, LONG, (long) width * height);
    return entries.putInt((int) next).array();
  }

  private static void entry(ByteBuffer entries, int tag, int type, long value) {
    entries.putShort((short) tag).putShort((short) type).putInt(1).putInt((int) value);
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
