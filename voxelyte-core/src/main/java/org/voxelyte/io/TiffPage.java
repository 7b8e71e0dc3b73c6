package org.voxelyte.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.function.IntFunction;

/**
 * A grey page of a TIFF file: where its strips or tiles lie and how to decode them. Stored numbers
 * are kept as they are, also where the page says that 0 is white.
 */
final class TiffPage {
  private static final int WHITE_IS_ZERO = 0;
  private static final int BLACK_IS_ZERO = 1;
  private static final int PALETTE = 3;
  private static final int MASK = 4;
  private static final int DIFFERENCES = 2;
  private static final int FLOAT_DIFFERENCES = 3;
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final int width;
  private final int height;
  private final SampleType type;
  private final TiffCodec codec;
  private final int predictor;
  private final boolean lowBitFirst;
  private final int photometric;
  private final ByteOrder order;
  private final int blockWidth;
  private final int blockHeight;
  private final boolean tiled;
  private final long[] offsets;
  private final long[] lengths;

  /**
   * Reads what a directory says.
   *
   * @param name the file and page, for messages
   * @throws IOException if the page is no grey image that can be read
   */
  TiffPage(TiffDirectory directory, String name) throws IOException {
    try {
      width = size(directory.number(TiffDirectory.WIDTH, 0), "width", name);
      height = size(directory.number(TiffDirectory.HEIGHT, 0), "height", name);
      photometric = (int) directory.number(TiffDirectory.PHOTOMETRIC, BLACK_IS_ZERO);
      refuseColour(directory, name);
      type = type(directory, name);
      codec = TiffCodec.of(directory.number(TiffDirectory.COMPRESSION, 1), name);
      predictor = predictor(directory, name);
      lowBitFirst = directory.number(TiffDirectory.FILL_ORDER, 1) == 2;
      order = directory.order();
      tiled = directory.has(TiffDirectory.TILE_OFFSETS) || directory.has(TiffDirectory.TILE_WIDTH);
      if (tiled) {
        blockWidth = size(directory.number(TiffDirectory.TILE_WIDTH, 0), "tile width", name);
        blockHeight = size(directory.number(TiffDirectory.TILE_HEIGHT, 0), "tile height", name);
        offsets =
            directory.numbers(
                directory.has(TiffDirectory.TILE_OFFSETS)
                    ? TiffDirectory.TILE_OFFSETS
                    : TiffDirectory.STRIP_OFFSETS);
      } else {
        blockWidth = width;
        blockHeight =
            (int)
                Math.min(
                    height, Math.max(1, directory.number(TiffDirectory.ROWS_PER_STRIP, height)));
        offsets = directory.numbers(TiffDirectory.STRIP_OFFSETS);
      }
      lengths = lengths(directory, name);
    } catch (ArithmeticException e) {
      throw new IOException(name + " is damaged: a tag claims an absurd size", e);
    }
  }

  private static int size(long size, String what, String name) throws IOException {
    if (size < 1 || size > LONGEST_ARRAY) {
      throw new IOException(
          size == 0
              ? name + " has no " + what + ": it holds no image"
              : name + " is damaged: its " + what + " is " + size);
    }
    return (int) size;
  }

  private void refuseColour(TiffDirectory directory, String name) throws IOException {
    long samples = directory.number(TiffDirectory.SAMPLES_PER_PIXEL, 1);
    if (samples > 1
        || photometric != WHITE_IS_ZERO
            && photometric != BLACK_IS_ZERO
            && photometric != PALETTE
            && photometric != MASK) {
      throw colour(name, samples);
    }
  }

  /** Returns the refusal of a colour image. */
  static IOException colour(String name, long samples) {
    return new IOException(
        name
            + " is a colour (RGB) image"
            + (samples > 1 ? " with " + samples + " samples a pixel" : "")
            + "; save it as 8-bit grey or as labels (in Fiji: Image > Type > 8-bit)");
  }

  private static SampleType type(TiffDirectory directory, String name) throws IOException {
    long bits = directory.number(TiffDirectory.BITS_PER_SAMPLE, 1);
    long format = directory.number(TiffDirectory.SAMPLE_FORMAT, 1);
    SampleType type = null;
    if (bits == 1) {
      type = SampleType.BIT;
    } else if (format == 3) {
      type = bits == 32 ? SampleType.FLOAT32 : bits == 64 ? SampleType.FLOAT64 : null;
    } else if (format == 1 || format == 2 || format == 4) {
      type = SampleType.integer((int) bits, format == 2).orElse(null);
    }
    if (type == null) {
      throw new IOException(
          name
              + " has "
              + bits
              + "-bit samples of format "
              + format
              + "; save it with 1, 8, 16 or 32 bits");
    }
    return type;
  }

  private int predictor(TiffDirectory directory, String name) throws IOException {
    long value = directory.number(TiffDirectory.PREDICTOR, 1);
    boolean isFloat = type == SampleType.FLOAT32 || type == SampleType.FLOAT64;
    boolean known =
        value == 1
            || value == DIFFERENCES && type != SampleType.BIT
            || value == FLOAT_DIFFERENCES && isFloat;
    if (!known) {
      throw new IOException(
          name
              + " uses predictor "
              + value
              + " with "
              + type.text()
              + " samples; save it without a predictor");
    }
    return codec == TiffCodec.NONE ? 1 : (int) value;
  }

  private long[] lengths(TiffDirectory directory, String name) throws IOException {
    long columns = (width + (long) blockWidth - 1) / blockWidth;
    long rows = (height + (long) blockHeight - 1) / blockHeight;
    if (offsets.length < columns * rows) {
      throw new IOException(
          name
              + " is damaged: it needs "
              + columns * rows
              + (tiled ? " tiles" : " strips")
              + " and names "
              + offsets.length);
    }
    long[] given =
        directory.numbers(
            tiled && directory.has(TiffDirectory.TILE_BYTE_COUNTS)
                ? TiffDirectory.TILE_BYTE_COUNTS
                : TiffDirectory.STRIP_BYTE_COUNTS);
    if (given.length >= columns * rows) {
      return given;
    }
    if (codec != TiffCodec.NONE) {
      throw new IOException(name + " is damaged: the lengths of its compressed strips are missing");
    }
    long[] computed = new long[offsets.length];
    for (int i = 0; i < computed.length; i++) {
      computed[i] = rowBytes() * blockRows(i);
    }
    return computed;
  }

  private long rowBytes() {
    return type == SampleType.BIT ? (blockWidth + 7L) / 8 : (long) blockWidth * type.bytes();
  }

  private int blockRows(int block) {
    return tiled ? blockHeight : Math.min(blockHeight, height - block * blockHeight);
  }

  /** Returns the pixels of a row. */
  int width() {
    return width;
  }

  /** Returns the rows. */
  int height() {
    return height;
  }

  /** Returns the type of a sample. */
  SampleType type() {
    return type;
  }

  /** Returns the compression. */
  TiffCodec codec() {
    return codec;
  }

  /** Returns the byte order of samples. */
  ByteOrder order() {
    return order;
  }

  /** Returns the byte at which the first strip begins. */
  long firstOffset() {
    return offsets[0];
  }

  /** Returns whether the page says that 0 is white. */
  boolean whiteIsZero() {
    return photometric == WHITE_IS_ZERO;
  }

  /** Returns whether the samples are numbers of colours in a table. */
  boolean palette() {
    return photometric == PALETTE;
  }

  /**
   * Checks that every strip or tile lies in the file and is long enough for what it should give, so
   * that neither a cut file nor an absurd size is found late.
   */
  void check(long fileSize, String location, int page, int pages) throws IOException {
    long blocks = blocks();
    for (int i = 0; i < blocks; i++) {
      if (offsets[i] < 0 || lengths[i] < 0 || offsets[i] > fileSize - lengths[i]) {
        throw new IOException(
            location
                + " is cut short: page "
                + page
                + " of "
                + pages
                + " lies beyond its end at byte "
                + fileSize
                + "; copy the file again");
      }
      long needed = rowBytes() * blockRows(i);
      if (needed > LONGEST_ARRAY
          || lengths[i] > LONGEST_ARRAY
          || needed > lengths[i] * codec.largestRatio()) {
        throw new IOException(
            location
                + " is damaged: "
                + (tiled ? "tile " : "strip ")
                + (i + 1)
                + " of page "
                + page
                + " has "
                + lengths[i]
                + " bytes, too few for "
                + needed
                + " decoded ones");
      }
    }
  }

  private long blocks() {
    return ((width + (long) blockWidth - 1) / blockWidth)
        * ((height + (long) blockHeight - 1) / blockHeight);
  }

  /**
   * Reads and decodes the page.
   *
   * @param memory gives the array of the pixels, all of which are written
   */
  Object read(FileChannel channel, IntFunction<byte[]> memory) throws IOException {
    long bytes = (long) width * height * type.bytes();
    if (bytes > LONGEST_ARRAY) {
      throw new IOException("a page of " + width + " × " + height + " pixels is too large");
    }
    byte[] pixels = memory.apply((int) bytes);
    int columns = (width + blockWidth - 1) / blockWidth;
    int blocks = (int) blocks();
    for (int i = 0; i < blocks; i++) {
      int x = i % columns * blockWidth;
      int y = i / columns * blockHeight;
      if (!tiled && codec == TiffCodec.NONE && type != SampleType.BIT) {
        int length = (int) (rowBytes() * blockRows(i));
        Channels.readFully(
            channel, offsets[i], ByteBuffer.wrap(pixels, y * (int) rowBytes(), length));
      } else {
        copy(block(channel, i), pixels, x, y, blockRows(i));
      }
    }
    return type.bytes() == 1
        ? pixels
        : type.take(ByteBuffer.wrap(pixels).order(order), width * height);
  }

  private byte[] block(FileChannel channel, int i) throws IOException {
    byte[] packed = Channels.read(channel, offsets[i], (int) lengths[i]);
    if (lowBitFirst && type == SampleType.BIT) {
      for (int b = 0; b < packed.length; b++) {
        packed[b] = (byte) (Integer.reverse(packed[b]) >>> 24);
      }
    }
    int rows = blockRows(i);
    byte[] block = new byte[(int) (rowBytes() * rows)];
    codec.decode(packed, block);
    if (predictor != 1) {
      for (int row = 0; row < rows; row++) {
        undoPredictor(block, row * (int) rowBytes());
      }
    }
    return block;
  }

  private void undoPredictor(byte[] block, int start) {
    int bytes = type.bytes();
    if (predictor == FLOAT_DIFFERENCES) {
      undoFloatPredictor(block, start);
      return;
    }
    ByteBuffer row = ByteBuffer.wrap(block).order(order);
    for (int i = 1; i < blockWidth; i++) {
      int at = start + i * bytes;
      switch (bytes) {
        case 1 -> block[at] += block[at - 1];
        case 2 -> row.putShort(at, (short) (row.getShort(at) + row.getShort(at - 2)));
        case 4 -> row.putInt(at, row.getInt(at) + row.getInt(at - 4));
        default -> row.putLong(at, row.getLong(at) + row.getLong(at - 8));
      }
    }
  }

  /** Byte planes from the most significant down, differences of bytes: Adobe's TIFF note 3. */
  private void undoFloatPredictor(byte[] block, int start) {
    int bytes = type.bytes();
    int length = blockWidth * bytes;
    for (int i = 1; i < length; i++) {
      block[start + i] += block[start + i - 1];
    }
    byte[] planes = new byte[length];
    System.arraycopy(block, start, planes, 0, length);
    for (int i = 0; i < blockWidth; i++) {
      for (int b = 0; b < bytes; b++) {
        int significance = order == ByteOrder.BIG_ENDIAN ? b : bytes - 1 - b;
        block[start + i * bytes + b] = planes[significance * blockWidth + i];
      }
    }
  }

  private void copy(byte[] block, byte[] pixels, int x, int y, int rows) {
    int columns = Math.min(blockWidth, width - x);
    int copied = Math.min(rows, height - y);
    int rowBytes = (int) rowBytes();
    for (int row = 0; row < copied; row++) {
      if (type == SampleType.BIT) {
        for (int i = 0; i < columns; i++) {
          pixels[(y + row) * width + x + i] =
              (byte) (block[row * rowBytes + (i >> 3)] >> (7 - (i & 7)) & 1);
        }
      } else {
        int bytes = type.bytes();
        System.arraycopy(
            block, row * rowBytes, pixels, ((y + row) * width + x) * bytes, columns * bytes);
      }
    }
  }
}
